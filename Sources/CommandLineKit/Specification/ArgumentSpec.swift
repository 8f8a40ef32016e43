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
    _ name: String, _ kind: ValueKind = .text, isOptional: Bool = false, isRepeating: Bool = false,
    help: Phrase
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.isOptional = isOptional
    self.isRepeating = isRepeating
  }
}
