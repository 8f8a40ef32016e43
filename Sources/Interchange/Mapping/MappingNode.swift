import Basics
import CaseJournal
import CaseModel

/// One value of a mapping's document, and the path to it.
struct MappingNode {
  let value: JSONValue
  let path: JSONPointer

  func fault(_ reason: Phrase) -> MappingFault { MappingFault(path: path, reason: reason) }

  func fault(_ english: String, _ chinese: String) -> MappingFault {
    fault(Phrase(english, chinese))
  }

  /// The members of an object, in the order of the text.
  func members() throws(MappingFault) -> [(key: String, node: MappingNode)] {
    guard let object = value.object else {
      throw fault("must be an object, not \(value.kind)", "应为 JSON 对象")
    }
    return object.members.map {
      ($0.key, MappingNode(value: $0.value, path: path.appending($0.key)))
    }
  }

  /// An object that has no other keys than these.
  func object(keys: [String]) throws(MappingFault) -> MappingObject {
    let members = try members()
    for (key, node) in members where !keys.contains(key) {
      throw node.fault(
        "there is no such key; known: \(keys.joined(separator: ", "))",
        "没有这个键；可用的有 \(keys.joined(separator: "、"))")
    }
    return MappingObject(node: self, members: members)
  }

  /// The items of an array.
  func items() throws(MappingFault) -> [MappingNode] {
    guard let items = value.array else {
      throw fault("must be an array, not \(value.kind)", "应为数组")
    }
    return items.enumerated().map { MappingNode(value: $1, path: path.appending($0)) }
  }

  /// The items of an array that has some.
  func someItems() throws(MappingFault) -> [MappingNode] {
    let items = try items()
    if items.isEmpty { throw fault("must not be empty", "不能为空") }
    return items
  }

  /// A text that is not empty.
  func text() throws(MappingFault) -> String {
    guard let text = value.string, !text.isEmpty else {
      throw fault("must be a text that is not empty", "应为非空文本")
    }
    return text
  }

  func flag() throws(MappingFault) -> Bool {
    guard case .bool(let flag) = value else {
      throw fault("must be true or false, not \(value.kind)", "应为 true 或 false")
    }
    return flag
  }

  /// An array of texts, which may be empty ones.
  func texts() throws(MappingFault) -> [String] {
    try someItems().map { item throws(MappingFault) in
      guard let text = item.value.string else {
        throw item.fault("must be a text, not \(item.value.kind)", "应为文本")
      }
      return text
    }
  }

  /// One of some names.
  func choice<Value>(_ values: [(name: String, value: Value)]) throws(MappingFault) -> Value {
    let text = try text()
    if let found = values.first(where: { $0.name == text }) { return found.value }
    let names = values.map { JSONText.quoted($0.name) }
    throw fault(
      "must be one of \(names.joined(separator: ", "))", "应为 \(names.joined(separator: "、")) 之一")
  }
}

/// An object of a mapping's document.
struct MappingObject {
  let node: MappingNode
  let members: [(key: String, node: MappingNode)]

  func optional(_ key: String) -> MappingNode? { members.first { $0.key == key }?.node }

  func required(_ key: String) throws(MappingFault) -> MappingNode {
    guard let member = optional(key) else {
      throw node.fault("the key '\(key)' is missing", "缺少键“\(key)”")
    }
    return member
  }
}

/// What reading the parts of a mapping needs and gathers.
struct MappingContext {
  /// Where named time zones come from; nil for a name that is none.
  let zones: (String) -> TimeZone?
  /// Whether columns are named by the mapping itself; else by the keys of a type, which a table need not have.
  var namesColumns = true
  /// The columns named so far.
  var columns = ColumnTable()

  /// The keys of `data` that an event's type has.
  func keys(of type: MappingNode) throws(MappingFault) -> [EventKey] {
    let name = try type.text()
    if let type = WireType(name) { return type.keys }
    throw type.fault("there is no event '\(name)'", "没有“\(name)”这种事件")
  }

  func zone(_ node: MappingNode) throws(MappingFault) -> TimeZone {
    let name = try node.text()
    if let zone = zones(name) { return zone }
    throw node.fault("no time zone is called '\(name)' on this machine", "本机没有名为“\(name)”的时区")
  }
}
