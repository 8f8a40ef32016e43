public import Basics

/// A positional argument as data.
public struct ArgumentSpec: Hashable, Sendable {
  /// How the help calls it: `KEY=VALUE`.
  public var name: String
  public var kind: ValueKind
  public var help: Phrase
  public var isOptional: Bool
  /// Takes all words that are left. Only the last argument of a command may.
  public var isRepeating: Bool

  public init(
    _ name: String, kind: ValueKind = .text, _ english: String, _ chinese: String,
    isOptional: Bool = false, isRepeating: Bool = false
  ) {
    self.name = name
    self.kind = kind
    help = Phrase(english, chinese)
    self.isOptional = isOptional
    self.isRepeating = isRepeating
  }
}
