public import Basics
public import CaseJournal
public import CaseModel
public import EventBook
import FileStore

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
    /// Each line with its stored bytes, its place, and whether it is rare; for snapshots.
    public var stored: ((EventLine, ByteView, BookPosition, Bool) -> Void)?
    /// Each event's subject, sequence and place, after it is folded; for snapshots.
    public var folded: ((Subject, Int, BookPosition) -> Void)?
    /// Each event as it was decoded, before it is folded; those of no known type are left out.
    public var decoded: ((EventCodec.Decoded) -> Void)?
    /// Each event about a case after it is folded, with the state that it left; for re-projection.
    public var evolved: ((Event, CaseState, Scene) -> Void)?
    /// Bytes read so far, and in all; about every 4 MB.
    public var progress: ((Int, Int) -> Void)?

    public init() {}
  }

  private let watcher: Watcher
  private var block: [Event] = []
  private var marks: [Mark] = []
  private var warmth: Int64 = 0
  /// The sequence of the last line that was read, folded or not.
  private var lastRead: Int

  public init(
    from state: BookState = BookState(), cursor: consuming BookCursor, codec: EventCodec,
    reading: Reading = .all, watcher: Watcher = Watcher()
  ) {
    self.state = state
    self.cursor = cursor
    self.codec = codec
    self.reading = reading
    self.watcher = watcher
    lastRead = state.sequence
    block.reserveCapacity(Self.blockSize)
    marks.reserveCapacity(Self.blockSize)
  }

  /// Where the next line begins.
  public var position: BookPosition { cursor.position }
  /// An unterminated tail that was passed over.
  public var note: Diagnostic? { cursor.note }

  /// Folds to the end of the reading, or up to a sequence, from where it may be called again.
  ///
  /// In blocks: lines are read and decoded first, then the states they are about are called into the
  /// processor's cache all at once, then folded one by one in the order of the book. The events of a
  /// block lie scattered over all cases, and waiting for each in turn would cost more than the fold.
  ///
  /// - Throws: what is damaged, with its place (`book.*`), when all before it is folded.
  /// - Complexity: O(bytes); memory grows with the subjects, not with the events.
  public mutating func run(to sequence: Int = .max) throws(Diagnostic) {
    let limit = min(sequence, reading.toSequence ?? .max)
    let total = watcher.progress == nil ? 0 : cursor.totalBytes
    var line = EventLine.none
    state.table.reserve(bytes: cursor.totalBytes - cursor.bytesRead)
    do throws(Diagnostic) {
      while lastRead < limit, try cursor.next(into: &line) {
        lastRead = line.sequence
        if reading.isOver(at: line.recorded) { break }
        if reading.admits(time: line.time, recorded: line.recorded) {
          tell(line)
          try take(line)
        }
        if let progress = watcher.progress, line.sequence & 0x3FFF == 0 {
          progress(cursor.bytesRead, total)
        }
      }
    } catch {
      try foldBlock()
      throw error
    }
    try foldBlock()
  }

  private func tell(_ line: EventLine) {
    watcher.line?(line, cursor.lineStart, cursor.segments)
    if let watch = watcher.stored {
      watch(line, cursor.storedLine, cursor.lineStart, codec.isRare(line))
    }
  }

  /// What is to be known of an event beside what the reducers see.
  private struct Mark {
    let subject: Subject
    let time: Timestamp
    let recorded: Timestamp
    let sequence: Int
    let caseSequence: Int
    let position: BookPosition
  }

  private static let blockSize = 64

  /// Decodes a line; an event about a case waits for its block, any other is folded in its turn.
  private mutating func take(_ line: EventLine) throws(Diagnostic) {
    let mark = Mark(
      subject: state.admit(line), time: line.time, recorded: line.recorded,
      sequence: line.sequence, caseSequence: line.caseSequence, position: cursor.lineStart)
    let decoded: EventCodec.Decoded
    do throws(FormFault) {
      decoded = try codec.decode(
        line, cursor.fields, subject: mark.subject, symbols: &state.scene.symbols)
    } catch {
      return try passOver(mark, error)
    }
    watcher.decoded?(decoded)
    switch consume decoded {
    case .event(let event):
      block.append(event)
      marks.append(mark)
      if block.count >= Self.blockSize { try foldBlock() }
    case .scene(let fact, let event): try fold(.scene(fact, event), mark)
    case .register(let fact, let event): try fold(.register(fact, event), mark)
    }
  }

  /// Folds an event that concerns no case, behind all that stand before it.
  private mutating func fold(
    _ decoded: consuming EventCodec.Decoded, _ mark: Mark
  ) throws(Diagnostic) {
    try foldBlock()
    try count(mark)
    told(state.fold(decoded), mark)
  }

  /// Counts an event of an unknown type; any other fault of form ends the reading.
  private mutating func passOver(_ mark: Mark, _ fault: FormFault) throws(Diagnostic) {
    switch fault {
    case .unknownType: break
    case .data:
      throw Diagnostic(
        "book.form", fault.reason, at: cursor.place, hints: [BookCursor.damageHint])
    case .zone:
      throw Diagnostic(
        "book.zone", fault.reason, at: cursor.place, hints: [ZoneDatabase.remedy])
    }
    try foldBlock()
    try count(mark)
    state.table.countEvent(of: mark.subject)
    report("unknown-type", fault.reason, mark)
    watcher.folded?(mark.subject, mark.sequence, mark.position)
  }

  private mutating func foldBlock() throws(Diagnostic) {
    warmth &+= state.table.warm(block)
    defer {
      block.removeAll(keepingCapacity: true)
      marks.removeAll(keepingCapacity: true)
    }
    for index in marks.indices {
      try count(marks[index])
      // By the span: an element of the array would be copied, with a count of references.
      let violation = state.fold(block.span[index])
      told(violation, marks[index])
      if let watch = watcher.evolved {
        watch(
          block.span[index], state.table.states.span[Int(marks[index].subject.index)],
          state.scene)
      }
    }
  }

  private mutating func told(_ violation: Violation?, _ mark: Mark) {
    if let violation { report(violation, mark) }
    watcher.folded?(mark.subject, mark.sequence, mark.position)
  }

  /// Counts an event, which must be the next of its subject.
  private mutating func count(_ mark: Mark) throws(Diagnostic) {
    let expected = state.table[version: mark.subject] + 1
    if reading.isPrefix, expected != mark.caseSequence {
      throw Diagnostic(
        "book.case-gap",
        Phrase(
          "expected caseseq \(expected) of '\(state.table.name(of: mark.subject))', "
            + "found \(mark.caseSequence)",
          "“\(state.table.name(of: mark.subject))”的 caseseq 应为 \(expected)，"
            + "实为 \(mark.caseSequence)"),
        at: .init(
          file: cursor.segments[mark.position.segment].path, line: mark.position.line + 1),
        hints: [BookCursor.damageHint])
    }
    state.note(time: mark.time, recorded: mark.recorded, sequence: mark.sequence)
  }

  private mutating func report(_ violation: Violation, _ mark: Mark) {
    guard watcher.anomaly != nil else {
      state.anomalies += 1
      return
    }
    report(violation.kind, violation.wording(state.scene, at: mark.time).reason, mark)
  }

  private mutating func report(_ kind: String, _ reason: Phrase, _ mark: Mark) {
    state.anomalies += 1
    watcher.anomaly?(
      Anomaly(
        sequence: mark.sequence, segment: cursor.segments[mark.position.segment].name,
        line: mark.position.line + 1, kind: kind, reason: reason,
        subject: state.table.name(of: mark.subject)))
  }

  /// The state, at the end of it all.
  public consuming func finish() -> BookState { state }
}

extension BookState {
  package mutating func admit(_ line: EventLine) -> Subject {
    line.isNormalised
      ? table.admit(line.text(line.subject)) : table.admit(line.bytes[line.subject.range])
  }

  /// Lets one event have its effect, and says how it breaks the table, if it does.
  package mutating func fold(_ decoded: EventCodec.Decoded) -> Violation? {
    switch decoded {
    case .event(let event): return fold(event)
    case .scene(let fact, let event):
      table.countEvent(of: event.subject)
      let violation = scene.violation(of: fact, event)
      scene.evolve(fact, time: event.time, sequence: event.sequence)
      return violation
    case .register(let fact, let event):
      table.countEvent(of: event.subject)
      let violation = registers.violation(of: fact, event, in: scene)
      registers.evolve(fact, time: event.time)
      return violation
    }
  }

  mutating func fold(_ event: Event) -> Violation? {
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
    case .register(let fact, let event): registers.violation(of: fact, event, in: scene)
    }
  }
}
