package import Basics

/// A positional argument as data.
package struct ArgumentSpec: Hashable, Sendable {
  /// How the help calls it: `KEY=VALUE`.
  package var name: String
  package var kind: ValueKind
  package var help: Phrase
  package var isOptional: Bool
  /// Takes all words that are left. Only the last argument of a command may.
  package var isRepeating: Bool

  package init(
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
