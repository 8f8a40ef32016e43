package import Basics
package import CaseJournal
package import CaseModel
import EventBook
package import Projection

/// Says of each due time of a case which events and which clause of the rules made it.
///
/// The case's own events are folded once more, and what each of them changed is noted.
package struct Explanation {
  private let view: CaseView
  /// The sequence of the event that started a run, and of the one that stopped it.
  private var starts: [TimerRun.Name: Int] = [:]
  private var stops: [TimerRun.Name: Int] = [:]
  /// The sequence of the event that set a run's due time by hand last.
  private var handSet: [TimerRun.Name: Int] = [:]
  /// For each grant, and each pause, the sequences of the events behind it.
  private var grants: [Int] = []
  private var pauseStarts: [Int] = []
  private var pauseEnds: [Int: Int] = [:]
  /// The sequences of the reclassifications.
  private var reclassifications: [Int] = []
  /// The sequence of the event that closed the case last.
  package private(set) var closing: Int?

  /// - Parameter lines: the case's stored lines, in the order of the book.
  package init(_ lines: [[UInt8]], view: CaseView, codec: EventCodec) {
    self.view = view
    var folded = BookState()
    folded.reference = view.state.reference
    var scanner = LineScanner()
    for line in lines {
      line.withByteView { bytes in
        guard let scanned = try? scanner.scan(bytes, 0..<bytes.count),
          case let subject = folded.admit(scanned), case let before = folded.table[subject],
          (try? folded.apply(scanned, scanner.fields, by: codec)) != nil
        else { return }
        note(scanned.sequence, before, folded.table[subject])
      }
    }
  }

  /// The sequence of the event that started a run.
  package func start(of timer: Timer, _ number: Int) -> Int? {
    starts[.init(timer: timer, number: Int32(number))]
  }

  private mutating func note(_ sequence: Int, _ before: CaseState, _ after: CaseState) {
    if after.status == .closed && before.status != .closed { closing = sequence }
    for (index, run) in after.runs.enumerated() {
      let name = run.name
      if index >= before.runs.count { starts[name] = sequence }
      let wasRunning = index < before.runs.count ? before.runs[index].isRunning : true
      if wasRunning && !run.isRunning { stops[name] = sequence }
      if let due = after.due(of: run), due != before.due(of: run) || handSet[name] == nil {
        handSet[name] = sequence
      }
    }
    if after.grants.count > before.grants.count { grants.append(sequence) }
    if after.formerClasses.count > before.formerClasses.count {
      reclassifications.append(sequence)
    }
    for (index, pause) in after.pauses.enumerated() {
      if index >= before.pauses.count { pauseStarts.append(sequence) }
      let wasOpen = index < before.pauses.count ? before.pauses[index].end == nil : true
      if wasOpen && pause.end != nil { pauseEnds[index] = sequence }
    }
  }

  // MARK: Answers

  /// A row for each run that has a due time, or stands.
  package func rows(of state: CaseState) -> [DueExplanation] {
    view.rows(of: state).filter { $0.due != nil || $0.state == .paused }.compactMap { row in
      state.runs.first { row.isOf($0) }.map { explain(row, $0, state) }
    }
  }

  private func explain(_ row: TimerRow, _ run: TimerRun, _ state: CaseState) -> DueExplanation {
    let name = run.name
    let calculator = view.state.reference.calculator
    let setByHand = state.due(of: run)
    return DueExplanation(
      row: row, start: .init(time: row.start, sequence: starts[name]),
      stop: row.stop.map { .init(time: $0, sequence: stops[name]) }, setByHand: setByHand,
      setBy: setByHand == nil ? nil : handSet[name],
      limit: row.adoption.flatMap { calculator.limits($0, run, state)?.limit },
      adoption: row.adoption.map { view.state.reference.rulebook.adoptions[$0] },
      clause: row.adoption.flatMap { calculator.clause($0, run, state, view.symbols) },
      serviceClass: self.name(ofClass: state.reclassifications(before: run), row, state),
      reclassifiedBy: reclassification(row, run, state),
      opening: calculator.opening(of: row, run, in: state, now: view.now),
      extensions: extensions(row, state), pauses: pauses(row, state),
      days: calculator.days(of: row, run, in: state, now: view.now),
      hours: calculator.stretches(of: row, run, in: state, now: view.now),
      sessions: calculator.sessions(of: row, run, in: state, now: view.now))
  }

  private func name(ofClass number: Int, _ row: TimerRow, _ state: CaseState) -> String? {
    guard let adoption = row.adoption else { return nil }
    let rules = view.state.reference.rulebook.adoptions[adoption].ruleset
    let (matter, urgency) = state.classification(after: number)
    return rules.serviceClass(matter: matter, urgency: urgency).map { rules.classes[$0].name }
  }

  /// The event that gave a run the class whose limits it has; nil where that is its first.
  private func reclassification(_ row: TimerRow, _ run: TimerRun, _ state: CaseState) -> Int? {
    var number = min(state.reclassifications(before: run), reclassifications.count)
    while number > 0, name(ofClass: number, row, state) == name(ofClass: number - 1, row, state) {
      number -= 1
    }
    return number > 0 ? reclassifications[number - 1] : nil
  }

  private func extensions(_ row: TimerRow, _ state: CaseState) -> [DueExplanation.Extension] {
    guard row.timer == .handle || row.timer == .resolve else { return [] }
    return state.grants.enumerated().compactMap { index, grant in
      let number = row.timer == .handle ? grant.leg : grant.round
      guard Int(number) == row.number else { return nil }
      return .init(amount: grant.amount, sequence: index < grants.count ? grants[index] : nil)
    }
  }

  private func pauses(_ row: TimerRow, _ state: CaseState) -> [DueExplanation.Stand] {
    guard row.timer == .handle || row.timer == .resolve else { return [] }
    return state.pauses.enumerated().compactMap { index, pause in
      let isOutside =
        pause.start >= row.stop ?? .latest || pause.end.map { $0 <= row.start } ?? false
      if isOutside { return nil }
      return .init(
        pause: pause,
        sequences: [index < pauseStarts.count ? pauseStarts[index] : nil, pauseEnds[index]])
    }
  }
}

/// What made the due time of a run; sequences are those of the events behind it.
package struct DueExplanation: Sendable {
  package let row: TimerRow
  package let start: Moment
  package let stop: Moment?
  package let setByHand: Timestamp?
  package let setBy: Int?
  package let limit: Span?
  package let adoption: Adoption?
  package let clause: JSONPointer?
  /// By whose limits it goes, and the event that made it a case of this class later.
  package let serviceClass: String?
  package let reclassifiedBy: Int?
  /// From when working days are counted, where that is not the start.
  package let opening: Timestamp?
  package let extensions: [Extension]
  /// In which the run stood still.
  package let pauses: [Stand]
  /// The calendar days up to the due time: which were counted, and why the others were not.
  package let days: [DayStretch]
  /// The stretches of work up to the due time.
  package let hours: [Range<Timestamp>]
  /// The meetings up to the due time, and whether each counted.
  package let sessions: [(time: Timestamp, isCounted: Bool)]

  package struct Moment: Sendable {
    package let time: Timestamp
    package let sequence: Int?
  }

  package struct Extension: Sendable {
    package let amount: Span
    package let sequence: Int?
  }

  package struct Stand: Sendable {
    package let pause: Pause
    /// Of its beginning and its end.
    package let sequences: [Int?]
  }
}

extension TimerRow {
  fileprivate func isOf(_ run: TimerRun) -> Bool { run.timer == timer && Int(run.number) == number }
}
