/// The codes of a target's errors: stable, dotted names such as `book.gap`, of which each has one
/// meaning. All are listed in error-codes.md, which is made from them.
public protocol ErrorCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var text: ErrorText { get }
}

extension ErrorCode {
  /// The part behind the dot, as `verify` and `audit` print it.
  public var kind: String { Diagnostic.kind(rawValue) }
}

/// What an error's code means, and what to do: the hint of a diagnostic that is given no other.
public struct ErrorText: Sendable {
  public let meaning: Phrase
  public let remedy: Phrase

  public init(_ english: String, _ chinese: String, remedy: Phrase) {
    meaning = Phrase(english, chinese)
    self.remedy = remedy
  }

  public init(
    _ english: String, _ chinese: String, do remedy: String, _ chineseRemedy: String
  ) {
    self.init(english, chinese, remedy: Phrase(remedy, chineseRemedy))
  }
}
