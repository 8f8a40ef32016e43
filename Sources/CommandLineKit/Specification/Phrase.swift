/// A text in each language the program speaks.
public struct Phrase: Hashable, Sendable, ExpressibleByStringLiteral {
  public var english: String
  public var chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// A text that is the same in both, such as a number.
  public init(stringLiteral text: String) { self.init(text, text) }

  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
