public import Basics
public import CaseJournal
public import CaseModel
public import EventBook

/// Folds a book into a state, event by event, from a position on.
///
/// The one loop that every question goes through: append, replay, snapshots and queries differ only
/// in where it starts and in who watches.
public struct Replay: ~Copyable {
  public private(set) var state: BookState
  private var cursor: BookCursor
  private let codec: EventCodec
  private let reading: Reading

  /// What a caller may be told of each line; none of it changes the state.
  public struct Watcher {
    /// Each event that breaks the table.
    public var anomaly: ((Anomaly) -> Void)?
    /// Each line of the book, with its place, before it is folded.
    public var line: ((EventLine, BookPosition, [Book.Segment]) -> Void)?
    /// Each line with its stored bytes, its place, and whether it sets the scene; for snapshots.
    public var stored: ((EventLine, ByteView, BookPosition, Bool) -> Void)?
    /// Each line's subject, after it is folded; for indexes.
    public var folded: ((Subject, Int) -> Void)?
    /// Bytes read so far, and in all; about every 4 MB.
    public var progress: ((Int, Int) -> Void)?

    public init() {}
  }

  private let watcher: Watcher

  public init(
    from state: BookState = BookState(), cursor: consuming BookCursor, codec: EventCodec,
    reading: Reading = .all, watcher: Watcher = Watcher()
  ) {
    self.state = state
    self.cursor = cursor
    self.codec = codec
    self.reading = reading
    self.watcher = watcher
  }

  /// Where the next line begins.
  public var position: BookPosition { cursor.position }
  /// An unterminated tail that was passed over.
  public var note: Diagnostic? { cursor.note }

  /// Folds to the end of the reading.
  ///
  /// - Throws: what is damaged, with its place (`book.*`).
  /// - Complexity: O(bytes); memory grows with the subjects, not with the events.
  public mutating func run() throws(Diagnostic) {
    let limit = reading.toSequence ?? .max
    let total = watcher.progress == nil ? 0 : cursor.totalBytes
    var line = EventLine.none
    while state.sequence < limit, try cursor.next(into: &line) {
      state.sequence = line.sequence
      if let watch = watcher.line { watch(line, cursor.lineStart, cursor.segments) }
      if let watch = watcher.stored {
        watch(line, cursor.storedLine, cursor.lineStart, codec.setsScene(line))
      }
      if reading.admits(time: line.time, recorded: line.recorded) { try fold(line) }
      if let progress = watcher.progress, line.sequence & 0x3FFF == 0 {
        progress(cursor.bytesRead, total)
      }
    }
  }

  private mutating func fold(_ line: EventLine) throws(Diagnostic) {
    let subject = state.admit(line)
    if reading.isPrefix, state.table[version: subject] + 1 != line.caseSequence {
      throw Diagnostic(
        "book.case-gap",
        "expected caseseq \(state.table[version: subject] + 1) of '\(line.text(line.subject))', "
          + "found \(line.caseSequence)",
        at: cursor.place, hints: [BookCursor.damageHint])
    }
    state.note(line)
    do throws(FormFault) {
      let decoded = try codec.decode(
        line, cursor.fields, subject: subject, symbols: &state.scene.symbols)
      if let violation = state.fold(decoded) { report(violation, line) }
    } catch {
      guard case .unknownType = error else { throw malformed(error, line) }
      state.table.countEvent(of: subject)
      state.anomalies += 1
      watcher.anomaly?(anomaly(line, "unknown-type", error.reason))
    }
    watcher.folded?(subject, line.sequence)
  }

  private func malformed(_ fault: FormFault, _ line: EventLine) -> Diagnostic {
    Diagnostic("book.form", fault.reason, at: cursor.place, hints: [BookCursor.damageHint])
  }

  private mutating func report(_ violation: Violation, _ line: EventLine) {
    state.anomalies += 1
    guard let tell = watcher.anomaly else { return }
    let reason = violation.wording(state.scene, at: line.time).reason
    tell(anomaly(line, violation.kind, reason))
  }

  private func anomaly(_ line: EventLine, _ kind: String, _ reason: String) -> Anomaly {
    Anomaly(
      sequence: line.sequence, segment: cursor.segments[cursor.lineStart.segment].name,
      line: cursor.lineStart.line + 1, kind: kind, reason: reason,
      subject: line.text(line.subject))
  }

  /// The state, at the end of it all.
  public consuming func finish() -> BookState { state }
}

extension BookState {
  mutating func admit(_ line: EventLine) -> Subject {
    line.isNormalised
      ? table.admit(line.text(line.subject)) : table.admit(line.bytes[line.subject.range])
  }

  /// Lets one event have its effect, and says how it breaks the table, if it does.
  mutating func fold(_ decoded: EventCodec.Decoded) -> Violation? {
    switch decoded {
    case .event(let event): return fold(event)
    case .scene(let fact, let event):
      table.countEvent(of: event.subject)
      let violation = scene.violation(of: fact, event)
      scene.evolve(fact, time: event.time, sequence: event.sequence)
      return violation
    }
  }

  private mutating func fold(_ event: Event) -> Violation? {
    table.fold(event, in: scene, merger: merger(event))
  }

  /// How an event would break the table now: what `decide` refuses.
  mutating func violation(of event: Event) -> Violation? {
    table.violation(of: event, in: scene, merger: merger(event))
  }

  private func merger(_ event: Event) -> Violation? {
    guard case .merged(let target) = event.fact else { return nil }
    return table.merger(of: event.subject, into: target, scene.symbols)
  }

  mutating func violation(of decoded: EventCodec.Decoded) -> Violation? {
    switch decoded {
    case .event(let event): violation(of: event)
    case .scene(let fact, let event): scene.violation(of: fact, event)
    }
  }
}
