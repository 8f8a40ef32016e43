public import Basics

/// What is kept beside the cases (台账): state that belongs to no case. Made by the events of "Serve" and
/// by what assessment publishes,
/// folded one by one, each by the one register that it enters.
///
/// The effects depend on the register alone, never on the reference data or on a case, so that a register can
/// be made again from its own events.
public struct Registers: Sendable {
  public internal(set) var tasks = Tasks()
  public internal(set) var points = Points()
  public internal(set) var lists = ServiceLists()
  public internal(set) var commitments = Commitments()
  public internal(set) var assessments = Assessments()

  public init() {}

  /// Lets one event have its effect.
  public mutating func evolve(_ fact: RegisterFact, time: Timestamp) {
    switch fact {
    case .task(let fact): tasks.evolve(fact, time: time)
    case .points(let fact): points.evolve(fact, time: time)
    case .list(let fact): lists.evolve(fact, time: time)
    case .commitment(let fact): commitments.evolve(fact, time: time)
    case .assessment(let fact): assessments.evolve(fact, time: time)
    }
  }

  /// The first way in which an event breaks the rules of its register, or nil.
  ///
  /// - Parameter zone: of the rules in force then.
  func violation(of fact: RegisterFact, time: Timestamp, zone: TimeZone) -> RegisterViolation? {
    switch fact {
    case .task(let fact): tasks.violation(of: fact)
    case .points(let fact): points.violation(of: fact)
    case .list(let fact): lists.violation(of: fact)
    case .commitment(let fact): commitments.violation(of: fact, time: time, zone: zone)
    case .assessment(let fact): assessments.violation(of: fact)
    }
  }
}

/// What an event says that enters a register.
public enum RegisterFact: Sendable {
  case task(TaskFact)
  case points(PointsFact)
  case list(ListFact)
  case commitment(CommitmentFact)
  case assessment(AssessmentFact)
}
