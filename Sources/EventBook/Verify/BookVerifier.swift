package import Basics
import FileStore

/// What is wrong with the form of a line that is an event; nil where nothing is.
package typealias FormCheck = @Sendable (EventLine, [DataField]) -> Phrase?

extension Book {
  /// Reads every byte: each line's form, the sequences over all segments, the times of recording, each
  /// subject's `caseseq`, and the Merkle root of the lines as they are stored. Goes on after damage and
  /// lists all, but for `caseseq`: behind a line that is missing or cannot be read, numbers within a
  /// subject mean nothing.
  ///
  /// - Parameters:
  ///   - sizes: of how many of the first lines the root is asked for as well, in any order.
  ///   - jobs: number of threads, from 1; what is found is the same for any.
  ///   - pieceSize: about how many bytes a thread takes at a time; what is found is the same for any.
  ///   - progress: told the bytes of each segment that is done.
  /// - Complexity: O(bytes / jobs), where nothing is found; lines near a finding are read once more by
  ///   one thread.
  package func verify(
    beginnings sizes: [Int] = [], jobs: Int = Processors.count,
    pieceSize: Int = SegmentPieces.usualSize, progress: (Int) -> Void = { _ in },
    form: @escaping FormCheck = { _, _ in nil }
  ) throws(Diagnostic) -> BookVerification {
    var verifier = BookVerifier(beginnings: sizes, jobs: jobs, pieceSize: pieceSize, form: form)
    let segments = try files()
    let mark = try DurableMark.read(in: directory)
    for (index, segment) in segments.enumerated() {
      let isLast = index + 1 == segments.count
      let content =
        try isLast
        ? FileBytes(copying: segment.path, jobs: jobs) : FileBytes(mapping: segment.path)
      verifier.begin(segment)
      let doubtful = isLast ? try mark?.doubtful(in: segment) : nil
      content.withView { verifier.read($0, isLast: isLast, doubtful: doubtful ?? .max) }
      progress(content.count)
    }
    return verifier.result
  }
}

/// Goes through the segments in their order. Each is cut into pieces, which all threads check and hash;
/// what depends on the order is then asked of what a piece comes to, and only where that does not fit
/// are the lines of the piece read once more, one by one.
private struct BookVerifier {
  private var findings: [BookFinding] = []
  private var tailLength = 0
  private var tree = MerkleTree()
  private var scanner = LineScanner()
  private var segment = ""
  private var line = 0
  private var expected = 1
  private var lastRecorded = Timestamp.earliest
  private let caseSequences: CaseSequences
  private let jobs, pieceSize: Int
  private let form: FormCheck
  /// Of how many of the first lines the root is asked for, ascending, and what they came to so far.
  private let wanted: [Int]
  private var beginnings: [BookBeginning] = []

  init(beginnings wanted: [Int], jobs: Int, pieceSize: Int, form: @escaping FormCheck) {
    self.wanted = Set(wanted).sorted()
    self.jobs = jobs
    self.pieceSize = pieceSize
    self.form = form
    caseSequences = CaseSequences(shards: jobs)
    noteBeginning(at: 0)
  }

  var result: BookVerification {
    BookVerification(
      size: tree.size, root: tree.root, tree: tree, findings: findings, tailLength: tailLength,
      beginnings: beginnings)
  }

  mutating func begin(_ next: Book.Segment) {
    segment = next.name
    line = 1
    if next.firstSequence != expected {
      find(
        .segment, "expected a segment that begins with \(expected), found \(next.firstSequence)",
        "应为从第 \(expected) 号开始的分卷，实为第 \(next.firstSequence) 号")
      expected = next.firstSequence
    }
  }

  /// All lines of a segment. At the end of the last one an unterminated tail is passed over, and what
  /// is not right behind `doubtful`: an append that was cut short.
  mutating func read(_ view: ByteView, isLast: Bool, doubtful: Int) {
    let shards = findings.isEmpty ? jobs : 0
    let ranges = SegmentPieces.ranges(of: view, size: pieceSize)
    let pieces = Processors.map(ranges, jobs: jobs) { [form] range in
      SegmentPiece(view, range, shards: shards, form: form)
    }
    let gap = shards > 0 ? caseSequences.firstGap(in: pieces, jobs: jobs) : nil
    let end = order(pieces, view, gap, doubtful: doubtful)
    take(pieces.map(\.leaves), count: end.lines)
    guard end.offset < view.count else { return }
    tailLength = view.count - end.offset
    if !isLast {
      find(
        .torn, "a sealed segment ends within a line (byte \(end.offset))",
        "已封存的分卷止于半行（第 \(end.offset) 字节）")
    }
  }

