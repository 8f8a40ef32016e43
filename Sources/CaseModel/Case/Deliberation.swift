public import Basics

/// How far meetings (五会六步) and mediation (六类四单) have come in the current round.
///
/// One byte, since every case has one: steps in bits 0 to 2, slips in 3 to 5, the raising in 6.
public struct Deliberation: Hashable, Sendable {
  public private(set) var bits: UInt8

  /// - Parameter bits: as `bits` gave them.
  public init(bits: UInt8 = 0) { self.bits = bits }

  /// The highest step held, 1 to 6; 0 where none was.
  public var step: Int {
    get { Int(bits & 0b111) }
    set { bits = bits & ~0b111 | UInt8(newValue) & 0b111 }
  }

  /// The furthest slip recorded; nil where none was.
  public var slip: Slip? {
    get { Slip(rawValue: bits >> 3 & 0b111) }
    set { bits = bits & ~0b11_1000 | (newValue?.rawValue ?? 0) << 3 }
  }

  /// Whether a meeting raised it to the next tier's and it has not gone there yet (decision 27).
  public var isRaised: Bool {
    get { bits & 0b100_0000 != 0 }
    set { bits = newValue ? bits | 0b100_0000 : bits & ~0b100_0000 }
  }

  public static let steps = 1...6

  /// The last step and the last slip report on what was done: they count on resolved and closed
  /// cases, too.
  mutating func hold(_ step: Int, _ outcome: MeetingOutcome?) {
    self.step = max(self.step, step)
    switch outcome {
    case .raise: isRaised = true
    case .implement: isRaised = false
    case .adjourn, nil: break
    }
  }

  mutating func record(_ slip: Slip?) {
    guard let slip else { return }
    self.slip = max(self.slip ?? slip, slip)
  }
}

/// The four slips of mediation (四单), in the order in which they are made out.
public enum Slip: UInt8, CaseIterable, Comparable, Sendable {
  case investigate = 1
  case judge, mediate, revisit

  public var name: String {
    switch self {
    case .investigate: "investigate"
    case .judge: "judge"
    case .mediate: "mediate"
    case .revisit: "revisit"
    }
  }

  public static func < (left: Slip, right: Slip) -> Bool { left.rawValue < right.rawValue }
}

/// What a meeting decided (SPEC §3, `meeting.held`).
public enum MeetingOutcome: String, CaseIterable, Sendable { case implement, raise, adjourn }

extension Slip {
  public var label: Phrase {
    switch self {
    case .investigate: Phrase(name, "排查")
    case .judge: Phrase(name, "研判")
    case .mediate: Phrase(name, "调解")
    case .revisit: Phrase(name, "回访")
    }
  }
}
