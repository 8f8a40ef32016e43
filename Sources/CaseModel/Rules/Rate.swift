/// What is counted of a unit in a period (SPEC §8).
public enum Figure: String, CaseIterable, Sendable {
  /// Legs begun by `case.dispatched` to the unit.
  case dispatched
  /// Of those, the ones for which a row decides: the case's `contact` where it is met, late or
  /// overdue, else the leg's own `sign` where that is; and the met among them.
  case asked, responded
  /// Cases of those legs whose last follow-up reached the resident; of them solved and satisfied.
  case reached, solved, satisfied
  /// `handle` legs that fell due, and of them those met.
  case due, onTime
  /// Dispatched legs that ended by an approved return.
  case returned
  case points

  /// The place among all, from 0.
  var order: Int {
    switch self {
    case .dispatched: 0
    case .asked: 1
    case .responded: 2
    case .reached: 3
    case .solved: 4
    case .satisfied: 5
    case .due: 6
    case .onTime: 7
    case .returned: 8
    case .points: 9
    }
  }
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
    case .response: (.responded, .asked)
    case .solved: (.solved, .reached)
    case .satisfied: (.satisfied, .reached)
    case .onTime: (.onTime, .due)
    case .returned: (.returned, .dispatched)
    }
  }

  /// Those that a ruleset can weigh.
  public static let weighable: [Rate] = [.response, .solved, .satisfied, .onTime]
}
