package import Basics
package import CaseJournal
package import CaseModel
package import EventBook

/// Folds a book into a state, event by event, from a position on.
///
/// The one loop that every question goes through: append, replay, snapshots and queries differ only
/// in where it starts and in who watches.
package struct Replay: ~Copyable {
  package private(set) var state: BookState
  private var cursor: BookCursor
  private let codec: EventCodec
  private let query: TemporalQuery
  private let threads: ReplayThreads
  /// Of each segment its index, where that is to be read in its place.
  private let indexes: [SegmentIndex?]

  /// What a caller may observe of each line; none of it changes the state.
  package struct Observer {
    /// Each event that breaks the table.
    package var anomaly: ((Anomaly) -> Void)?
    /// Each line of the book, with its place, before it is folded.
    package var line: ((EventLine, BookPosition, [Book.Segment]) -> Void)?
    /// Each line with its stored bytes, its place, and what it is about, where its type is known; for
    /// snapshots.
    package var stored: ((EventLine, ByteView, BookPosition, EventRow.SubjectKind?) -> Void)?
    /// Each event's subject, sequence and place, after it is folded; for snapshots.
    package var folded: ((Subject, Int, BookPosition) -> Void)?
    /// Each event as it was decoded, before it is folded; those of no known type are left out.
    package var decoded: ((Event) -> Void)?
    /// Each event with the state that its subject has before it is folded.
    package var evolving: ((Event, CaseState) -> Void)?
    /// Each event after it is folded, with the state of the book then, which is lent: a copy would cost more
    /// than the fold; for re-projection and for exports.
    package var evolved: ((Event, borrowing BookState) -> Void)?
    /// Bytes read so far, and in all; about every 4 MB.
    package var progress: ((Int, Int) -> Void)?

    package init() {}

    /// Whether it asks for the lines themselves, and not only for what they say.
    var isOfLines: Bool { line != nil || stored != nil }
  }

  private let observer: Observer
  private var block: [Event] = []
  private var marks: [Mark] = []
  private var prefetched: Int64 = 0
  /// The sequence of the last line that was read, folded or not.
  private var lastRead: Int
  /// Whether a line was read that lies behind all that the query can see.
  private var isOver = false

  /// What is decoded ahead of the segment with this index; nil where that is not worth while.
  private var ahead: LinesAhead?
  private var aheadSegment = -1
  private var piece = LinesAhead.Piece()

  /// - Parameter threads: all beyond the first scan and decode ahead.
  package init(
    from state: BookState = BookState(), cursor: consuming BookCursor, codec: EventCodec,
    query: TemporalQuery = .all, observer: Observer = Observer(),
    threads: ReplayThreads = ReplayThreads()
  ) {
    self.init(
      from: state, cursor: cursor, codec: codec, query: query, observer: observer,
      threads: threads, indexes: [])
  }

  /// - Parameter indexes: none where the observer asks for lines.
  init(
    from state: BookState, cursor: consuming BookCursor, codec: EventCodec, query: TemporalQuery,
    observer: Observer, threads: ReplayThreads, indexes: [SegmentIndex?]
  ) {
    self.state = state
    self.cursor = cursor
    self.codec = codec
    self.query = query
    self.observer = observer
    self.threads = threads
    self.indexes = indexes
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
      while lastRead < limit, !isOver {
        let before = lastRead
        if try !takeAhead(to: limit) {
          guard try cursor.next(into: &line) else { break }
          try take(line)
        }
        if let progress = observer.progress, before >> 14 != lastRead >> 14 {
          progress(cursor.bytesRead, total)
        }
      }
    } catch {
      try foldBlock()
      throw error
    }
    try foldBlock()
  }

  private static let blockSize = 64

  /// Takes a line, decodes it, and keeps its event for its block.
  private mutating func take(_ line: EventLine) throws(Diagnostic) {
    guard sees(line.sequence, time: line.time, recorded: line.recorded) else { return }
    tell(line)
    do throws(FormFault) {
      block.append(try state.decode(line, cursor.fields, by: codec))
    } catch {
      return try passOver(line, error)
    }
    let subject = block.span[block.count - 1].subject
    let isAdoption = block.span[block.count - 1].type == .rulesAdopted
    if let watch = observer.decoded { watch(block[block.count - 1]) }
    mark(subject, line.sequence, line.caseSequence)
    // Whether rules have an authority says how the lines behind them are read.
    if marks.count >= Self.blockSize || isAdoption { try foldBlock() }
  }

  /// Takes lines whose events were decoded ahead, and folds them, a block at most.
  ///
  /// - Returns: false where the next line is to be read from the cursor.
  private mutating func takeAhead(to limit: Int) throws(Diagnostic) -> Bool {
    guard threads.jobs > 1 || !indexes.isEmpty, findPiece() else { return false }
    try foldBlock()
    let first = piece.next
    prefetched &+= piece.prefetch(Self.blockSize)
    while marks.count < Self.blockSize, lastRead < limit, !isOver, piece.next < piece.lines.count {
      guard takeDecoded(piece.next) else { break }
      piece.next += 1
    }
    try fold(piece.events)
    if piece.next > first { return true }
    piece.next += 1
    return false
  }

  /// - Returns: false where the line has no event yet or is not the next of the book: the cursor tells.
  private mutating func takeDecoded(_ index: Int) -> Bool {
    let line = piece.lines[index]
    guard line.event >= 0, piece.hasAuthors || !state.reference.hasAuthority else { return false }
    let (sequence, time, recorded) = piece.head(ofEvent: Int(line.event))
    guard cursor.accept(line.range, sequence: sequence, recorded: recorded) else { return false }
    guard sees(sequence, time: time, recorded: recorded) else { return true }
    if !piece.full.isEmpty { tell(piece.full[index]) }
    let subject = state.table.admit(piece.bytes[line.subject.range])
    piece.events[Int(line.event)].subject = subject
    // An index holds for any rules who says so, and a line is not asked unless these have an authority.
    if piece.hasAuthors, !state.reference.hasAuthority {
      piece.events[Int(line.event)].author = .unread
    }
    if let watch = observer.decoded { watch(piece.events[Int(line.event)]) }
    mark(subject, sequence, line.caseSequence, event: Int(line.event))
    return true
  }

  /// Makes `piece` the one with the next line, where there is such a one.
  private mutating func findPiece() -> Bool {
    if aheadSegment != cursor.position.segment, let rest = cursor.rest {
      aheadSegment = cursor.position.segment
      ahead = linesAhead(rest)
      piece = LinesAhead.Piece()
    }
    guard let ahead else { return false }
    while piece.next == piece.lines.count {
      ahead.publish(state.reference.symbols, readsAuthors: state.reference.hasAuthority)
      guard let next = ahead.next() else { return false }
      piece = next
    }
    return true
  }

  /// What is read ahead of a segment: its index where there is one, else what is left of its lines.
  private mutating func linesAhead(_ rest: SegmentRest) -> LinesAhead? {
    if aheadSegment < indexes.count, let index = indexes[aheadSegment] {
      return LinesAhead(
        index, from: cursor.position.offset, jobs: threads.jobs,
        symbols: &state.reference.symbols)
    }
    guard threads.jobs > 1, rest.count >= threads.least else { return nil }
    return LinesAhead(
      rest, codec, threads, keepsLines: observer.isOfLines,
      readsAuthors: state.reference.hasAuthority)
  }

  /// Notes that a line was read.
  ///
  /// - Returns: whether the query sees it.
  private mutating func sees(_ sequence: Int, time: Timestamp, recorded: Timestamp) -> Bool {
    lastRead = sequence
    isOver = query.isOver(at: recorded)
    return !isOver && query.admits(time: time, recorded: recorded)
  }

  private func tell(_ line: EventLine) {
    observer.line?(line, cursor.lineStart, cursor.segments)
    if let watch = observer.stored {
      watch(line, cursor.storedLine, cursor.lineStart, codec.type(of: line)?.row.subject)
    }
  }

  /// Where an event of a block stands.
  private struct Mark {
    let subject: Subject
    let sequence, caseSequence: Int
    let position: BookPosition
    /// Its index among the events that are folded.
    let event: Int
  }

  private mutating func mark(
    _ subject: Subject, _ sequence: Int, _ caseSequence: Int, event: Int? = nil
  ) {
    marks.append(
      Mark(
        subject: subject, sequence: sequence, caseSequence: caseSequence,
        position: cursor.lineStart, event: event ?? marks.count))
  }

  /// Counts an event of an unknown type; any other fault of form ends the query.
  private mutating func passOver(_ line: EventLine, _ fault: FormFault) throws(Diagnostic) {
    guard case .unknownType = fault else { throw fault.diagnostic(at: cursor.place) }
    try foldBlock()
    mark(state.admit(line), line.sequence, line.caseSequence)
    let mark = marks.removeLast()
    guard !query.isPrefix || Self.isNext(mark, in: state.table) else { throw gap(before: mark) }
    state.passOver(mark.subject, line.sequence, time: line.time, recorded: line.recorded)
    report(fault.diagnostic(at: nil), mark)
    observer.folded?(mark.subject, mark.sequence, mark.position)
  }

  private mutating func foldBlock() throws(Diagnostic) {
    guard !block.isEmpty else { return }
    defer { block.removeAll(keepingCapacity: true) }
    try fold(block)
  }

  /// Folds the events that are marked.
  private mutating func fold(_ events: [Event]) throws(Diagnostic) {
    for mark in marks { prefetched &+= state.table.prefetch(mark.subject) }
    defer { marks.removeAll(keepingCapacity: true) }
    let events = events.span
    let isPrefix = query.isPrefix
    for index in marks.indices {
      let mark = marks[index]
      // Looked at here: a method would be given a copy of all that a replay holds.
      guard !isPrefix || Self.isNext(mark, in: state.table) else { throw gap(before: mark) }
      if let watch = observer.evolving {
        watch(events[mark.event], state.table.states.span[Int(mark.subject.index)])
      }
      // By the span: an element of the array would be copied, with a count of references.
      if let violation = state.apply(events[mark.event]), observer.anomaly != nil {
        report(violation.diagnostic(state.reference, at: events[mark.event].time), mark)
      }
      observer.folded?(mark.subject, mark.sequence, mark.position)
      if let watch = observer.evolved {
        watch(events[mark.event], state)
      }
    }
  }

  /// Whether an event is the next of its subject.
  @inline(__always)
  private static func isNext(_ mark: Mark, in table: borrowing CaseTable) -> Bool {
    table[version: mark.subject] + 1 == mark.caseSequence
  }

  private func gap(before mark: Mark) -> Diagnostic {
    let expected = state.table[version: mark.subject] + 1
    return Diagnostic(
      BookCode.caseGap,
      "expected caseseq \(expected) of '\(state.table.name(of: mark.subject))', "
        + "found \(mark.caseSequence)",
      "“\(state.table.name(of: mark.subject))”的 caseseq 应为 \(expected)，"
        + "实为 \(mark.caseSequence)",
      at: .init(file: cursor.segments[mark.position.segment].path, line: mark.position.line + 1))
  }

  private func report(_ found: Diagnostic, _ mark: Mark) {
    observer.anomaly?(
      Anomaly(
        found, sequence: mark.sequence, segment: cursor.segments[mark.position.segment].name,
        line: mark.position.line + 1, subject: state.table.name(of: mark.subject)))
  }

  /// The state, at the end of it all.
  package consuming func finish() -> BookState { state }
}

extension FormFault {
  /// What is said of a line of the book that is none of its events.
  func diagnostic(at place: Diagnostic.Place?) -> Diagnostic {
    let code: any ErrorCode =
      switch self {
      case .unknownType: ReplayCode.unknownType
      case .data: BookCode.form
      case .zone: ReplayCode.zone
      }
    return Diagnostic(code, reason, at: place)
  }
}
