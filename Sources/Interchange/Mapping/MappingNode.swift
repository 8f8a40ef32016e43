import Basics

/// One value of a mapping's document, and the path to it.
struct MappingNode {
  let value: JSONValue
  let path: JSONPointer

  func fault(_ reason: String) -> MappingFault { MappingFault(path: path, reason: reason) }

  /// The members of an object, in the order of the text.
  func members() throws(MappingFault) -> [(key: String, node: MappingNode)] {
    guard let object = value.object else { throw fault("must be an object, not \(value.kind)") }
    return object.members.map {
      ($0.key, MappingNode(value: $0.value, path: path.appending($0.key)))
    }
  }

  /// An object that has no other keys than these.
  func object(keys: [String]) throws(MappingFault) -> MappingObject {
    let members = try members()
    for (key, node) in members where !keys.contains(key) {
      throw node.fault("there is no such key; known are \(keys.joined(separator: ", "))")
    }
    return MappingObject(node: self, members: members)
  }

  /// The items of an array.
  func items() throws(MappingFault) -> [MappingNode] {
    guard let items = value.array else { throw fault("must be an array, not \(value.kind)") }
    return items.enumerated().map { MappingNode(value: $1, path: path.appending($0)) }
  }

  /// The items of an array that has some.
  func someItems() throws(MappingFault) -> [MappingNode] {
    let items = try items()
    if items.isEmpty { throw fault("must not be empty") }
    return items
  }

  /// A text that is not empty.
  func text() throws(MappingFault) -> String {
    guard let text = value.string, !text.isEmpty else {
      throw fault("must be a text that is not empty")
    }
    return text
  }
}

/// An object of a mapping's document.
struct MappingObject {
  let node: MappingNode
  let members: [(key: String, node: MappingNode)]

  func optional(_ key: String) -> MappingNode? { members.first { $0.key == key }?.node }

  func required(_ key: String) throws(MappingFault) -> MappingNode {
    guard let member = optional(key) else { throw node.fault("the key '\(key)' is missing") }
    return member
  }
}
