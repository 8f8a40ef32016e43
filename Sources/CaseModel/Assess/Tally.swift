/// What is counted of a unit in a period (SPEC §8).
public enum Figure: String, CaseIterable, Sendable {
  /// Legs begun by `case.dispatched` to the unit.
  case dispatched
  /// Of those, the ones answered in time: the case's `contact`, else the leg's own `sign`.
  case responded
  /// Cases of those legs whose last follow-up reached the resident; of them solved and satisfied.
  case reached, solved, satisfied
  /// `handle` legs that fell due, and of them those met.
  case due, onTime
  /// Dispatched legs that ended by an approved return.
  case returned
  case points
}

/// The rates of a scoreboard; all but the last may have a weight.
public enum Rate: String, CaseIterable, Sendable {
  case response, solved, satisfied, onTime, returned

  /// The key under which SPEC §8 lists it.
  public var key: String {
    switch self {
    case .response: "response"
    case .solved: "solvedRate"
    case .satisfied: "satisfiedRate"
    case .onTime: "onTimeRate"
    case .returned: "returnRate"
    }
  }

  /// The share, and of what.
  public var figures: (part: Figure, whole: Figure) {
    switch self {
    case .response: (.responded, .dispatched)
    case .solved: (.solved, .reached)
    case .satisfied: (.satisfied, .reached)
    case .onTime: (.onTime, .due)
    case .returned: (.returned, .dispatched)
    }
  }

  /// Those that a ruleset can weigh.
  public static let weighable: [Rate] = [.response, .solved, .satisfied, .onTime]
}

/// The figures of one unit, summed.
public struct Tally: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Figure.allCases.count)

  public init() {}

  public subscript(figure: Figure) -> Int {
    get { counts[Tally.index[figure] ?? 0] }
    set { counts[Tally.index[figure] ?? 0] = newValue }
  }

  private static let index = Dictionary(
    uniqueKeysWithValues: Figure.allCases.enumerated().map { ($1, $0) })

  /// In percent; nil over nothing, never 0 or 100 (SPEC §8).
  public func percent(_ rate: Rate) -> Fraction? {
    let (part, whole) = rate.figures
    guard self[whole] > 0 else { return nil }
    return Fraction(self[part], over: self[whole]) * 100
  }

  /// The weighted mean of the rates that have both a weight and a value; nil where none has.
  ///
  /// - Parameter weights: in millionths.
  public func score(_ weights: [Rate: Int]) -> Fraction? {
    var sum = Fraction(0, over: 1)
    var total: UInt128 = 0
    for rate in Rate.weighable {
      guard let weight = weights[rate], let percent = percent(rate) else { continue }
      sum = sum + percent * UInt128(weight)
      total += UInt128(weight)
    }
    return total == 0 ? nil : sum / total
  }
}
