import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore
import Synchronization

/// The rest of a segment, scanned and decoded by several threads ahead of the fold, which takes the lines
/// in their order.
///
///     line ──► scanner ──► codec, with a closed copy of the names ──► event without its subject
///                │           │
///                └─ declines └─ a name is new, or the reference data is set ──► left to the fold
///
/// What is left is read by the fold as if nobody had looked at it, so that names get their numbers in the
/// order of the book and faults their places, whatever the number of threads.
final class LinesAhead {
  /// Some lines, and the events of those that could be decoded.
  struct Piece: Sendable {
    /// The segment.
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

    struct Line: Sendable {
      /// Without its LF.
      let range: ByteRange
      let subject: ByteRange
      let caseSequence: Int
      /// The index of its event; -1 for none, then nothing else but the range holds.
      let event: Int32
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
  private let names: Names

  /// - Parameters:
  ///   - keepsLines: whether the lines are wanted whole.
  ///   - readsAuthors: whether rules have an authority by now, so that it is asked who recorded a line.
  init(
    _ rest: SegmentRest, _ codec: EventCodec, _ threads: ReplayThreads, keepsLines: Bool,
    readsAuthors: Bool
  ) {
    names = Names(readsAuthors: readsAuthors)
    let pieces = rest.pieces(size: threads.piece)
    parts = OrderedParts(pieces.count, jobs: threads.jobs) { [names] in
      // A codec of its own: threads would wait for each other over counts of references.
      var decoder = Decoder(
        rest: rest, codec: EventCodec(zones: codec.zones), names: names, keepsLines: keepsLines)
      return { decoder.decode(pieces[$0]) }
    }
  }

  /// The lines that follow; nil when there are none.
  func next() -> Piece? { parts.next() }

  /// Gives the threads the names that the fold has, once it has many more than they, and whether authors
  /// are to be read.
  func publish(_ symbols: borrowing SymbolTable, readsAuthors: Bool) {
    names.publish(symbols, readsAuthors: readsAuthors)
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
      var piece = Piece()
      piece.hasAuthors = names.refresh(&symbols)
      let view = rest.view[0..<range.upperBound]
      piece.bytes = view
      piece.lines.reserveCapacity(range.count / 256)
      piece.events.reserveCapacity(range.count / 256)
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
      var event: Int32 = -1
      if scanned != nil,
        let decoded = codec.decodeAhead(
          line, scanner.fields, symbols: &symbols, readsAuthor: piece.hasAuthors)
      {
        event = Int32(piece.events.count)
        piece.events.append(decoded)
      }
      let end = scanned ?? view.firstIndex(of: 0x0A, from: start) ?? view.count
      piece.lines.append(
        .init(
          range: ByteRange(start, end), subject: line.subject, caseSequence: line.caseSequence,
          event: event))
      if keepsLines { piece.full.append(line) }
      return end
    }
  }
}
