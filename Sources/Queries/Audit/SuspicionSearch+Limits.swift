import Basics
import CaseModel
import Projection

/// What was done about a limit: when, and on what ground.
extension SuspicionSearch {
  mutating func noteLimits(
    _ event: Event, _ note: Note, _ state: CaseState, in reference: ReferenceData
  ) {
    let calculator = reference.calculator
    switch event.fact {
    case .extensionGranted: noteLateExtension(event, note, state, calculator)
    case .caseFollowed(let call) where !call.reached: noteContact(event, note, call)
    case .supervisionIssued(let level, let timer, let run, _):
      guard let level, level != .notice, !note.person.isNone else { return }
      noteBasis(event, note, state, calculator, level, timer, run)
    case .caseResolved, .caseClosed:
      noteLastMinutes(event, note, state, calculator, zone: reference.zone(at: event.time))
    default: break
    }
  }

  /// Whether the time was over before the extension moved it.
  private mutating func noteLateExtension(
    _ event: Event, _ note: Note, _ state: CaseState, _ calculator: DeadlineCalculator
  ) {
    guard !state.grants.isEmpty else { return }
    var before = state
    before.grants.removeLast()
    for run in before.runs where run.isRunning && (run.timer == .handle || run.timer == .resolve) {
      guard let due = calculator.row(of: run, in: before, now: event.time)?.due, due < event.time
      else { continue }
      find(
        .lateExtension, event, note,
        Phrase(
          "granted \(Self.text(due, to: event.time)) after \(run.timer.rawValue) \(run.number) was due",
          "\(run.timer.rawValue) \(run.number) 到期 \(Self.text(due, to: event.time)) 后才批准延期"))
      return
    }
  }

  private mutating func noteContact(_ event: Event, _ note: Note, _ call: FollowUp) {
    guard call.solved == true || call.satisfied == true else { return }
    find(
      .noContact, event, note,
      Phrase(
        "says that the requester is content, whom the follow-up did not reach",
        "回访未联系上诉求人，却记为解决或满意"))
  }

  private mutating func noteBasis(
    _ event: Event, _ note: Note, _ state: CaseState, _ calculator: DeadlineCalculator,
    _ level: CardLevel, _ timer: Timer?, _ number: Int
  ) {
    guard let timer else {
      return find(
        .cardBasis, event, note,
        Phrase("a \(level.name) card that names no timer", "\(Self.name(level))未写明时限"))
    }
    let run = state.runs.first { $0.timer == timer && Int($0.number) == number }
    let row = run.flatMap { calculator.row(of: $0, in: state, now: event.time) }
    let limit = level == .red ? row?.red ?? row?.due : row?.due
    if let limit, limit < min(row?.stop ?? event.time, event.time) { return }
    find(
      .cardBasis, event, note,
      Phrase(
        "a \(level.name) card for \(timer.rawValue) \(number), which was not over",
        "\(Self.name(level))所指的 \(timer.rawValue) \(number) 当时并未超期"))
  }

  private mutating func noteLastMinutes(
    _ event: Event, _ note: Note, _ state: CaseState, _ calculator: DeadlineCalculator,
    zone: TimeZone
  ) {
    for run in state.runs
    where run.stop == event.time && !run.isCut && (run.timer == .handle || run.timer == .resolve) {
      guard let row = calculator.row(of: run, in: state, now: event.time), let due = row.due,
        due >= event.time,
        due.microseconds - event.time.microseconds <= thresholds.window.microseconds
      else { continue }
      lastMinutes.note(row.unit, on: zone.local(event.time).date, event, note)
      return
    }
  }

  static func text(_ start: Timestamp, to end: Timestamp) -> String {
    ElapsedText.of(end.microseconds - start.microseconds)
  }

  private static func name(_ level: CardLevel) -> String { level == .red ? "红牌" : "黄牌" }
}

extension CaseView {
  /// Runs past their red line that no card names. A sweep would have issued it: none ran, or it stands
  /// under another run.
  ///
  /// - Complexity: O(cases · runs).
  func missesWithoutCard() -> [Suspicion] {
    var result: [Suspicion] = []
    forEachRow { subject, caseState, row in
      guard let red = row.red, red < min(row.stop ?? now, now), row.state.isLate,
        !caseState.supervisions.contains(where: {
          $0.timer == row.timer && Int($0.run) == row.number && $0.level != .notice
        })
      else { return }
      let name = state.table.name(of: subject)
      result.append(
        Suspicion(
          .noCard, at: nil, subject: name, unit: row.unit, time: red,
          Phrase(
            "\(row.timer.rawValue) \(row.number) passed its red line, and no card names it",
            "\(row.timer.rawValue) \(row.number) 已过红线，但没有对应的黄红牌"),
          look: "whistle case \(name) --explain"))
    }
    return result
  }
}
