/// A text in each language the program speaks.
public struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
  public var english, chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// A text that is the same in both, such as a number or what another program said.
  public init(_ text: String) { self.init(text, text) }

  public init(stringLiteral text: String) { self.init(text) }

  /// Words, and a list of names behind them.
  public static func listing(_ english: String, _ chinese: String, _ names: [String]) -> Phrase {
    listing(english, chinese, names.map { Phrase($0) })
  }

  /// The same, the names each in its language.
  public static func listing(_ english: String, _ chinese: String, _ names: [Phrase]) -> Phrase {
    Phrase(
      "\(english) \(names.map(\.english).joined(separator: ", "))",
      "\(chinese)：\(names.map(\.chinese).joined(separator: "、"))")
  }

  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// Each text changed in the same way.
  public func map(_ change: (String) -> String) -> Phrase {
    Phrase(change(english), change(chinese))
  }
}
