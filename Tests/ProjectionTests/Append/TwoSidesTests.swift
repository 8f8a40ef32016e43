import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// SPEC §4, "Two sides of one rule".
@Suite("What replay reports is what append refuses")
struct TwoSidesTests {
  @Test(
    "event by event over random histories, with and without a snapshot beneath",
    arguments: ([51, 52, 53, 54, 55, 56] as [UInt64]).sampled(2))
  func exactly(seed: UInt64) {
    let envelopes = RandomBook.envelopes(seed: seed, steps: 100)
    var count = 0
    RandomBook.check(envelopes, "seed \(seed)") { envelopes, found in
      count = try Self.compare(envelopes, hasSnapshot: seed % 2 == 0, &found)
    }
    // The histories are both: plausible and not.
    #expect(count > 5 && count < envelopes.count - 50)
  }

  /// - Returns: how many events are refused.
  private static func compare(
    _ envelopes: [Envelope], hasSnapshot: Bool, _ found: inout Differences
  ) throws -> Int {
    let temporary = TemporaryHome()
    let start = min(30, envelopes.count / 2)
    try temporary.append(Array(envelopes.prefix(start)))
    if hasSnapshot, start > 0 { try temporary.snapshot() }
    var options = Recorder.Options()
    options.isRehearsal = true
    let recorder = try Recorder(
      temporary.home, ids: [], now: TemporaryHome.now, options: options)
    var refused: [Int: String] = [:]
    for (index, envelope) in envelopes.enumerated().dropFirst(start) {
      do {
        _ = try recorder.propose(envelope)
      } catch {
        refused[index + 1] = error.code
        _ = try recorder.propose(envelope, isHistory: true)
      }
    }
    try temporary.append(Array(envelopes.dropFirst(start)))
    var anomalies: [Int: String] = [:]
    var observer = Replay.Observer()
    observer.anomaly = { anomaly in
      if anomaly.sequence > start { anomalies[anomaly.sequence] = "guard." + anomaly.kind }
    }
    let state = try temporary.plain.load(observer: observer).state
    func texts(_ kinds: [Int: String]) -> [String] {
      kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    found.expect(texts(refused), texts(anomalies), "refused at append, reported by replay")
    // A recorder over a snapshot takes over only the subjects that it is asked about.
    if !hasSnapshot { found.expect(recorder.state.digest, state.digest, "digest") }
    return anomalies.count
  }

  @Test("an anomaly names its line")
  func places() throws {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    book.register()
    book.resolve()
    try temporary.append(book.envelopes, segmentLimit: 2500)
    var found: [Anomaly] = []
    var observer = Replay.Observer()
    observer.anomaly = { found.append($0) }
    let state = try temporary.plain.load(observer: observer).state
    #expect(state.anomalies == 1)
    let anomaly = try #require(found.first)
    #expect(anomaly.sequence == book.envelopes.count)
    #expect(anomaly.kind == "status")
    #expect(anomaly.subject == "C-1")
    let lines = try temporary.read(temporary.path + "/events/" + anomaly.segment)
      .split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines[anomaly.line - 1].contains("case.resolved"))
  }
}
