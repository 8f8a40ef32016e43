import Basics

/// What was read of a file that comes in pieces, and where in it a reader stands.
///
/// Memory: from where the reader stands to the end of the last piece.
struct PieceBuffer {
  private let pieces: XMLReader.Pieces
  private(set) var bytes: [UInt8] = []
  /// Up to where the bytes were handed on.
  private(set) var cursor = 0
  /// Whether nothing comes behind `bytes`.
  private(set) var isAtEnd = false
  /// The line at `cursor`, from 1, and where it begins; that may lie before what is kept.
  private var line = 1
  private var lineStart = 0

  init(_ pieces: @escaping XMLReader.Pieces) { self.pieces = pieces }

  /// How many bytes are there to be read.
  var rest: Int { bytes.count - cursor }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Passes over a byte-order mark.
  mutating func passMark() throws(Diagnostic) {
    while bytes.count < Self.mark.count, !isAtEnd { try fill() }
    if bytes.starts(with: Self.mark) { cursor = Self.mark.count }
  }

  /// Whether there is anything behind the cursor.
  mutating func hasMore() throws(Diagnostic) -> Bool {
    while rest == 0, !isAtEnd { try fill() }
    return rest > 0
  }

  /// Takes in the next piece; offsets change.
  mutating func fill() throws(Diagnostic) {
    let piece = try pieces()
    if piece.isEmpty { isAtEnd = true }
    if cursor > 0 {
      bytes.removeFirst(cursor)
      lineStart -= cursor
      cursor = 0
    }
    bytes += piece
  }

  /// Goes on to an offset.
  mutating func pass(to end: Int) {
    let (feeds, last) = feeds(to: end)
    if feeds > 0 { (line, lineStart) = (line + feeds, last + 1) }
    cursor = end
  }

  /// Line and column of an offset from the cursor on, both from 1, columns in bytes.
  func place(of offset: Int) -> (line: Int, column: Int) {
    if offset == cursor { return (line, offset - lineStart + 1) }
    let (feeds, last) = feeds(to: min(offset, bytes.count))
    return feeds > 0 ? (line + feeds, offset - last) : (line, offset - lineStart + 1)
  }

  /// How many lines end between the cursor and an offset, and where the last does.
  private func feeds(to end: Int) -> (count: Int, last: Int) {
    bytes.withByteView { view in
      let passed = view[0..<end]
      var (count, last, from) = (0, -1, cursor)
      while let feed = passed.firstIndex(of: 0x0A, from: from) {
        (count, last, from) = (count + 1, feed, feed + 1)
      }
      return (count, last)
    }
  }
}
