package import Basics
package import CaseModel
package import EventBook
import FileStore

/// Takes proposed events through form, identity and guards into the book.
///
/// Proposals are folded as they come, so that each is judged by what the ones before it made of the
/// book; none is written before `commit`, and a recorder that is dropped leaves no trace of them. A
/// sweep writes as it goes (`Recorder+Sweep.swift`).
package final class Recorder {
  private let home: Home
  private let now: Timestamp
  /// Whether somebody has confirmed that what looks like personal data is none.
  package var isPersonalDataTaken: Bool
  /// The system's user who proposes, for the journal of refusals; without one there is no journal.
  package var login: String?
  /// nil for a rehearsal, which takes no lock and writes nothing.
  let writer: BookWriter?
  /// What the book leads to with all that was proposed.
  package internal(set) var state: BookState
  /// The events before this recorder.
  var before: StoredIdentities
  /// An unterminated tail that was passed over.
  private let passedOver: Diagnostic?
  /// What the state was loaded from; nil where it was not.
  private let snapshot: Snapshot?
  /// Where proposals of this recorder stand, by the hash of their identity: the number of a commit above
  /// that of its line.
  private var own = HashIndex()
  private var committed: [LineBatch] = []
  var pending = LineBatch()
  /// What is to be said of proposals that were taken.
  package private(set) var remarks: [Diagnostic] = []
  /// What was taken over as history and seems to hold personal data: the first, and how many in all.
  package private(set) var suspected: (first: Diagnostic, count: Int)?
  private var scanner = LineScanner()
  /// The facts of a row, composed and not folded yet; memory that stays.
  var formed: [Event] = []
  /// The time that lines were recorded at last, and its text: many have the same.
  private var stamped = (instant: Timestamp.earliest, text: "")
  private var journal: RefusalJournal

  /// What became of a proposal.
  package enum Outcome: Sendable {
    /// The line as it will stand in the book.
    case recorded([UInt8])
    /// It stands there already, with the same content.
    case known(sequence: Int, caseSequence: Int)
  }

  package struct Options: Sendable {
    /// How long to wait for another writer, 30 s.
    package var waitMicroseconds: Int64 = 30_000_000
    package var segmentLimit = BookWriter.defaultSegmentLimit
    package var extent = Home.Extent.onDemand
    package var isRehearsal = false
    /// Whether somebody has confirmed that what looks like personal data is none.
    package var isPersonalDataTaken = false
    /// A source of which every identity is looked for, for proposals that depend on the state.
    package var watchedSource: String?
    /// The system's user, for the journal of refusals; without one there is no journal.
    package var login: String?

    package init() {}
  }

  /// Locks the book, mends its end, and loads what is needed to judge proposals.
  ///
  /// - Parameters:
  ///   - ids: of all that will be proposed, whatever their sources.
  ///   - now: when the book takes them in; cut to milliseconds.
  package convenience init(
    _ home: Home, ids: [String], now: Timestamp,
    options: Options = Options()
  ) throws(Diagnostic) {
    if !options.isRehearsal { try home.refuseCheckout() }
    let writer =
      options.isRehearsal
      ? nil
      : try BookWriter(
        home.book, waitMicroseconds: options.waitMicroseconds,
        segmentLimit: options.segmentLimit)
    let watched = options.watchedSource.map { Array($0.utf8) }
    let wanted = Set(ids.map { id in Array(id.utf8).withByteView { ByteHash.hash($0) } })
    var tail = StoredIdentities.Tail()
    var observer = Replay.Observer()
    observer.line = { line, position, _ in
      let isWatched =
        watched?.withByteView { watched in
          EventSource.withDecoded(line.bytes[line.source.range]) { $0 == watched }
        } ?? false
      guard isWatched || !wanted.isEmpty else { return }
      if isWatched || wanted.contains(IdentityHash.hash(ofID: line)) {
        tail.note(IdentityHash.hash(of: line), at: position)
      }
    }
    let loaded = try home.load(extent: options.extent, isForWriting: true, observer: observer)
    self.init(
      home, writer, loaded.state, before: StoredIdentities(loaded, tail: tail), now: now,
      options: options, passedOver: loaded.note, snapshot: loaded.snapshot)
  }

  /// Tries events where there is no book: nothing is read and nothing is written.
  ///
  /// - Parameter home: its codec alone is used.
  package convenience init(
    rehearsing home: Home, on state: consuming BookState, now: Timestamp
  ) {
    self.init(
      home, nil, state, before: StoredIdentities([], nil, tail: .init()), now: now,
      options: Options())
  }

  /// Goes on from a state that is there.
  ///
  /// - Parameters:
  ///   - writer: nil for a rehearsal.
  ///   - state: that of the book's end; handed over, for a copy of it is changed as a whole.
  init(
    _ home: Home, _ writer: BookWriter?, _ state: consuming BookState, before: StoredIdentities,
    now: Timestamp, options: Options, passedOver: Diagnostic? = nil, snapshot: Snapshot? = nil
  ) {
    self.home = home
    self.writer = writer
    self.state = state
    self.before = before
    self.now = Timestamp(microseconds: now.microseconds.flooredQuotient(1000) * 1000)
    self.passedOver = passedOver
    self.snapshot = snapshot
    isPersonalDataTaken = options.isPersonalDataTaken
    login = options.login
    journal = RefusalJournal(of: home.book)
  }

  /// Its state and the identities that it was given, for who goes on with them; the recorder is of no more
  /// use.
  func release() -> (BookState, StoredIdentities.Tail) {
    var released = BookState()
    swap(&released, &state)
    return (released, before.releaseTail())
  }

  /// The lines of a subject that are proposed and not written.
  package func proposed(of subject: Subject) -> [[UInt8]] {
    var scanner = LineScanner()
    let name = state.table.nameBytes(of: subject)
    return (0..<pending.count).compactMap { index in
      let line = Array(pending.bytes[pending[index]])
      return line.withByteView { view in
        guard let found = try? scanner.scan(view, 0..<view.count) else { return nil }
        return found.text(found.subject).utf8.elementsEqual(name) ? line : nil
      }
    }
  }

  package var isRehearsal: Bool { writer == nil }

  /// The numbers of all registered cases, with those proposed.
  package var numbers: CaseNumbers { CaseNumbers(state, snapshot) }

  /// What is to be said of the book's end as it was found.
  package var recoveryNotes: [Diagnostic] { writer?.notes ?? [passedOver].compactMap(\.self) }

  /// What is to be said of this write: a recovered tail, an unusual *now*.
  package func notes(wallClock: Timestamp) -> [Diagnostic] {
    var notes = recoveryNotes
    let zone = state.reference.zone(at: now)
    let (given, clock) = (zone.format(now), Self.text(ofClock: wallClock, in: zone))
    if state.events > 0, now < state.lastRecorded {
      let last = zone.format(state.lastRecorded)
      notes.append(
        Diagnostic(
          AppendCode.nowBeforeLast,
          "now (\(given)) lies before the last recording (\(last)), whose time is taken",
          "“现在”（\(given)）早于台账最后一次记录，收录时间改用那一次的（\(last)）", hints: []))
    }
    // A rehearsal records nothing.
    guard writer != nil else { return notes }
    if let open = try? FileStatus.of(home.book.directory), open.isWorldWritable {
      notes.append(
        Diagnostic(
          FileCode.worldWritable, "everybody on this machine may write here", "本机任何人都可写入此处",
          at: .init(file: home.book.directory), hints: [FileCode.worldWritable.remedy]))
    }
    let distance = now.microseconds - wallClock.microseconds
    if distance > Self.clockTolerance {
      notes.append(
        Diagnostic(
          AppendCode.nowInFuture,
          "the time taken as now (\(given)) is later than the system clock (\(clock)): what is recorded until then "
            + "bears this time",
          "所指定的“现在”（\(given)）晚于系统时钟（\(clock)）：到那时为止的记录都取此时间", hints: []))
    }
    if distance < -Self.clockTolerance {
      notes.append(
        Diagnostic(
          AppendCode.nowBeforeClock,
          "the time taken as now (\(given)) is earlier than the system clock (\(clock))",
          "所指定的“现在”（\(given)）早于系统时钟（\(clock)）", hints: []))
    }
    return notes
  }

  /// Without a fraction of a second, which nobody asks for.
  private static func text(ofClock clock: Timestamp, in zone: TimeZone) -> String {
    let second = Timestamp.microsecondsPerSecond
    return zone.format(
      Timestamp(microseconds: clock.microseconds.flooredQuotient(second) * second))
  }

  /// How far *now* may lie from the clock without a word, five minutes.
  private static let clockTolerance = 5 * Timestamp.microsecondsPerMinute

  /// Holds *now* against the clock, before a book is opened for what guards and timers judge by it.
  ///
  /// - Throws: `append.future` where it lies more than five minutes ahead.
  package static func refuseFuture(
    _ now: Timestamp, wallClock: Timestamp, in zone: @autoclosure () -> TimeZone
  ) throws(Diagnostic) {
    guard now.microseconds - wallClock.microseconds > clockTolerance else { return }
    let zone = zone()
    let (given, clock) = (zone.format(now), text(ofClock: wallClock, in: zone))
    throw Diagnostic(
      AppendCode.future,
      "the time taken as now (\(given)) is later than the system clock (\(clock))",
      "所指定的“现在”（\(given)）晚于系统时钟（\(clock)）")
  }

  /// Judges one event and, if it may stand, puts it behind those proposed before; a refusal is journalled.
  ///
  /// - Parameters:
  ///   - isHistory: a fact taken over: only its form is checked, a given `recorded` is kept.
  ///   - expected: the number of events that its subject must have; nil for any.
  ///   - settingTimeAside: whether a repetition may bear another `time`.
  /// - Throws: `append.form`, `append.system`, `append.conflict`, `append.expect`, `append.privacy`,
  ///   `append.too-long`, `guard.*`.
  package func propose(
    _ envelope: Envelope, isHistory: Bool = false, expected: Int? = nil,
    settingTimeAside: Bool = false
  ) throws(Diagnostic) -> Outcome {
    do throws(Diagnostic) {
      return try take(
        envelope, isHistory: isHistory, expected: expected, settingTimeAside: settingTimeAside)
    } catch {
      throw journalled(error, of: envelope)
    }
  }

  /// - Returns: the refusal, which says so where it could not be journalled.
  package func journalled(_ refusal: Diagnostic, of envelope: Envelope) -> Diagnostic {
    guard writer != nil, let login else { return refusal }
    do throws(Diagnostic) {
      try journal.note(refusal, of: envelope, by: login, at: now)
      return refusal
    } catch {
      return refusal.hinting(
        "the refusal could not be journalled: \(error.message.english)",
        "未能记入拒收日志：\(error.message.chinese)")
    }
  }

  private func take(
    _ envelope: Envelope, isHistory: Bool, expected: Int?, settingTimeAside: Bool
  ) throws(Diagnostic) -> Outcome {
    if !isHistory { try Sweep.refuse(source: envelope.source) }
    let identity = envelope.identity
    if let other = try known(envelope, identity, settingTimeAside) {
      return .known(sequence: other.sequence ?? 0, caseSequence: other.caseSequence ?? 0)
    }
    let (_, version) = state.table.admitCounted(envelope.subject)
    if let expected, expected != version {
      throw Diagnostic(
        AppendCode.expect,
        "'\(envelope.subject)' has \(version) \(version == 1 ? "event" : "events"), not \(expected)",
        "“\(envelope.subject)”已有 \(version) 个事件，不是 \(expected) 个",
        hint: "somebody recorded an event in the meantime: see 'whistle case \(envelope.subject)'",
        "期间已有他人记录，请先查看“whistle case \(envelope.subject)”")
    }
    if !isHistory { try refusePersonalData(envelope) }
    let stamp = EventStamp(
      recorded: recordedTime(given: isHistory ? envelope.recorded : nil),
      sequence: state.sequence + 1, caseSequence: version + 1)
    let event = try compose(envelope, stamp)
    if isHistory {
      notePersonalData(envelope)
    } else {
      do throws(Diagnostic) { try judge(event) } catch {
        pending.removeLast()
        throw error
      }
    }
    state.evolve(event)
    let line = pending.count - 1
    own.insert(identity, UInt64(committed.count) << 32 | UInt64(line))
    return .recorded(Array(pending.bytes[pending[line]]))
  }

  /// - Throws: `append.privacy`.
  private func refusePersonalData(_ envelope: Envelope) throws(Diagnostic) {
    guard !isPersonalDataTaken, let found = envelope.personalData else { return }
    throw found.kind.diagnostic(at: found.key)
  }

  /// A fact is taken whatever it holds: it is the other system's.
  func notePersonalData(_ envelope: Envelope) {
    guard !isPersonalDataTaken, let found = envelope.personalData else { return }
    let first = suspected?.first ?? found.kind.diagnostic(at: found.key)
    suspected = (first, (suspected?.count ?? 0) + 1)
  }

  /// - Throws: `guard.*` for what may not stand; what may, but is unusual, is remarked upon.
  private func judge(_ event: Event) throws(Diagnostic) {
    let isFuture = event.time.microseconds - now.microseconds > ReferenceData.futureTolerance
    let violation =
      state.judge(event) ?? (isFuture ? .future(event.time, recorded: now) : nil)
    guard let violation else { return }
    let diagnostic = violation.diagnostic(state.reference, at: event.time)
    guard violation.isTaken else { throw diagnostic }
    remarks.append(diagnostic)
  }

  /// When the book takes an event in: the time given, unless it lies before the last recording.
  func recordedTime(given: String? = nil) -> String {
    let last = state.lastRecorded
    if let given, let instant = Timestamp(rfc3339: given), instant >= last { return given }
    let instant = max(now, last)
    if stamped.text.isEmpty || stamped.instant != instant {
      stamped = (instant, instant.rfc3339())
    }
    return stamped.text
  }

  /// Composes the line of an event behind those proposed.
  func compose(_ envelope: Envelope, _ stamp: EventStamp) throws(Diagnostic) -> Event {
    try pending.compose(envelope, stamp, by: home.codec, in: &state, &scanner)
  }

  /// Writes what was proposed, durably; a rehearsal lets go of it.
  ///
  /// - Returns: how many lines were written.
  package func commit() throws(Diagnostic) -> Int {
    if pending.isEmpty { return 0 }
    let count = pending.count
    try writer?.append(pending, firstSequence: state.sequence + 1 - count)
    // Lines that no proposal can be compared with are let go.
    committed.append(own.count == 0 ? LineBatch() : pending)
    pending.removeAll()
    return writer == nil ? 0 : count
  }

  /// A file for lines that wait, beside the snapshots: the book holds nothing but segments.
  func spool() throws(Diagnostic) -> LineSpool { try LineSpool(in: home.snapshots.directory) }

  // MARK: Identity

  /// The event that stands there already with the same content.
  ///
  /// - Throws: `append.conflict` where it has other content.
  private func known(
    _ envelope: Envelope, _ identity: UInt64, _ settingTimeAside: Bool
  ) throws(Diagnostic) -> Envelope? {
    guard let other = try standing(source: envelope.source, id: envelope.id, identity) else {
      return nil
    }
    guard envelope.saysTheSame(as: other, settingTimeAside: settingTimeAside) else {
      throw envelope.conflict(with: other)
    }
    return other
  }

  /// The event that has an identity, among those of the book and those proposed.
  func standing(
    source: String, id: String, _ identity: UInt64
  ) throws(Diagnostic) -> Envelope? {
    try earlier(identity).first {
      $0.id.hasBytes(of: id) && $0.source.hasBytes(of: source)
    }
  }

  private func earlier(_ identity: UInt64) throws(Diagnostic) -> [Envelope] {
    var found: [Envelope] = []
    for place in own[identity] {
      let (commit, line) = (Int(place >> 32), Int(place & 0xFFFF_FFFF))
      let batch = commit < committed.count ? committed[commit] : pending
      guard let envelope = Envelope(storedLine: Array(batch.bytes[batch[line]])) else {
        preconditionFailure("what this recorder composed can be read")
      }
      found.append(envelope)
    }
    return found + (try before.candidates(identity))
  }
}

extension Envelope {
  /// What is said of an event whose identity stands in the book with other content; its keys lead to
  /// the first difference.
  func conflict(with other: Envelope) -> Diagnostic {
    let sequence = other.sequence ?? 0
    var result = Diagnostic(
      AppendCode.conflict,
      "the id '\(id)' of '\(source)' is in the book with other content "
        + "(sequence \(sequence))", "“\(source)”的编号“\(id)”已在台账中（第 \(sequence) 号），内容不同")
    if !time.hasBytes(of: other.time) { result.pointer = JSONPointer("time") }
    let keys = data.keys + other.data.keys
    if let key = keys.first(where: { data[$0] != other.data[$0] }) {
      result.pointer = JSONPointer("data", key)
    }
    return result
  }
}
