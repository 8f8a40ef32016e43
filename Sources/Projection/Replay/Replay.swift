package import Basics
package import CaseJournal
package import CaseModel
package import EventBook
import FileStore

/// Folds a book into a state, event by event, from a position on.
///
/// The one loop that every question goes through: append, replay, snapshots and queries differ only
/// in where it starts and in who watches.
package struct Replay: ~Copyable {
  package private(set) var state: BookState
  private var cursor: BookCursor
  private let codec: EventCodec
  private let query: TemporalQuery

  /// What a caller may observe of each line; none of it changes the state.
  package struct Observer {
    /// Each event that breaks the table.
    package var anomaly: ((Anomaly) -> Void)?
    /// Each line of the book, with its place, before it is folded.
    package var line: ((EventLine, BookPosition, [Book.Segment]) -> Void)?
    /// Each line with its stored bytes, its place, and whether it is rare; for snapshots.
    package var stored: ((EventLine, ByteView, BookPosition, Bool) -> Void)?
    /// Each event's subject, sequence and place, after it is folded; for snapshots.
    package var folded: ((Subject, Int, BookPosition) -> Void)?
    /// Each event as it was decoded, before it is folded; those of no known type are left out.
    package var decoded: ((Event) -> Void)?
    /// Each event after it is folded, with the state that its subject has then; for re-projection.
    package var evolved: ((Event, CaseState, ReferenceData) -> Void)?
    /// Bytes read so far, and in all; about every 4 MB.
    package var progress: ((Int, Int) -> Void)?

    package init() {}
  }

  private let observer: Observer
  private var block: [Event] = []
  private var marks: [Mark] = []
  private var prefetched: Int64 = 0
  /// The sequence of the last line that was read, folded or not.
  private var lastRead: Int

  package init(
    from state: BookState = BookState(), cursor: consuming BookCursor, codec: EventCodec,
    query: TemporalQuery = .all, observer: Observer = Observer()
  ) {
    self.state = state
    self.cursor = cursor
    self.codec = codec
    self.query = query
    self.observer = observer
    lastRead = state.sequence
    block.reserveCapacity(Self.blockSize)
    marks.reserveCapacity(Self.blockSize)
  }

  /// Where the next line begins.
  package var position: BookPosition { cursor.position }
  /// An unterminated tail that was passed over.
  package var note: Diagnostic? { cursor.note }

  /// Folds to the end of the query, or up to a sequence, from where it may be called again.
  ///
  /// In blocks: lines are read and decoded first, then the states they are about are called into the
  /// processor's cache all at once, then folded one by one in the order of the book. The events of a
  /// block lie scattered over all cases, and waiting for each in turn would cost more than the fold.
  ///
  /// - Throws: what is damaged, with its place (`book.*`), when all before it is folded.
  /// - Complexity: O(bytes); memory grows with the subjects, not with the events.
  package mutating func run(to sequence: Int = .max) throws(Diagnostic) {
    let limit = min(sequence, query.toSequence ?? .max)
    let total = observer.progress == nil ? 0 : cursor.totalBytes
    var line = EventLine.none
    state.table.reserve(bytes: cursor.totalBytes - cursor.bytesRead)
    do throws(Diagnostic) {
      while lastRead < limit, try cursor.next(into: &line) {
        lastRead = line.sequence
        if query.isOver(at: line.recorded) { break }
        if query.admits(time: line.time, recorded: line.recorded) {
          tell(line)
          try take(line)
        }
        if let progress = observer.progress, line.sequence & 0x3FFF == 0 {
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
    observer.line?(line, cursor.lineStart, cursor.segments)
    if let watch = observer.stored {
      watch(line, cursor.storedLine, cursor.lineStart, codec.isRare(line))
    }
  }

  /// Where an event of a block stands.
  private struct Mark {
    let subject: Subject
    let sequence, caseSequence: Int
    let position: BookPosition
  }

  private static let blockSize = 64

  /// Decodes a line; its event waits for its block.
  private mutating func take(_ line: EventLine) throws(Diagnostic) {
    let event: Event
    do throws(FormFault) {
      event = try state.decode(line, cursor.fields, by: codec)
    } catch {
      return try passOver(line, error)
    }
    observer.decoded?(event)
    marks.append(mark(line, event.subject))
    block.append(event)
    if block.count >= Self.blockSize { try foldBlock() }
  }

  private func mark(_ line: EventLine, _ subject: Subject) -> Mark {
    Mark(
      subject: subject, sequence: line.sequence, caseSequence: line.caseSequence,
      position: cursor.lineStart)
  }

  /// Counts an event of an unknown type; any other fault of form ends the query.
  private mutating func passOver(_ line: EventLine, _ fault: FormFault) throws(Diagnostic) {
    switch fault {
    case .unknownType: break
    case .data:
      throw Diagnostic(BookCode.form, fault.reason, at: cursor.place)
    case .zone:
      throw Diagnostic(
        "book.zone", fault.reason, at: cursor.place, hints: [FileCode.zoneUnreadable.remedy])
    }
    try foldBlock()
    let mark = mark(line, state.admit(line))
    try checkNext(mark)
    state.passOver(mark.subject, line.sequence, time: line.time, recorded: line.recorded)
    report("unknown-type", fault.reason, mark)
    observer.folded?(mark.subject, mark.sequence, mark.position)
  }

  private mutating func foldBlock() throws(Diagnostic) {
    prefetched &+= state.table.prefetch(block)
    defer {
      block.removeAll(keepingCapacity: true)
      marks.removeAll(keepingCapacity: true)
    }
    for index in marks.indices {
      let mark = marks[index]
      try checkNext(mark)
      // By the span: an element of the array would be copied, with a count of references.
      if let violation = state.apply(block.span[index]), observer.anomaly != nil {
        let found = violation.diagnostic(state.reference, at: block.span[index].time)
        report(found.kind, found.message, mark)
      }
      observer.folded?(mark.subject, mark.sequence, mark.position)
      if let watch = observer.evolved {
        watch(
          block.span[index], state.table.states.span[Int(mark.subject.index)], state.reference)
      }
    }
  }

  /// An event must be the next of its subject.
  private func checkNext(_ mark: Mark) throws(Diagnostic) {
    let expected = state.table[version: mark.subject] + 1
    guard query.isPrefix, expected != mark.caseSequence else { return }
    throw Diagnostic(
      BookCode.caseGap,
      "expected caseseq \(expected) of '\(state.table.name(of: mark.subject))', "
        + "found \(mark.caseSequence)",
      "“\(state.table.name(of: mark.subject))”的 caseseq 应为 \(expected)，"
        + "实为 \(mark.caseSequence)",
      at: .init(file: cursor.segments[mark.position.segment].path, line: mark.position.line + 1))
  }

  private func report(_ kind: String, _ reason: Phrase, _ mark: Mark) {
    observer.anomaly?(
      Anomaly(
        sequence: mark.sequence, segment: cursor.segments[mark.position.segment].name,
        line: mark.position.line + 1, kind: kind, reason: reason,
        subject: state.table.name(of: mark.subject)))
  }

  /// The state, at the end of it all.
  package consuming func finish() -> BookState { state }
}
