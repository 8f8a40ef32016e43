import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore
import Synchronization

/// The rest of a segment, scanned and decoded by several threads ahead of the fold, or read from its
/// index, which takes the lines in their order.
///
///     line ──► scanner ──► codec, with a closed copy of the names ──► event without its subject
///                │           │                                                  ▲
///                └─ declines └─ a name is new, or the reference data is set     └── index
///                       └──────────┴──► left to the fold
///
/// What is left is read by the fold as if nobody had looked at it, so that names get their numbers in the
/// order of the book and faults their places, whatever the number of threads.
final class LinesAhead {
  /// Some lines, and the events of those that could be decoded.
  struct Piece: Sendable {
    /// Where the names of the subjects stand: the segment, or its index.
    fileprivate(set) var bytes = ByteView.empty
    fileprivate(set) var lines: [Line] = []
    /// Without their subjects at first.
    var events: [Event] = []
    /// Whether the events say who recorded them.
    fileprivate(set) var hasAuthors = false
    /// The lines whole, where somebody observes them.
    fileprivate(set) var full: [EventLine] = []
    /// The index of the line that the fold takes next.
    var next = 0

    init() {}

    /// - Parameter capacity: how many lines it will have.
    init(bytes: ByteView, hasAuthors: Bool, capacity: Int) {
      self.bytes = bytes
      self.hasAuthors = hasAuthors
      lines.reserveCapacity(capacity)
      events.reserveCapacity(capacity)
    }

    struct Line: Sendable {
      /// Without its LF.
      let range: ByteRange
      let subject: ByteRange
      let caseSequence: Int
      /// The index of its event; -1 for none, then nothing else but the range holds.
      let event: Int32
    }

    /// Puts a line behind the others that is left to the fold.
    mutating func append(_ range: ByteRange) {
      lines.append(.init(range: range, subject: ByteRange(0, 0), caseSequence: 0, event: -1))
    }

    /// The same of a line with its event.
    mutating func append(
      _ range: ByteRange, _ event: Event, of subject: ByteRange, _ caseSequence: Int
    ) {
      lines.append(
        .init(
          range: range, subject: subject, caseSequence: caseSequence, event: Int32(events.count)))
      events.append(event)
    }

    /// By the span: an event would be copied, with a count of references.
    func head(ofEvent index: Int) -> (sequence: Int, time: Timestamp, recorded: Timestamp) {
      let events = events.span
      return (events[index].sequence, events[index].time, events[index].recorded)
    }

    /// Reads from the names of the next subjects, which another processor has read: all of them come at
    /// once and not one after another.
    ///
    /// - Returns: a number without meaning, which keeps the reading from being left out.
    func prefetch(_ count: Int) -> Int64 {
      let lines = lines.span
      var sum: Int64 = 0
      for index in next..<min(next + count, lines.count) {
        sum &+= Int64(bytes[Int(lines[index].subject.start)])
      }
      return sum
    }
  }

  private let parts: OrderedParts<Piece>
  /// nil where an index has all that it needs.
  private let names: Names?

  /// - Parameters:
  ///   - keepsLines: whether the lines are wanted whole.
  ///   - readsAuthors: whether rules have an authority by now, so that it is asked who recorded a line.
  init(
    _ rest: SegmentRest, _ codec: EventCodec, _ threads: ReplayThreads, keepsLines: Bool,
    readsAuthors: Bool
  ) {
    let names = Names(readsAuthors: readsAuthors)
    self.names = names
    let pieces = rest.pieces(size: threads.piece)
    parts = OrderedParts(pieces.count, jobs: threads.jobs) {
      // A codec of its own: threads would wait for each other over counts of references.
      var decoder = Decoder(
        rest: rest, codec: EventCodec(zones: codec.zones), names: names, keepsLines: keepsLines)
      return { decoder.decode(pieces[$0]) }
    }
  }

  /// - Parameters:
  ///   - place: where the first line begins in the segment.
  ///   - symbols: takes in the names of the index.
  init(
    _ index: SegmentIndex, from place: Int, jobs: Int, symbols: inout SymbolTable
  ) {
    names = nil
    let known = index.names.map { symbols.intern(index.view[$0]) }
    let blocks = Array(index.blocks(from: place))
    // What cannot be meant is left to the fold, which reads the lines themselves.
    parts = OrderedParts(blocks.count, jobs: jobs) {
      { index.lines(of: blocks[$0], from: place, known) ?? Piece() }
    }
  }

  /// The lines that follow; nil when there are none.
  func next() -> Piece? { parts.next() }

  /// Gives the threads the names that the fold has, once it has many more than they, and whether authors
  /// are to be read.
  func publish(_ symbols: borrowing SymbolTable, readsAuthors: Bool) {
    names?.publish(symbols, readsAuthors: readsAuthors)
  }

  /// What each thread takes over from the fold before a piece.
  private final class Names: Sendable {
    private let current = Mutex(SymbolTable().closed())
    private let readsAuthors: Atomic<Bool>

    init(readsAuthors: Bool) { self.readsAuthors = Atomic(readsAuthors) }

    func publish(_ symbols: borrowing SymbolTable, readsAuthors: Bool) {
      self.readsAuthors.store(readsAuthors, ordering: .relaxed)
      let known = current.withLock { $0.count }
      guard symbols.count - known > max(16, known / 64) else { return }
      let copy = symbols.closed()
      current.withLock { $0 = copy }
    }

    /// - Returns: whether authors are to be read.
    func refresh(_ own: inout SymbolTable) -> Bool {
      current.withLock { if $0.count > own.count { own = $0.closed() } }
      return readsAuthors.load(ordering: .relaxed)
    }
  }

  /// What one thread reads with.
  private struct Decoder {
    let rest: SegmentRest
    let codec: EventCodec
    let names: Names
    let keepsLines: Bool
    var scanner = LineScanner()
    var symbols = SymbolTable().closed()

    mutating func decode(_ range: Range<Int>) -> Piece {
      let view = rest.view[0..<range.upperBound]
      var piece = Piece(
        bytes: view, hasAuthors: names.refresh(&symbols), capacity: range.count / 256)
      var line = EventLine.none
      var start = range.lowerBound
      while start < range.upperBound {
        start = decode(view, from: start, &line, into: &piece) + 1
      }
      return piece
    }

    /// - Returns: where the line ends.
    private mutating func decode(
      _ view: ByteView, from start: Int, _ line: inout EventLine, into piece: inout Piece
    ) -> Int {
      let scanned = scanner.scanFast(view, from: start, into: &line)
      let end = scanned ?? view.firstIndex(of: 0x0A, from: start) ?? view.count
      let range = ByteRange(start, end)
      if scanned != nil,
        let event = codec.decodeAhead(
          line, scanner.fields, symbols: &symbols, readsAuthor: piece.hasAuthors)
      {
        piece.append(range, event, of: line.subject, line.caseSequence)
      } else {
        piece.append(range)
      }
      if keepsLines { piece.full.append(line) }
      return end
    }
  }
}
