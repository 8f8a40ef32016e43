import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import Testing

@Suite("Lines that this program does not know")
struct UnknownTypeTests {
  /// A book with a line of another program's type in the middle.
  private func home(_ type: String, data: JSONObject = ["x": 1]) throws -> TemporaryHome {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    book.register()
    let known = book.envelopes
    try temporary.append(known)
    var strange = Envelope(
      id: "s", source: "/s", type: type, subject: "C-1", time: rfc3339("2026-03-02 10:00"),
      data: data)
    strange.sequence = known.count + 1
    strange.caseSequence = 2
    strange.recorded = "2027-01-01T00:00:00Z"
    let file = try AppendFile(temporary.path + "/events/" + Book.segmentName(firstSequence: 1))
    try file.append(strange.line + [0x0A])
    return temporary
  }

  @Test("an unknown type is reported with its line, counted, and never skipped")
  func unknown() throws {
    let temporary = try home("case.teleported")
    var found: [Anomaly] = []
    var observer = Replay.Observer()
    observer.anomaly = { found.append($0) }
    let state = try temporary.plain.load(observer: observer).state
    #expect(found.map(\.kind) == ["unknown-type"])
    #expect(found.first?.line == state.sequence)
    #expect(state.table.find("C-1")?.version == 2)
    // A snapshot knows it as well, and the next event counts on.
    try temporary.snapshot()
    let loaded = try temporary.home.load()
    #expect(loaded.snapshot != nil)
    #expect(loaded.state.anomalies == 1)
    #expect(loaded.state.digest == state.digest)
    try temporary.append([
      Envelope(
        id: "n", source: "/s", type: "case.withdrawn", subject: "C-1",
        time: rfc3339("2026-03-02 11:00"), data: [:])
    ])
    #expect(try temporary.stored().last?.caseSequence == 3)
    #expect(try temporary.home.events(of: "C-1").count == 3)
  }

  @Test("a known type without its required keys is damage, with its place")
  func form() throws {
    let temporary = try home("case.dispatched")
    do {
      _ = try temporary.plain.load()
      Issue.record("it was read")
    } catch {
      #expect(error.code == "book.form")
      #expect(error.place?.line == 17)
    }
  }
}
