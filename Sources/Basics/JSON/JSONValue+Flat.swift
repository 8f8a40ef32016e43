extension JSONValue {
  /// A value as a cell: nothing for null, a text without quotes, anything else as JSON.
  package var plain: String {
    switch self {
    case .null: ""
    case .string(let text): text
    default: text
    }
  }
}

/// Values in comma-separated rows, which have no room for JSON.
extension JSONValue {
  /// The value as one cell: nothing for null, a number as it is, a list by its `flat` text.
  package var cell: CSV.Cell {
    if case .number(let number) = self { .number(number.text) } else { .text(flat) }
  }

  /// The value as one text: the entries of a list behind semicolons, the members of an object as
  /// `path=value` behind blanks.
  ///
  ///     ["dept/water","dept/heating"]        dept/water;dept/heating
  ///     [{"timer":"sign","run":1},…]         timer=sign run=1; …
  private var flat: String {
    switch self {
    case .null, .bool, .number, .string: plain
    case .array(let items):
      items.map(\.flat).joined(separator: items.allSatisfy(\.isScalar) ? ";" : "; ")
    case .object(let object):
      object.members.flatMap { $0.value.leaves($0.key) }
        .map { "\($0.key)=\($0.value.flat)" }.joined(separator: " ")
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .array, .object: false
    }
  }

  /// The values within, each under its path: `cards.notice`, `timers.1.due`. A list of plain values is
  /// one of them, and so is what is empty.
  package func leaves(_ path: String) -> [(key: String, value: JSONValue)] {
    switch self {
    case .array(let items) where !items.allSatisfy(\.isScalar):
      items.enumerated().flatMap { $1.leaves("\(path).\($0 + 1)") }
    case .object(let object) where !object.isEmpty:
      object.members.flatMap { $0.value.leaves(path + "." + $0.key) }
    default: [(path, self)]
    }
  }
}
