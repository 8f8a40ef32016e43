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
  private let text: NoticeText

  /// - Parameters:
  ///   - reference: takes in the name of who sweeps.
  ///   - recorded: RFC 3339.
  init(_ reference: inout ReferenceData, now: Timestamp, recorded: String) {
    zone = reference.zone(at: now)
    let time = zone.format(now)
    // As who reads the lines will read them.
    self.time = Timestamp(rfc3339: time) ?? now
    self.recorded = Timestamp(rfc3339: recorded) ?? now
    sweeper = reference.symbols.intern(String(Sweep.source.dropFirst()))
    text = NoticeText(time: time, recorded: recorded)
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
    case .card(let level, let run, _, _):
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
    var event = Event(
      sequence: sequence, time: time, recorded: recorded, subject: subject,
      by: notice.unit ?? sweeper, type: notice.type, fact: notice.fact)
    event.author = .engine
    return event
  }

  /// Writes the line of the book.
  func write(
    _ notice: Notice, id: [UInt8], of name: ArraySlice<UInt8>, sequence: Int, caseSequence: Int,
    _ symbols: borrowing SymbolTable, to out: inout [UInt8]
  ) {
    out += text.id
    JSONText.append(id[...], to: &out)
    out += text.subject(notice)
    JSONText.append(name, to: &out)
    out += text.sequence
    Decimal.append(sequence, 16, to: &out)
    out += text.caseSequence
    Decimal.append(caseSequence, 1, to: &out)
    switch notice {
    case .urge(let run, let unit, let due):
      out += text.urged
      write(run, to: &out)
      JSONText.member("unit", symbols.bytes(unit), to: &out)
      JSONText.member("due", zone.format(due), to: &out)
    case .card(let level, let run, let unit, let isProvisional):
      out += text.unit(level)
      JSONText.append(symbols.bytes(unit), to: &out)
      out.append(UInt8(ascii: ","))
      write(run, to: &out)
      out += text.byTimer
      if isProvisional {
        JSONText.key("provisional", to: &out)
        out += "true".utf8
      }
    case .escalation(let escalation):
      out += text.from
      JSONText.append(symbols.bytes(escalation.from), to: &out)
      JSONText.member("to", symbols.bytes(escalation.to), to: &out)
      if case .timer(let run, _) = escalation.cause {
        out.append(UInt8(ascii: ","))
        write(run, to: &out)
      }
      JSONText.member("cause", escalation.cause.name, to: &out)
      if escalation.isSkip {
        JSONText.key("skip", to: &out)
        out += "true".utf8
      }
    }
    out += "}}".utf8
  }

  private func write(_ run: Notice.RunName, to out: inout [UInt8]) {
    out += text.run(run.timer)
    Decimal.append(run.number, 1, to: &out)
  }
}

/// What the lines of all notices of a kind have in common, up to each value of their own.
private struct NoticeText {
  let id, sequence, caseSequence, urged, byTimer, from: [UInt8]
  private let ofUrge, ofCard, ofEscalation: [UInt8]
  private let units, runs: [[UInt8]]

  init(time: String, recorded: String) {
    id = Self.text {
      Envelope.begin(&$0)
      JSONText.key("id", to: &$0)
    }
    (ofUrge, ofCard, ofEscalation) = (
      Self.subject(.caseUrged), Self.subject(.supervisionIssued), Self.subject(.caseEscalated)
    )
    sequence = Self.text {
      JSONText.member("time", time, to: &$0)
      JSONText.member("recordedtime", recorded, to: &$0)
      JSONText.key("sequence", to: &$0)
      $0.append(UInt8(ascii: "\""))
    }
    caseSequence = Self.text {
      $0.append(UInt8(ascii: "\""))
      JSONText.key("caseseq", to: &$0)
    }
    let data = Self.text {
      JSONText.member("authtype", "system", to: &$0)
      JSONText.member("authid", "sweep", to: &$0)
      JSONText.key("data", to: &$0)
      $0.append(UInt8(ascii: "{"))
    }
    urged = data
    units = CardLevel.allCases.map { level in
      Self.text(data) {
        JSONText.member("level", level.name, to: &$0)
        JSONText.key("unit", to: &$0)
      }
    }
    from = Self.text(data) { JSONText.key("from", to: &$0) }
    runs = Timer.allCases.map { timer in
      // Whether a comma goes before it depends on where it stands.
      Array(
        Self.text {
          JSONText.member("timer", timer.rawValue, to: &$0)
          JSONText.key("run", to: &$0)
        }.dropFirst())
    }
    byTimer = Self.text { JSONText.member("cause", "timer", to: &$0) }
  }

