import Basics
import EventBook
import FileStore

/// A verification that reads line by line on one thread and keeps every name: what the one that divides
/// its work is held against.
struct PlainVerification {
  private(set) var findings: [String] = []
  private(set) var tree = MerkleTree()
  private(set) var tailLength = 0
  private var scanner = LineScanner()
  private var expected = 1
  private var lastRecorded = Timestamp.earliest
  private var counts: [String: Int] = [:]

  /// - Parameters:
  ///   - segments: the names and bytes of the segment files, in their order.
  ///   - acknowledged: bytes of the last one that are known to be durable.
  ///   - form: as `Book.verify` has it.
  init(_ segments: [(name: String, bytes: [UInt8])], acknowledged: Int?, form: FormCheck) {
    for (index, segment) in segments.enumerated() {
      let isLast = index + 1 == segments.count
      read(
        segment.name, segment.bytes, isLast: isLast,
        doubtful: isLast ? acknowledged ?? .max : .max, form)
    }
  }

  private mutating func read(
    _ name: String, _ bytes: [UInt8], isLast: Bool, doubtful: Int, _ form: FormCheck
  ) {
    let first = Int(name.prefix(16)) ?? 0
    if first != expected { findings.append("\(expected) \(name):1 segment") }
    expected = first
    var (start, line) = (0, 1)
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      let before = self
      let found = read(Array(bytes[start..<end]), form)
      if start >= doubtful, !found.isEmpty {
        self = before
        break
      }
      findings += found.map { "\($0.sequence) \(name):\(line) \($0.kind)" }
      (start, line) = (end + 1, line + 1)
    }
    guard start < bytes.count else { return }
    tailLength = bytes.count - start
    if !isLast { findings.append("\(expected) \(name):\(line) torn") }
  }

  private mutating func read(
    _ line: [UInt8], _ form: FormCheck
  ) -> [(sequence: Int, kind: String)] {
    var found: [(sequence: Int, kind: String)] = []
    line.withByteView { view in
      tree.append(MerkleTree.leaf(view))
      do throws(LineError) {
        let event = try scanner.scan(view, 0..<view.count)
        if event.sequence != expected {
          found.append((expected, event.sequence > expected ? "gap" : "repeat"))
          expected = event.sequence
        }
        if event.recorded < lastRecorded { found.append((expected, "recordedtime")) }
        lastRecorded = max(lastRecorded, event.recorded)
        let count = 1 + counts[event.text(event.subject), default: 0]
        counts[event.text(event.subject)] = count
        if event.caseSequence != count, found.isEmpty, findings.isEmpty {
          found.append((expected, "case-gap"))
        } else if form(event, scanner.fields) != nil {
          found.append((expected, "form"))
        }
      } catch {
        found.append((expected, error.code.kind))
      }
    }
    expected += 1
    return found
  }
}
