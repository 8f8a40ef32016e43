import Basics
import CaseTestSupport
import EventBook
import Projection
import Testing

@Suite("Uniqueness of source and id")
struct UniquenessTests {
  @Test("a second line with the identity of an earlier one is found, however it is written")
  func found() throws {
    func line(_ sequence: Int, _ source: String, _ id: String) -> [UInt8] {
      var envelope = Envelope(
        id: id, source: source, type: "task.posted", subject: "C-\(sequence)",
        time: "2026-03-02T00:00:00Z", data: ["actor": "a"])
      envelope.sequence = sequence
      envelope.caseSequence = 1
      envelope.recorded = "2026-03-02T00:00:00Z"
      return envelope.line
    }
    var lines = [
      line(1, "/a", "x"), line(2, "/b", "x"), line(3, "/a", "y"), line(4, "/ax", ""),
      line(5, "/a", "x"),
    ]
    lines[3] = line(4, "/a/x", "z")
    let escaped = String(decoding: line(6, "/b", "x"), as: UTF8.self)
      .replacing("\"id\":\"x\"", with: "\"id\":\"\\u0078\"")
    lines.append(Array(escaped.utf8))
    var uniqueness = Uniqueness()
    var found: [Int?] = []
    for bytes in lines {
      try bytes.withByteView { view throws(any Error) in
        var scanner = LineScanner()
        found.append(uniqueness.note(try scanner.scan(view, 0..<view.count)))
      }
    }
    #expect(found == [nil, nil, nil, nil, 1, 2])
  }
}