  /// What the pieces come to, one behind the other.
  ///
  /// - Returns: how many lines are of the book, and where the last one ends.
  private mutating func order(
    _ pieces: [SegmentPiece], _ view: ByteView, _ gap: CaseSequences.Gap?, doubtful: Int
  ) -> (lines: Int, offset: Int) {
    var end = (lines: 0, offset: 0)
    for (index, piece) in pieces.enumerated() {
      let gap = gap?.piece == index && findings.isEmpty ? gap : nil
      if gap == nil, piece.follows(expected - 1, recorded: lastRecorded) {
        expected += piece.leaves.count
        line += piece.leaves.count
        lastRecorded = piece.lastRecorded
      } else if let cut = reread(piece, view, gap, doubtful: doubtful) {
        return (end.lines + cut.lines, cut.offset)
      }
      end = (end.lines + piece.leaves.count, piece.range.upperBound)
    }
    return end
  }

  /// The lines of a piece, one by one.
  ///
  /// - Returns: where the book ends, if it does within the piece; how many lines stand before.
  private mutating func reread(
    _ piece: SegmentPiece, _ view: ByteView, _ gap: CaseSequences.Gap?, doubtful: Int
  ) -> (lines: Int, offset: Int)? {
    var start = piece.range.lowerBound
    for index in 0..<piece.leaves.count {
      guard let end = view.firstIndex(of: 0x0A, from: start) else { return (index, start) }
      let known = findings.count
      read(view, start..<end, expectedCaseSequence: gap?.line == index ? gap?.expected : nil)
      if start >= doubtful, findings.count > known, !isNoted(view, start..<end) {
        findings.removeLast(findings.count - known)
        return (index, start)
      }
      start = end + 1
    }
    return nil
  }

  /// Whether a line claims to be one of those whose root is asked for: no append that was cut short
  /// leaves such behind them.
  private mutating func isNoted(_ view: ByteView, _ range: Range<Int>) -> Bool {
    guard let last = wanted.last, let line = try? scanner.scan(view, range) else { return false }
    return line.sequence <= last
  }

  /// - Parameter expectedCaseSequence: where it is not the one of the line.
  private mutating func read(
    _ view: ByteView, _ range: Range<Int>, expectedCaseSequence: Int?
  ) {
    do throws(LineError) {
      let event = try scanner.scan(view, range)
      if event.sequence != expected {
        find(
          event.sequence > expected ? .gap : .repeated,
          "expected sequence \(expected), found \(event.sequence)",
          "应为第 \(expected) 号，实为第 \(event.sequence) 号")
        expected = event.sequence
      }
      if event.recorded < lastRecorded {
        find(.recordedTime, BookCursor.recordedBefore)
      }
      lastRecorded = max(lastRecorded, event.recorded)
      if findings.isEmpty, let number = expectedCaseSequence {
        find(
          .caseGap, "expected caseseq \(number), found \(event.caseSequence)",
          "caseseq 应为 \(number)，实为 \(event.caseSequence)")
      } else if let reason = form(event, scanner.fields) {
        find(.form, reason)
      }
    } catch {
      find(
        error.code, "column \(error.offset + 1): \(error.reason.english)",
        "第 \(error.offset + 1) 列：\(error.reason.chinese)")
    }
    expected += 1
    line += 1
  }

  // MARK: What is kept

  /// Puts the first so many leaves into the tree, and notes the root of those that are asked for.
  private mutating func take(_ leaves: [LeafHashes], count: Int) {
    let before = tree.size
    var first = 0
    while beginnings.count < wanted.count, wanted[beginnings.count] <= before + count {
      let next = wanted[beginnings.count] - before
      tree.append(leaves, first..<next, jobs: jobs)
      first = next
      noteBeginning(at: next)
    }
    tree.append(leaves, first..<count, jobs: jobs)
  }

  private mutating func noteBeginning(at line: Int) {
    guard beginnings.count < wanted.count, tree.size == wanted[beginnings.count] else { return }
    beginnings.append(
      BookBeginning(size: tree.size, root: tree.root, segment: segment, line: line))
  }

  private mutating func find(_ code: BookCode, _ reason: Phrase) {
    findings.append(
      BookFinding(sequence: expected, segment: segment, line: line, code: code, reason: reason)
    )
  }

  private mutating func find(_ code: BookCode, _ english: String, _ chinese: String) {
    find(code, Phrase(english, chinese))
  }
}
