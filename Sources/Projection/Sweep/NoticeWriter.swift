import Basics
import CaseModel
import EventBook

/// The events that notices become (SPEC §7): by `/system/sweep`, at *now*, with an `id` made from
/// case, timer, run and kind, so that whoever sweeps again proposes the same.
///
/// Each twice, as the reducers see it and as a line that reads as the same: a sweep issues as many
/// as a book may have events, and what all of them have in common is written once.
struct NoticeWriter {
  private let zone: TimeZone
  /// When the notices are issued, and when the book takes them in.
  let time, recorded: Timestamp
  /// The unit in `source`.
  private let sweeper: Symbol
  /// What stands in every line before, between and behind what is its own.
  private var (head, source, times, data) = ([UInt8](), [UInt8](), [UInt8](), [UInt8]())

  /// - Parameters:
  ///   - scene: takes in the name of who sweeps.
  ///   - recorded: RFC 3339.
  init(_ scene: inout Scene, now: Timestamp, recorded: String) {
    zone = scene.zone(at: now)
    let time = zone.format(now)
    // As who reads the lines will read them.
    self.time = Timestamp(rfc3339: time) ?? now
    self.recorded = Timestamp(rfc3339: recorded) ?? now
    sweeper = scene.symbols.intern(String(Sweep.source.dropFirst()))
    Envelope.begin(&head)
    JSONText.member("source", Sweep.source, to: &source)
    JSONText.member("time", time, to: &times)
    JSONText.member("recordedtime", recorded, to: &times)
    JSONText.member("authtype", "system", to: &data)
    JSONText.member("authid", "sweep", to: &data)
    JSONText.key("data", to: &data)
    data.append(UInt8(ascii: "{"))
  }

  /// `sweep/FH-2026-000123/handle/1/yellow`.
  func id(_ notice: Notice, of name: ArraySlice<UInt8>, _ symbols: borrowing SymbolTable) -> [UInt8]
  {
    var id: [UInt8] = []
    id.reserveCapacity(64)
    id += "sweep/".utf8
    id += name
    switch notice {
    case .urge(let run, _, _):
      id.append(run)
      id += "/urge".utf8
    case .card(let level, let run, _):
      id.append(run)
      id.append(UInt8(ascii: "/"))
      id += level.name.utf8
    case .escalation(let escalation):
      switch escalation.cause {
      case .timer(let run, let ordinal):
        id.append(run)
        id += "/escalate-".utf8
        Decimal.append(ordinal, 1, to: &id)
      case .returns, .rework:
        id.append(UInt8(ascii: "/"))
        id += escalation.cause.name.utf8
        id.append(UInt8(ascii: "/"))
        id += symbols.bytes(escalation.from)
      }
    }
    return id
  }

  /// What the line reads as.
  func event(_ notice: Notice, of subject: Subject, sequence: Int) -> Event {
    Event(
      sequence: sequence, time: time, subject: subject, by: notice.unit ?? sweeper,
      type: notice.type, fact: notice.fact)
  }

  /// Writes the line of the book.
  func write(
    _ notice: Notice, id: [UInt8], of name: ArraySlice<UInt8>, sequence: Int, caseSequence: Int,
    _ symbols: borrowing SymbolTable, to out: inout [UInt8]
  ) {
    out += head
    JSONText.member("id", id[...], to: &out)
    out += source
    JSONText.member("type", notice.type.rawValue, to: &out)
    JSONText.member("subject", name, to: &out)
    out += times
    JSONText.key("sequence", to: &out)
    out.append(UInt8(ascii: "\""))
    Decimal.append(sequence, 16, to: &out)
    out.append(UInt8(ascii: "\""))
    JSONText.member("caseseq", caseSequence, to: &out)
    out += data
    write(notice, symbols, to: &out)
    out += "}}".utf8
  }

  private func write(
    _ notice: Notice, _ symbols: borrowing SymbolTable, to out: inout [UInt8]
  ) {
    switch notice {
    case .urge(let run, let unit, let due):
      write(run, to: &out)
      JSONText.member("unit", symbols.bytes(unit), to: &out)
      JSONText.member("due", zone.format(due), to: &out)
    case .card(let level, let run, let unit):
      JSONText.member("level", level.name, to: &out)
      JSONText.member("unit", symbols.bytes(unit), to: &out)
      write(run, to: &out)
      JSONText.member("cause", "timer", to: &out)
    case .escalation(let escalation):
      JSONText.member("from", symbols.bytes(escalation.from), to: &out)
      JSONText.member("to", symbols.bytes(escalation.to), to: &out)
      if case .timer(let run, _) = escalation.cause { write(run, to: &out) }
      JSONText.member("cause", escalation.cause.name, to: &out)
      if escalation.isSkip {
        JSONText.key("skip", to: &out)
        out += "true".utf8
      }
    }
  }

  private func write(_ run: Notice.RunName, to out: inout [UInt8]) {
    JSONText.member("timer", run.timer.rawValue, to: &out)
    JSONText.member("run", run.number, to: &out)
  }
}

extension BookState {
  /// Issues one notice, unless the table forbids it or its identity is taken. What is folded is the
  /// notice itself; its line reads as the same event.
  ///
  /// - Parameter line: becomes the line as it will stand in the book.
  /// - Returns: whether it was issued.
  mutating func issue(
    _ notice: Notice, of subject: Subject, by writer: NoticeWriter, as line: inout [UInt8],
    unless isTaken: (_ id: [UInt8]) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) -> Bool {
    let event = writer.event(notice, of: subject, sequence: sequence + 1)
    if violation(of: event) != nil { return false }
    let name = table.nameBytes(of: subject)
    let id = writer.id(notice, of: name, scene.symbols)
    if try isTaken(id) { return false }
    line.removeAll(keepingCapacity: true)
    writer.write(
      notice, id: id, of: name, sequence: event.sequence,
      caseSequence: table[version: subject] + 1, scene.symbols, to: &line)
    try LineScanner.check(length: line.count)
    note(time: event.time, recorded: writer.recorded, sequence: event.sequence)
    table.evolve(event, in: scene)
    return true
  }
}

extension Sweep {
  public static let source = "/system/sweep"
}

extension Notice {
  fileprivate var type: EventType {
    switch self {
    case .urge: .caseUrged
    case .card: .supervisionIssued
    case .escalation: .caseEscalated
    }
  }

  /// Whom it is served on.
  fileprivate var unit: Symbol? {
    switch self {
    case .urge(_, let unit, _), .card(_, _, let unit): unit
    case .escalation: nil
    }
  }

  fileprivate var fact: Fact {
    switch self {
    case .urge(let run, _, _): return .urged(timer: run.timer, run: run.number)
    case .card(let level, let run, _):
      return .supervisionIssued(level: level, timer: run.timer, run: run.number, replyBy: nil)
    case .escalation(let escalation):
      let (from, to) = (escalation.from, escalation.to)
      guard case .timer(let run, _) = escalation.cause else {
        return .escalated(from: from, to: to, timer: nil, run: 0)
      }
      return .escalated(from: from, to: to, timer: run.timer, run: run.number)
    }
  }
}

extension Notice.Cause {
  fileprivate var name: String {
    switch self {
    case .timer: "timer"
    case .returns: "returns"
    case .rework: "rework"
    }
  }
}

extension [UInt8] {
  /// `/handle/1`.
  fileprivate mutating func append(_ run: Notice.RunName) {
    append(UInt8(ascii: "/"))
    self += run.timer.rawValue.utf8
    append(UInt8(ascii: "/"))
    Decimal.append(run.number, 1, to: &self)
  }
}
