import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import Foundation
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

/// Books whose events have shapes that later ones took the place of.
@Suite("Old shapes of events")
struct OldShapeTests {
  private static let now = instant("2025-03-06 08:00")

  private static func book(_ name: String) throws -> [UInt8] {
    let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Books")
    return try FileBytes(copying: directory.appending(path: name).path()).array
  }

  /// A home whose book is these lines.
  private static func home(_ lines: [UInt8]) throws -> TemporaryHome {
    let temporary = TemporaryHome()
    try Directory.make(temporary.path + "/events")
    try AtomicFile.replace(temporary.path + "/events/0000000000000001.jsonl", with: lines)
    return temporary
  }

  @Test("a rating of the first shape is by the unit that recorded it")
  func ratings() throws {
    let home = try Self.home(Self.book("whistle-rated.1.jsonl"))
    var anomalies: [String] = []
    var observer = Replay.Observer()
    observer.anomaly = { anomalies.append("\($0.sequence) \($0.kind)") }
    let view = CaseView(try home.plain.load(observer: observer).state, now: Self.now)
    let rows = view.calls().map { view.json($0, as: SuperviseReports.whistles) }
    #expect(rows.map { $0["unit"]?.string } == ["dept/housing", "dept/water"])
    // 90 by the street, then 101, which is no score; 60 by housing after 72.5 by the street.
    #expect(rows.map { $0["rating"]?.text } == ["null", "60"])
    #expect(rows.map { $0["ownRating"]?.text } == ["null", "100"])
    #expect(anomalies == ["14 not-called", "15 score"])
  }

  @Test("read in the first shape and in the second, the same happened")
  func sameState() throws {
    let old = try Self.home(Self.book("whistle-rated.1.jsonl"))
    let stored = try old.stored()
    let renewed = stored.map { envelope in
      guard envelope.type == "whistle.rated" else { return envelope }
      var copy = envelope
      copy.type = "whistle.rated.v2"
      copy.data["rater"] = .string(String(envelope.source.dropFirst()))
      // Who recorded it says nothing any more.
      copy.source = "/s"
      return copy
    }
    #expect(stored.count { $0.type == "whistle.rated" } == 6)
    let new = TemporaryHome()
    try new.append(renewed)
    let states = try [old, new].map { try $0.plain.load().state }
    #expect(states[0].digest == states[1].digest)
    #expect(states.map(\.anomalies) == [2, 2])
    // Through a snapshot as well.
    try old.snapshot()
    #expect(try old.home.load().state.digest == states[0].digest)
  }

  @Test("both shapes may be appended, each by its own keys")
  func appended() throws {
    let home = try Self.home(Self.book("whistle-rated.1.jsonl"))
    func rating(_ type: String, _ data: JSONObject) -> Envelope {
      Envelope(
        id: "new \(type) \(data.members.count)", source: "/s", type: type,
        subject: "FH-2025-000001", time: "2025-03-06T08:00:00+08:00", authType: "user",
        authID: "tester", data: data)
    }
    func propose(_ envelope: Envelope) throws -> String {
      let recorder = try Recorder(home.home, ids: [], now: Self.now)
      do throws(Diagnostic) { _ = try recorder.propose(envelope) } catch { return error.code }
      return try recorder.commit() == 1 ? "recorded" : "nothing"
    }
    let called: JSONObject = ["unit": "dept/housing", "score": 80]
    let both: JSONObject = ["unit": "dept/housing", "rater": "dept/housing", "score": 81]
    #expect(try propose(rating("whistle.rated", called)) == "recorded")
    #expect(try propose(rating("whistle.rated.v2", both)) == "recorded")
    #expect(try propose(rating("whistle.rated.v2", called)) == "append.form")
    #expect(try propose(rating("whistle.rated.v3", both)) == "append.form")
    let view = CaseView(try home.plain.load().state, now: Self.now)
    let row = try #require(view.calls().first.map { view.json($0, as: SuperviseReports.whistles) })
    #expect(row["rating"]?.text == "80")
    #expect(row["ownRating"]?.text == "81")
  }

  @Test("a name that ends in a version without a shape is none")
  func names() {
    #expect(WireType("whistle.rated")?.isOld == true)
    #expect(WireType("whistle.rated.v2")?.isOld == false)
    for name in ["whistle.rated.v1", "whistle.rated.v3", "case.closed.v2", "whistle", ""] {
      #expect(WireType(name) == nil)
    }
    #expect(Set(WireType.all.map(\.name)).count == WireType.all.count)
  }
}
