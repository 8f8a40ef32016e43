public import Basics

/// What a reading of the book leads to: the reference data, the cases, the registers, and how far it went.
public struct BookState: Sendable {
  public var reference = ReferenceData()
  public var table: CaseTable
  /// What stands beside the cases. Where an earlier reading has left them, each asking reads them there.
  public var registers: Registers {
    guard let left = registersLeft else { return ownRegisters }
    var registers = left.earlier()
    for (fact, time) in left.since { registers.evolve(fact, time: time) }
    return registers
  }
  private var ownRegisters = Registers()
  private var registersLeft: RegistersLeft?

  /// Registers of an earlier reading that nobody has asked for.
  private struct RegistersLeft: Sendable {
    let earlier: @Sendable () -> Registers
    /// What has entered them since.
    var since: [(fact: RegisterFact, time: Timestamp)] = []
  }

  /// Number of events folded.
  public var events = 0
  /// Of those, the ones that break the table of SPEC §4 or are of no known type.
  public var anomalies = 0
  /// The sequence of the last event folded.
  public var sequence = 0
  /// The latest `time` and the last `recordedtime` among the events folded.
  public var lastTime = Timestamp.earliest
  public var lastRecorded = Timestamp.earliest
  /// The `time` of the last event folded.
  public var lastEventTime = Timestamp.earliest

  public init(table: CaseTable = CaseTable()) { self.table = table }

  /// Leaves the registers where they can be read. An event that enters one is not judged then when it is
  /// folded: `anomalies` lacks those that break its rules.
  package mutating func leave(registers earlier: @escaping @Sendable () -> Registers) {
    registersLeft = RegistersLeft(earlier: earlier)
  }

  /// Lets one event have its effect, and says how it breaks the table, if it does: what replay does
  /// with every line.
  ///
  /// - Complexity: O(runs of the case).
  public mutating func apply(_ event: Event) -> Violation? {
    let violation: Violation?
    if event.type.row.subject == .case {
      // In one step: a state that is judged alone is copied.
      violation = table.apply(event, in: reference, merger: merger(event))
      count(event.sequence, time: event.time, recorded: event.recorded)
    } else {
      violation = isLeft(event.fact) ? nil : self.violation(of: event)
      evolve(event)
    }
    if violation != nil { anomalies += 1 }
    return violation
  }

  private func isLeft(_ fact: Fact) -> Bool {
    if case .register = fact { registersLeft != nil } else { false }
  }

  /// How an event would break the table now: what append refuses.
  public func violation(of event: Event) -> Violation? {
    if case .reference(let fact) = event.fact { return reference.violation(of: fact, event) }
    if case .register(let fact) = event.fact {
      return reference.violation(of: fact, event, in: registers)
    }
    return table.violation(of: event, in: reference, merger: merger(event))
  }

  /// The same without a copy of the state where it is kept in an object.
  public mutating func judge(_ event: Event) -> Violation? { violation(of: event) }

  private func merger(_ event: Event) -> Violation? {
    guard case .caseMerged(let target) = event.fact else { return nil }
    return table.merger(of: event.subject, into: target, reference.symbols)
  }

  /// Lets an event that was judged before have its effect.
  public mutating func evolve(_ event: Event) {
    count(event.sequence, time: event.time, recorded: event.recorded)
    if restore(event) {
      table.countEvent(of: event.subject)
    } else {
      table.evolve(event, in: reference)
    }
  }

  /// Lets an event that concerns no case have its effect, and does not count it: a snapshot has
  /// counted it.
  ///
  /// - Returns: false for one that may concern a case.
  public mutating func restore(_ event: Event) -> Bool {
    if case .reference(let fact) = event.fact {
      reference.evolve(fact, time: event.time, sequence: event.sequence)
      return true
    }
    if case .register(let fact) = event.fact {
      if registersLeft == nil {
        ownRegisters.evolve(fact, time: event.time)
      } else {
        registersLeft?.since.append((fact, event.time))
      }
      return true
    }
    return false
  }

  /// Counts an event of a type that is not known: an anomaly without effect.
  public mutating func passOver(
    _ subject: Subject, _ sequence: Int, time: Timestamp, recorded: Timestamp
  ) {
    anomalies += 1
    count(sequence, time: time, recorded: recorded)
    table.countEvent(of: subject)
  }

  private mutating func count(_ sequence: Int, time: Timestamp, recorded: Timestamp) {
    self.sequence = sequence
    events += 1
    lastTime = max(lastTime, time)
    lastRecorded = recorded
    lastEventTime = time
  }
}
