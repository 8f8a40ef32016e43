import Basics

/// Some lines of a segment, checked as far as that can be done without what stands before them, and
/// hashed.
struct SegmentPiece: Sendable {
  /// Of whole lines, their LFs included.
  let range: Range<Int>
  /// One for each line, whatever stands in it.
  private(set) var leaves = LeafHashes()
  /// Whether every line is an event of the right form that follows the one before it.
  private(set) var isRegular = true
  private var firstSequence = 0
  private var firstRecorded = Timestamp.earliest
  private(set) var lastRecorded = Timestamp.earliest
  /// What the subjects of the lines count, by the shard that holds them: to the first line that is not
  /// regular.
  private(set) var steps: [CaseSteps]

  /// Bytes of a short line.
  private static let leastLine = 256

  /// - Parameters:
  ///   - view: the segment.
  ///   - shards: among how many the subjects are divided; 0 where they do not matter.
  /// - Complexity: O(bytes).
  init(_ view: ByteView, _ range: Range<Int>, shards: Int, form: FormCheck) {
    self.range = range
    let expected = range.count / Self.leastLine
    steps = (0..<shards).map { _ in CaseSteps(expecting: expected / shards) }
    let view = view[0..<range.upperBound]
    var scanner = LineScanner()
    var line = EventLine.none
    var messages = MessageList(expecting: expected)
    var (start, count) = (range.lowerBound, 0)
    while start < range.upperBound {
      var end = isRegular ? scanner.scanFast(view, from: start, into: &line) : nil
      if end == nil {
        end = view.firstIndex(of: 0x0A, from: start) ?? range.upperBound
        if isRegular { readGenerally(view, start..<(end ?? start), &scanner, &line) }
      }
      if isRegular { take(line, scanner.fields, count, form) }
      messages.append(start..<(end ?? start))
      start = (end ?? start) + 1
      count += 1
    }
    leaves.append(messages, in: view)
  }

  /// Whether the lines may stand behind the one with this sequence and this time.
  func follows(_ sequence: Int, recorded: Timestamp) -> Bool {
    isRegular && firstSequence == sequence + 1 && firstRecorded >= recorded
  }

  private mutating func readGenerally(
    _ view: ByteView, _ range: Range<Int>, _ scanner: inout LineScanner, _ line: inout EventLine
  ) {
    do throws(LineError) { line = try scanner.scan(view, range) } catch { isRegular = false }
  }

  private mutating func take(
    _ line: EventLine, _ fields: [DataField], _ index: Int, _ form: FormCheck
  ) {
    if index == 0 {
      (firstSequence, firstRecorded) = (line.sequence, line.recorded)
    } else if line.sequence != firstSequence &+ index || line.recorded < lastRecorded {
      isRegular = false
    }
    lastRecorded = line.recorded
    if !steps.isEmpty {
      if line.isNormalised {
        Array(line.text(line.subject).utf8).withByteView { step($0, line.caseSequence, index) }
      } else {
        step(line.bytes[line.subject.range], line.caseSequence, index)
      }
    }
    if form(line, fields) != nil { isRegular = false }
  }

  private mutating func step(_ subject: ByteView, _ caseSequence: Int, _ index: Int) {
    let name = SubjectName(subject)
    steps[name.shard(of: steps.count)].append(
      name, subject, caseSequence, line: Int32(index))
  }
}
