/// A length of time as the rules write it: `30m`, `24h`, `15d`, `4wh`, `90wm`, `5wd`, `1mtg` (SPEC).
public struct Span: Hashable, Sendable {
  public enum Unit: String, CaseIterable, Sendable {
    case minutes = "m"
    case hours = "h"
    case days = "d"
    case workingMinutes = "wm"
    case workingHours = "wh"
    case workingDays = "wd"
    case meetings = "mtg"

    /// Units that can be compared with each other.
    public enum Family: Sendable { case elapsed, workingHours, workingDays, meetings }

    public var family: Family {
      switch self {
      case .minutes, .hours, .days: .elapsed
      case .workingMinutes, .workingHours: .workingHours
      case .workingDays: .workingDays
      case .meetings: .meetings
      }
    }
  }

  public var amount: Int
  public var unit: Unit

  /// The largest amount of any unit: a hundred years of minutes.
  public static let maximumAmount = 52_560_000

  public init(_ amount: Int, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  /// Reads `<whole number><unit>`; nil for anything else, or more than a hundred years.
  public init?(_ text: String) {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 8,
      let amount = Int(String(decoding: digits, as: UTF8.self)),
      let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    self.init(amount, unit)
    let perCentury: Int =
      switch unit {
      case .minutes, .workingMinutes: Self.maximumAmount
      case .hours, .workingHours: 876_000
      case .days, .workingDays, .meetings: 36_525
      }
    guard amount <= perCentury else { return nil }
  }

  public var text: String { "\(amount)\(unit.rawValue)" }

  /// The amount in the smallest unit of its family: minutes, working minutes, working days, meetings.
  public var comparable: Int {
    switch unit {
    case .minutes: amount
    case .hours, .workingHours: amount * 60
    case .days: amount * 1440
    case .workingMinutes, .workingDays, .meetings: amount
    }
  }
}