  private static func text(
    _ beginning: [UInt8] = [], _ write: (inout [UInt8]) -> Void
  ) -> [UInt8] {
    var text = beginning
    write(&text)
    return text
  }

  private static func subject(_ type: EventType) -> [UInt8] {
    text {
      JSONText.member("source", Sweep.source, to: &$0)
      JSONText.member("type", type.name, to: &$0)
      JSONText.key("subject", to: &$0)
    }
  }

  /// What stands before the subject, by the type of the event.
  func subject(_ notice: Notice) -> [UInt8] {
    switch notice {
    case .urge: ofUrge
    case .card: ofCard
    case .escalation: ofEscalation
    }
  }

  func unit(_ level: CardLevel) -> [UInt8] { units[Int(level.rawValue) - 1] }
  func run(_ timer: Timer) -> [UInt8] { runs[timer.order] }
}

extension BookState {
  /// Issues one notice, unless the table forbids it or it stands in the book. What is folded is the
  /// notice itself; its line reads as the same event.
  ///
  /// - Parameters:
  ///   - lines: the line is put behind them, as it will stand in the book.
  ///   - earlier: what stands in the book under an `id` of the sweep.
  mutating func issue(
    _ notice: Notice, of subject: Subject, by writer: NoticeWriter, to lines: inout LineBatch,
    earlier: (_ id: [UInt8]) throws(Diagnostic) -> Envelope?
  ) throws(Diagnostic) {
    let event = writer.event(notice, of: subject, sequence: sequence + 1)
    if violation(of: event) != nil { return }
    let name = table.nameBytes(of: subject)
    let first = writer.id(notice, of: name, reference.symbols)
    var (id, attempt) = (first, 1)
    while let earlier = try earlier(id) {
      if notice.isSaid(by: earlier, of: name, reference.symbols) { return }
      // Somebody else's event under the notice's name: it keeps no notice from being issued.
      attempt += 1
      id = first + [UInt8(ascii: "/")]
      Decimal.append(attempt, 1, to: &id)
    }
    writer.write(
      notice, id: id, of: name, sequence: event.sequence,
      caseSequence: table[version: subject] + 1, reference.symbols, to: &lines.bytes)
    do throws(Diagnostic) { try LineScanner.check(length: lines.endLine()) } catch {
      lines.removeLast()
      throw error
    }
    evolve(event)
  }
}

extension Sweep {
  /// - Throws: `append.system`.
  static func refuse(source: String) throws(Diagnostic) {
    guard EventSource.isOfEngine(source) else { return }
    var refusal = Diagnostic(AppendCode.system, EventSource.engineReason)
    refusal.pointer = JSONPointer("source")
    throw refusal
  }
}

extension Notice {
  /// Whether an event says what this notice would: type, case, timer and run, and the level of a card
  /// or the tier that an escalation leaves (SPEC §7). Its `id` proves nothing.
  fileprivate func isSaid(
    by event: Envelope, of name: ArraySlice<UInt8>, _ symbols: borrowing SymbolTable
  ) -> Bool {
    func says(_ key: DataKey, _ bytes: some Sequence<UInt8>) -> Bool {
      event.data[key]?.string?.utf8.elementsEqual(bytes) ?? false
    }
    func names(_ run: RunName) -> Bool {
      says(.timer, run.timer.rawValue.utf8) && event.data[.run]?.number?.int == run.number
    }
    guard event.type == type.name, event.subject.utf8.elementsEqual(name) else { return false }
    switch self {
    case .urge(let run, _, _): return names(run)
    case .card(let level, let run, _, _): return names(run) && says(.level, level.name.utf8)
    case .escalation(let escalation):
      guard says(.cause, escalation.cause.name.utf8) else { return false }
      if case .timer(let run, _) = escalation.cause { return names(run) }
      return says(.from, symbols.bytes(escalation.from))
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
