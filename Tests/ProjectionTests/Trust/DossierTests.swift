import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Reports
import TestSupport
import Testing

@Suite("The dossier of a case")
struct DossierTests {
  @Test(
    "leads to the state that the whole book leads to, from its own lines alone",
    arguments: Array(1...60 as ClosedRange<UInt64>).sampled(8))
  func state(seed: UInt64) throws {
    let temporary = try TemporaryHome(seed: seed, steps: 90)
    let all = try temporary.stored().count
    let size = all - Int(seed % 7)
    let signed = try temporary.signed(size)
    let whole = CaseView(
      try temporary.plain.load(TemporalQuery(toSequence: size)).state, now: TemporaryHome.now)
    for name in try temporary.cases(size) {
      let (dossier, unsigned) = try #require(try temporary.dossier(name, signed))
      #expect(dossier.findings(by: temporary.home.codec).isEmpty)
      #expect(dossier.state == DossierReport.state(of: name, in: whole, title: dossier.title))
      let lines = try temporary.plain.events(of: name)
      #expect(lines.count == dossier.events.count + unsigned)
      #expect(dossier.events.map(\.bytes) == Array(lines.prefix(dossier.events.count)))
      // As a document it is the same.
      let text = Array(dossier.text.utf8)
      let read = try Dossier(
        try text.withByteView { view throws(JSONError) in try JSONParser.parse(view) })
      #expect(read.text == dossier.text)
      #expect(try read.derived(by: temporary.home.codec).state.events == dossier.lines)
    }
    #expect(try temporary.dossier("C-9", signed) == nil)
  }

  @Test(
    "is the same from snapshots and nodes that were kept",
    arguments: Array(1...40 as ClosedRange<UInt64>).sampled(6))
  func kept(seed: UInt64) throws {
    let temporary = try TemporaryHome(seed: seed, steps: 90)
    let size = try temporary.stored().count - 3
    try temporary.snapshots(every: 50)
    let earlier = try temporary.signed(40)
    _ = try temporary.dossier("C-1", earlier, isFromBook: false)
    #expect(try temporary.names("snapshots").contains("tree"))
    let signed = try temporary.signed(size)
    for name in try temporary.cases(size) {
      let quick = try #require(try temporary.dossier(name, signed, isFromBook: false))
      let slow = try #require(try temporary.dossier(name, signed))
      #expect(quick.dossier.text == slow.dossier.text)
      #expect(quick.unsigned == slow.unsigned)
    }
    // Of fewer lines than are kept as well.
    for name in try temporary.cases(40) {
      #expect(
        try temporary.dossier(name, earlier, isFromBook: false)?.dossier.text
          == temporary.dossier(name, earlier)?.dossier.text)
    }
  }

  @Test("with any byte of a line changed holds no more")
  func changed() throws {
    let temporary = try TemporaryHome(seed: 3, steps: 60)
    let signed = try temporary.signed()
    let name = try #require(try temporary.cases(60).first)
    let text = try #require(try temporary.dossier(name, signed)).dossier.text
    var chance = Seeded(5)
    for _ in 0..<Thoroughness.rounds(2000, sample: 60) {
      var bytes = Array(text.utf8)
      let index = chance.below(bytes.count)
      bytes[index] ^= 1 << UInt8(chance.below(7))
      guard let document = bytes.withByteView({ try? JSONParser.parse($0) }),
        let changed = try? Dossier(document), changed.text != text
      else { continue }
      let isFound = !changed.findings(by: temporary.home.codec).isEmpty
      guard !isFound else { continue }
      // What is left is the signature, or the state, which is derived and compared.
      let isSignature = changed.signed.note != signed.note
      let derived = try changed.derived(by: temporary.home.codec)
      let state = DossierReport.state(of: changed.name, in: derived, title: changed.title)
      #expect(isSignature || state != changed.state, "byte \(index)")
    }
  }
}

extension Dossier {
  /// How many lines it has.
  fileprivate var lines: Int { Set((events + reference).map(\.sequence)).count }
}
