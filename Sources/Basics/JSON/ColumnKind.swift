/// What the values of a column or of an attribute are, for programs that ask for types.
package enum ColumnKind: Hashable, Sendable, CaseIterable {
  case text, integer, decimal, boolean, time
  /// An array or an object.
  case json

  package var isNumber: Bool { self == .integer || self == .decimal }
}
