public import Basics
public import CaseJournal
public import CaseModel
import EventBook
public import Projection

/// Says of each due time of a case which events and which clause of the rules made it.
///
/// The case's own events are folded once more, and what each of them changed is noted.
public struct Explanation {
  private let view: CaseView
  /// The sequence of the event that started a run, and of the one that stopped it.
  private var starts: [RunName: Int] = [:]
  private var stops: [RunName: Int] = [:]
  /// The sequence of the event that set a run's due time by hand last.
  private var handSet: [RunName: Int] = [:]
  /// For each grant, and each pause, the sequences of the events behind it.
  private var grants: [Int] = []
  private var pauseStarts: [Int] = []
  private var pauseEnds: [Int: Int] = [:]
  /// The sequence of the event that closed the case last.
  public private(set) var closing: Int?

  private struct RunName: Hashable {
    let timer: Timer
    let number: Int
  }

  /// - Parameter lines: the case's stored lines, in the order of the book.
  public init(_ lines: [[UInt8]], view: CaseView, codec: EventCodec) {
    self.view = view
    var folded = BookState()
    folded.scene = view.state.scene
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
  public func start(of timer: Timer, _ number: Int) -> Int? {
    starts[RunName(timer: timer, number: number)]
  }

  private mutating func note(_ sequence: Int, _ before: CaseState, _ after: CaseState) {
    if after.status == .closed && before.status != .closed { closing = sequence }
    for (index, run) in after.runs.enumerated() {
      let name = RunName(timer: run.timer, number: Int(run.number))
      if index >= before.runs.count { starts[name] = sequence }
      let wasRunning = index < before.runs.count ? before.runs[index].isRunning : true
      if wasRunning && !run.isRunning { stops[name] = sequence }
      if let due = after.due(of: run), due != before.due(of: run) || handSet[name] == nil {
        handSet[name] = sequence
      }
    }
    if after.grants.count > before.grants.count { grants.append(sequence) }
    for (index, pause) in after.pauses.enumerated() {
      if index >= before.pauses.count { pauseStarts.append(sequence) }
      let wasOpen = index < before.pauses.count ? before.pauses[index].end == nil : true
      if wasOpen && pause.end != nil { pauseEnds[index] = sequence }
    }
  }

  // MARK: Answers

  /// One object for each row that has a due time.
  public func json(_ state: CaseState) -> [JSONValue] {
    view.rows(of: state).filter { $0.due != nil || $0.state == .paused }.compactMap { row in
      state.runs.first { row.isOf($0) }.map { .object(explain(row, $0, state)) }
    }
  }

  private func explain(_ row: TimerRow, _ run: TimerRun, _ state: CaseState) -> JSONObject {
    let name = RunName(timer: row.timer, number: row.number)
    let adoption = row.adoption.map { view.state.scene.rulebook.adoptions[$0] }
    let clause = row.adoption.flatMap {
      view.state.scene.reckoner.clause($0, run, state, view.symbols)
    }
    let limits = row.adoption.flatMap { view.state.scene.reckoner.limits($0, run, state) }
    var object: JSONObject = [
      "timer": .string(row.timer.rawValue), "run": .integer(row.number), "due": view.json(row.due),
      "start": .object(["time": view.json(row.start), "sequence": sequence(starts[name])]),
      "stop": row.stop.map {
        .object(["time": view.json($0), "sequence": sequence(stops[name])])
      } ?? .null,
      "setByHand": view.json(state.due(of: run)),
      "limit": limits.map { .string($0.limit.text) } ?? .null,
      "ruleset": adoption.map { .string($0.ruleset.name) } ?? .null,
      "digest": adoption.map { .string($0.ruleset.digest.hex) } ?? .null,
      "adopted": adoption.flatMap { $0.sequence > 0 ? .integer($0.sequence) : nil } ?? .null,
      "clause": clause.map { .string($0.description) } ?? .null,
      "extensions": .array(extensions(row, state)), "pauses": .array(pauses(row, state)),
      "days": .array(days(row, run, state)), "provisional": .bool(row.isProvisional),
    ]
    if state.due(of: run) != nil { object["setBy"] = sequence(handSet[name]) }
    return object
  }

  /// The calendar days up to the due time: which were counted, and why the others were not.
  private func days(_ row: TimerRow, _ run: TimerRun, _ state: CaseState) -> [JSONValue] {
    view.state.scene.reckoner.days(of: row, run, in: state, now: view.now).map { stretch in
      .object([
        "from": .string(stretch.first.text), "to": .string(stretch.last.text),
        "kind": .string(stretch.kind.rawValue),
        "counted": .integer(stretch.kind.counts ? stretch.count : 0),
      ])
    }
  }

  private func sequence(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }

  private func extensions(_ row: TimerRow, _ state: CaseState) -> [JSONValue] {
    guard row.timer == .handle || row.timer == .resolve else { return [] }
    return state.grants.enumerated().compactMap { index, grant in
      let number = row.timer == .handle ? grant.leg : grant.round
      guard Int(number) == row.number else { return nil }
      return .object([
        "amount": .string(grant.amount.text),
        "sequence": sequence(index < grants.count ? grants[index] : nil),
      ])
    }
  }

  private func pauses(_ row: TimerRow, _ state: CaseState) -> [JSONValue] {
    guard row.timer == .handle || row.timer == .resolve else { return [] }
    return state.pauses.enumerated().compactMap { index, pause in
      let isOutside =
        pause.start >= row.stop ?? .latest || pause.end.map { $0 <= row.start } ?? false
      if isOutside { return nil }
      return .object([
        "from": view.json(pause.start), "to": view.json(pause.end),
        "sequences": .array([
          sequence(index < pauseStarts.count ? pauseStarts[index] : nil),
          sequence(pauseEnds[index]),
        ]),
      ])
    }
  }
}

extension TimerRow {
  fileprivate func isOf(_ run: TimerRun) -> Bool { run.timer == timer && Int(run.number) == number }
}
