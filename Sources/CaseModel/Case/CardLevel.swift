public import Basics

/// The levels of a supervision, lowest first.
public enum CardLevel: UInt8, CaseIterable, Comparable, Sendable {
  case notice = 1
  case yellow, red

  public var name: String {
    switch self {
    case .notice: "notice"
    case .yellow: "yellow"
    case .red: "red"
    }
  }

  public static func < (left: CardLevel, right: CardLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension CardLevel {
  public var label: Phrase {
    switch self {
    case .notice: Phrase(name, "督办单")
    case .yellow: Phrase(name, "黄牌")
    case .red: Phrase(name, "红牌")
    }
  }
}
