/// The codes of a target's errors: stable, dotted names such as `book.gap`, of which each has one
/// meaning. What each means, and what to do, stands in error-codes.md.
public protocol ErrorCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What to do: the hint of a diagnostic that is given no other.
  var remedy: Phrase { get }
}

extension ErrorCode {
  /// The part behind the dot, as `verify` and `audit` print it.
  public var kind: String { Diagnostic.kind(rawValue) }
}
