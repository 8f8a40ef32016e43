public import Basics
import FileStore

/// One thing that is not right in the book.
public struct BookFinding: Hashable, Sendable {
  /// The sequence that should stand there.
  public let sequence: Int
  public let segment: String
  /// From 1.
  public let line: Int
  public let kind: String
  public let reason: Phrase
}

/// What re-reading every byte of the book says.
public struct BookVerification: Sendable {
  public let size: Int
  public let root: Digest
  public let findings: [BookFinding]
  /// Bytes behind the last whole line, which are no part of the book.
  public let tailLength: Int
  /// The first lines, where so many were asked for; nil where the book has fewer.
  public let beginning: BookBeginning?

  /// That lines are missing of which a root was noted.
  ///
  /// - Parameters:
  ///   - noted: of how many lines; more than there are.
  ///   - segment: the last one, or nothing.
  public func cutOff(below noted: Int, in segment: Book.Segment?) -> BookFinding {
    BookFinding(
      sequence: size + 1, segment: segment?.name ?? "",
      line: size + 2 - (segment?.firstSequence ?? 1), kind: BookCode.cutOff.kind,
      reason: Phrase(
        "the book has \(size) lines, and a root was noted of \(noted): its end is missing",
        "台账只有 \(size) 行，而记下的根哈希属于 \(noted) 行：末尾已缺失"))
  }
}

/// The first lines of a book, and what holds them.
public struct BookBeginning: Sendable {
  /// Number of lines.
  public let size: Int
  public let root: Digest
  /// Where the last of them stands; without a segment where there is none.
  public let segment: String
  public let line: Int

  /// That the book does not begin with the lines that a root was noted of; nil where it does.
  public func difference(from noted: Digest) -> BookFinding? {
    guard root != noted else { return nil }
    return BookFinding(
      sequence: size, segment: segment, line: line, kind: BookCode.root.kind,
      reason: Phrase(
        "the first \(size) lines have the root \(root.base64), not \(noted.base64): "
          + "one of them is another, or they stand in another order",
        "前 \(size) 行的根哈希是 \(root.base64)，不是 \(noted.base64)：其中有行不同，或次序不同"))
  }
}

/// What else is to be found in a line that is an event: a code and a reason, or nothing. The flag
/// says whether nothing was found before it: behind a line that is missing or cannot be read,
/// numbers within a subject mean nothing.
public typealias LineCheck = (EventLine, [DataField], Bool) -> (code: BookCode, reason: Phrase)?

extension Book {
  /// Reads every byte: each line's form, the sequences over all segments, the times of recording,
  /// and the Merkle root of the lines as they are stored. Goes on after damage and lists all.
  ///
  /// - Parameter size: of how many of the first lines the root is asked for as well.
  /// - Complexity: O(bytes); the hashing dominates.
  public func verify(
    beginning size: Int? = nil, progress: (Int) -> Void = { _ in },
    check: LineCheck = { _, _, _ in nil }
  ) throws(Diagnostic) -> BookVerification {
    var state = VerificationState(beginning: size)
    let segments = try files()
    let mark = try DurableMark.read(in: directory)
    for (index, segment) in segments.enumerated() {
      let isLast = index + 1 == segments.count
      let content =
        isLast ? try FileBytes(copying: segment.path) : try FileBytes(mapping: segment.path)
      state.begin(segment)
      let doubtful = isLast ? try mark?.doubtful(in: segment) : nil
      content.withView { state.read($0, isLast: isLast, doubtful: doubtful ?? .max, check) }
      progress(content.count)
    }
    return state.result
  }
}

private struct VerificationState {
  private var findings: [BookFinding] = []
  private var tailLength = 0
  private var tree = MerkleTree()
  private var scanner = LineScanner()
  private var segment = ""
  private var line = 0
  private var expected = 1
  private var lastRecorded = Timestamp.earliest
  /// How many of the first lines are asked for, and what they came to.
  private let wanted: Int?
  private var beginning: BookBeginning?

  init(beginning wanted: Int?) {
    self.wanted = wanted
    noteBeginning()
  }

  var result: BookVerification {
    BookVerification(
      size: tree.size, root: tree.root, findings: findings, tailLength: tailLength,
      beginning: beginning)
  }

  private mutating func noteBeginning(at line: Int = 0) {
    guard tree.size == wanted else { return }
    beginning = BookBeginning(size: tree.size, root: tree.root, segment: segment, line: line)
  }

  mutating func find(_ code: BookCode, _ reason: Phrase) {
    findings.append(
      BookFinding(sequence: expected, segment: segment, line: line, kind: code.kind, reason: reason)
    )
  }

  mutating func find(_ code: BookCode, _ english: String, _ chinese: String) {
    find(code, Phrase(english, chinese))
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
  mutating func read(_ view: ByteView, isLast: Bool, doubtful: Int, _ check: LineCheck) {
    var start = 0
    while let end = view.firstIndex(of: 0x0A, from: start) {
      let known = findings.count
      let (line, expected, recorded) = (line, expected, lastRecorded)
      read(view, start..<end, check)
      if start >= doubtful, findings.count > known {
        findings.removeLast(findings.count - known)
        (self.line, self.expected, lastRecorded) = (line, expected, recorded)
        break
      }
      tree.append(MerkleTree.leaf(view[start..<end]))
      noteBeginning(at: line)
      start = end + 1
    }
    guard start < view.count else { return }
    tailLength = view.count - start
    if !isLast {
      find(
        .torn, "a sealed segment ends within a line (byte \(start))", "已封存的分卷止于半行（第 \(start) 字节）")
    }
  }

  private mutating func read(_ view: ByteView, _ range: Range<Int>, _ check: LineCheck) {
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
      if let (code, reason) = check(event, scanner.fields, findings.isEmpty) { find(code, reason) }
    } catch {
      find(
        error.code, "column \(error.offset + 1): \(error.reason.english)",
        "第 \(error.offset + 1) 列：\(error.reason.chinese)")
    }
    expected += 1
    line += 1
  }
}
