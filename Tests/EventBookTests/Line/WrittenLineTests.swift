import Basics
import EventBook
import Testing

@Suite("Whether a line is what the book writes for an event")
struct WrittenLineTests {
  private static let given = Envelope(
    id: "e\"1", source: "/u", type: "case.noted", subject: "案件-1", time: "2026-01-02T03:04:05Z",
    authType: "user", authID: "a",
    data: ["what": .string("\"recordedtime\":\"x"), "n": .integer(1)])

  private static var stored: Envelope {
    var stored = given
    stored.recorded = "2026-01-02T03:04:06.125+08:00"
    stored.sequence = 12
    stored.caseSequence = 3
    return stored
  }

  @Test("whatever the book set, it is")
  func same() { #expect(Self.given.isWritten(as: Self.stored.line)) }

  @Test("an event that says anything else is not")
  func others() {
    for key in [\Envelope.id, \.source, \.type, \.subject, \.time] {
      var other = Self.stored
      other[keyPath: key] += "1"
      #expect(!Self.given.isWritten(as: other.line))
    }
    var other = Self.stored
    other.data["n"] = .integer(2)
    #expect(!Self.given.isWritten(as: other.line))
    other = Self.stored
    other.others.append((key: "x", value: .string("y")))
    #expect(!Self.given.isWritten(as: other.line))
    other.others = []
    #expect(!Self.given.isWritten(as: other.line))
  }

  @Test("nor is a line without what the book sets, cut off, or empty")
  func incomplete() {
    let line = Self.stored.line
    #expect(!Self.given.isWritten(as: Self.given.line))
    for count in 0..<line.count { #expect(!Self.given.isWritten(as: Array(line.prefix(count)))) }
    var other = Self.stored
    other.caseSequence = nil
    #expect(!Self.given.isWritten(as: other.line))
  }
}
