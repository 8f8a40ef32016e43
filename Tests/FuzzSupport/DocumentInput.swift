import Basics

/// A JSON document as a fuzzer makes it: a text, or edits of a valid document. Edits reach what a text
/// that is changed byte by byte never does, for that is soon no JSON.
///
///     {"zone":…                          a text
///     8a │ nnnn oo aaaa │ nnnn oo aaaa … document 10; each edit a node, what to do, and with what
struct DocumentInput: Sendable {
  private let documents: [JSONValue]
  private let keys: [String]

  private static let mark: UInt8 = 0x80
  private static let editLength = 5

  /// - Parameter documents: from 1 to 128.
  init(_ documents: [JSONValue]) {
    self.documents = documents
    var keys: Set<String> = []
    for document in documents { document.collectKeys(into: &keys) }
    self.keys = keys.sorted()
  }

  /// Each document without an edit, and with one.
  var seeds: [[UInt8]] {
    var seeds: [[UInt8]] = []
    for index in documents.indices {
      let mark = Self.mark | UInt8(index)
      seeds.append([mark])
      for step in 0..<4 as Range<UInt8> { seeds.append([mark, 0, step * 5, step, 0, step * 3]) }
    }
    return seeds
  }

  /// Keys and values that its texts may need.
  var words: [String] { keys + Self.values.compactMap(\.string) }

  func text(_ input: [UInt8]) -> [UInt8] {
    guard let first = input.first, first >= Self.mark else { return input }
    var document = documents[Int(first & ~Self.mark) % documents.count]
    var rest = input.dropFirst()
    while rest.count >= Self.editLength {
      let edit = Array(rest.prefix(Self.editLength))
      rest = rest.dropFirst(Self.editLength)
      apply(edit, to: &document)
    }
    return Array(document.text.utf8)
  }

  private func apply(_ edit: [UInt8], to document: inout JSONValue) {
    let node = Int(edit[0]) << 8 | Int(edit[1])
    let operand = Int(edit[3]) << 8 | Int(edit[4])
    let count = document.nodeCount
    let other = document.node(operand % count)
    var left = node % count
    document.change(&left) { self.changed($0, by: edit[2], operand, other) }
  }

  private func changed(
    _ value: JSONValue, by operation: UInt8, _ operand: Int, _ other: JSONValue
  ) -> JSONValue {
    switch (operation % 4, value) {
    case (0, _): Self.values[operand % Self.values.count]
    // A document that grows by copies of itself would take all the time.
    case (1, _): other.nodeCount < 64 ? other : .null
    case (_, .object(let object)): .object(changed(object, by: operation, operand, other))
    case (_, .array(let items)): .array(Self.changed(items, by: operation, operand))
    case (_, .string(let text)): .string(Self.changed(text, operand))
    case (_, .number(let number)): .integer((number.int ?? 0) &+ (operand - 1 << 15))
    case (_, .bool), (_, .null): Self.values[operand % Self.values.count]
    }
  }

  private func changed(
    _ object: JSONObject, by operation: UInt8, _ operand: Int, _ other: JSONValue
  ) -> JSONObject {
    var object = object
    let key = keys[operand % keys.count]
    if operation & 4 != 0 {
      object[key] = operation & 8 != 0 ? other : Self.values[operand / 256 % Self.values.count]
    } else if !object.isEmpty {
      object[object.keys[operand % object.keys.count]] = nil
    }
    return object
  }

  private static func changed(
    _ items: [JSONValue], by operation: UInt8, _ operand: Int
  ) -> [JSONValue] {
    guard !items.isEmpty, items.count < 64 else { return [] }
    var items = items
    let index = operand % items.count
    if operation & 4 != 0 { items.append(items[index]) } else { items.remove(at: index) }
    return items
  }

  /// One byte of a text put in, taken out or changed; the text stays UTF-8.
  private static func changed(_ text: String, _ operand: Int) -> String {
    var bytes = Array(text.utf8)
    let byte = UInt8(operand & 0x7F)
    let place = operand >> 8 & 0x3F
    if place >= bytes.count {
      bytes.append(byte)
    } else if operand & 0x80 != 0 {
      bytes[place] = byte
    } else if operand >> 14 == 0 {
      bytes.remove(at: place)
    } else {
      bytes.insert(byte, at: place)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands at the limits of something that is read.
  private static let values: [JSONValue] =
    [.null, .bool(true), .bool(false), .array([]), .object(JSONObject())]
    + [
      0, 1, -1, 2, 100, 9999, 1 << 31, -1 << 31, 1 << 53, .max, .min,
    ].map { .integer($0) }
    + [
      "", "a", "0m", "1m", "1mtg", "0mtg", "9mtg", "1wd", "1wh", "1wm", "36500d", "36525d",
      "876000h",
      "52560000m", "26000wd", "99999999999999999999m", "-1d", "mon", "sun", "last", "week", "month",
      "00:00", "24:00", "23:59", "00:00-24:00", "00:00-00:01", "23:59-24:00", "UTC",
      "Asia/Shanghai", "0000-01-01", "9999-12-31", "2026-02-29", "2026-12-31",
      "0000-01-01T00:00:00Z",
      "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59",
      "2026-03-02T09:00:00+08:00", "{id}", "{", "}", "{{", "yyyy-MM-dd", "epoch", "epoch-ms", "'T'",
      "XXX", "dept/water", "dept/none", "s/c/g", "/", "C-1", "LS-2026-000007", "\u{0}", "\u{FEFF}",
      "\u{301}", "e\u{301}", "\u{1F468}\u{200D}\u{1F469}",
    ].map { .string($0) }
}

extension JSONValue {
  fileprivate var children: [JSONValue] { array ?? object?.members.map(\.value) ?? [] }

  fileprivate var nodeCount: Int { children.reduce(1) { $0 + $1.nodeCount } }

  /// The node of a number, in the order of the text, from 0.
  fileprivate func node(_ number: Int) -> JSONValue {
    var rest = number - 1
    for child in children where rest >= 0 {
      if rest < child.nodeCount { return child.node(rest) }
      rest -= child.nodeCount
    }
    return self
  }

  /// Changes the node that so many nodes stand before; what is left is below 0 then.
  fileprivate mutating func change(_ left: inout Int, _ body: (JSONValue) -> JSONValue) {
    if left == 0 {
      left = -1
      self = body(self)
      return
    }
    left -= 1
    switch self {
    case .array(var items):
      for index in items.indices where left >= 0 { items[index].change(&left, body) }
      self = .array(items)
    case .object(var object):
      for (key, value) in object.members where left >= 0 {
        var value = value
        value.change(&left, body)
        object[key] = value
      }
      self = .object(object)
    case .null, .bool, .number, .string: break
    }
  }

  fileprivate func collectKeys(into keys: inout Set<String>) {
    keys.formUnion(object?.keys ?? [])
    for child in children { child.collectKeys(into: &keys) }
  }
}
