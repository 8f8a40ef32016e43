package import Basics
package import CaseModel
package import Projection

/// How far a unit has come that a whistle called.
package enum CallStep: String, CaseIterable, Sendable {
  /// Called, and still in time.
  case called
  /// The same, and it has signed the case, which was dispatched to it after the call (decision 46).
  case signed
  /// Reported in, in time or late; the work is not finished.
  case reported, late
  case finished
  case excused
  /// The limit passed without it, whether the case was closed since or not.
  case absent
  /// The case ended before the limit.
  case void
}

/// One unit called by one whistle.
package struct CallItem: Sendable {
  package let subject: Subject
  /// Which of the case's calls, from 1.
  package let number: Int
  package internal(set) var call: Call
  package internal(set) var kind: Symbol
  package let isLead: Bool
  /// When the whistle was blown, until when the unit was to report in, and when it did.
  package let called: Timestamp
  package let due, answered: Timestamp?
  /// When the unit signed the case last, where it was dispatched to it after the call: SPEC gives
  /// those who are called no signature of their own.
  package let signed: Timestamp?
  package let step: CallStep
}

extension CaseView {
  /// Every call, cases by number, units in the order in which they were called.
  ///
  /// - Complexity: O(cases + calls).
  package func calls() -> [CallItem] {
    let (subjects, states) = (state.table.sortedCases, state.table.states.span)
    var items: [CallItem] = []
    for subject in subjects where !states[Int(subject.index)].calls.isEmpty {
      items += calls(of: subject)
    }
    return items
  }

  package func calls(of subject: Subject) -> [CallItem] {
    if state.table.states.span[Int(subject.index)].calls.isEmpty { return [] }
    let caseState = state.table[subject]
    return caseState.runs.indices.compactMap { place in
      let run = caseState.runs[place]
      return run.timer == .answer ? call(run, subject, caseState) : nil
    }
  }

  private func call(
    _ run: TimerRun, _ subject: Subject, _ caseState: CaseState
  ) -> CallItem? {
    let index = Int(run.number) - 1
    guard caseState.calls.indices.contains(index) else { return nil }
    let call = caseState.calls[index]
    let whistle = caseState.whistles[Int(call.whistle)]
    let row = state.reference.calculator.row(of: run, in: caseState, now: now)
    let signed = caseState.runs.last {
      $0.timer == .sign && $0.unit == call.unit && !$0.isCut && !$0.isRunning
        && $0.start >= run.start
    }?.stop
    return CallItem(
      subject: subject, number: Int(run.number), call: call, kind: whistle.kind,
      isLead: whistle.lead == call.unit,
      called: run.start, due: row?.due, answered: call.isAnswered ? run.stop : nil, signed: signed,
      step: step(call, run, row?.state, isSigned: signed != nil))
  }

  private func step(
    _ call: Call, _ run: TimerRun, _ state: TimerState?, isSigned: Bool
  ) -> CallStep {
    let isLate = state == .late || state == .overdue
    if call.isFinished { return .finished }
    if call.isAnswered { return isLate ? .late : .reported }
    if call.isExcused { return .excused }
    if isLate { return .absent }
    if run.isCut { return .void }
    return isSigned ? .signed : .called
  }
}

/// How the units reported in that were called within some time.
package struct Attendance: Sendable {
  package let unit: Symbol
  /// Calls by what became of them.
  package var steps: [CallStep: Int] = [:]
  /// Finished calls whose answer came late are late all the same.
  package var late = 0

  package var called: Int { steps.values.reduce(0, +) }
  package var reported: Int { self[.reported] + self[.late] + self[.finished] }
  /// Called and not yet in, while there is time.
  package var pending: Int { self[.called] + self[.signed] }
  /// In percent of those who were to come.
  package var attendance: Fraction? { share(reported, of: reported + self[.absent]) }

  package subscript(step: CallStep) -> Int { steps[step] ?? 0 }
}

extension CaseView {
  /// One row a unit, the most absences first.
  package func attendance(calledIn bounds: Range<Timestamp>) -> [Attendance] {
    var rows: [Symbol: Attendance] = [:]
    for item in calls() where bounds.contains(item.called) {
      let unit = item.call.unit
      rows[unit, default: Attendance(unit: unit)].steps[item.step, default: 0] += 1
      if let due = item.due, let answered = item.answered, answered > due {
        rows[unit]?.late += 1
      }
    }
    return rows.values.sorted { left, right in
      let (a, b) = (left[.absent], right[.absent])
      return a == b ? symbols.precedes(left.unit, right.unit) : a > b
    }
  }
}
