import Basics

/// A ruleset as it is adopted in a simulated book.
struct RulesDocument: Sendable {
  let value: JSONValue

  /// The value under keys, from the outermost inward.
  subscript(path: String...) -> JSONValue? {
    path.reduce(Optional(value)) { $0?.object?[$1] }
  }
}
