import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import TestSupport
import Testing

@testable import Projection

@Suite("The places of lines by subject")
struct SubjectLinesTests {
  @Test(
    "are those that a reading notes, however many of them a snapshot covers",
    arguments: [3, 4] as [UInt64], [0, 25, 1_000])
  func covered(seed: UInt64, since: Int) throws {
    let temporary = TemporaryHome()
    let envelopes = RandomBook.envelopes(seed: seed, steps: 40)
    try temporary.append(Array(envelopes.dropLast(9)), segmentLimit: 6_000)
    _ = try temporary.snapshot()
    try temporary.append(Array(envelopes.suffix(9)), segmentLimit: 6_000)
    var home = temporary.home
    func noted() throws -> (lines: SubjectLines, loaded: Home.Loaded) {
      var lines = SubjectLines()
      var observer = Replay.Observer()
      observer.folded = { subject, sequence, position in
        if sequence > since { lines.note(subject, at: position) }
      }
      let loaded = try home.load(observer: observer)
      return (lines, loaded)
    }
    var (some, loaded) = try noted()
    try some.cover(try #require(loaded.snapshot), of: loaded.state.table, since: since)
    home.usesSnapshots = false
    let (all, whole) = try noted()
    #expect(whole.snapshot == nil)
    for index in whole.state.table.states.indices {
      let subject = Subject(index: Int32(index))
      let name = whole.state.table.name(of: subject)
      let same = try #require(loaded.state.table.subject(named: name))
      #expect(
        some.places(of: same).map { [$0.segment, $0.offset] }
          == all.places(of: subject).map { [$0.segment, $0.offset] }, "\(name)")
    }
  }
}
