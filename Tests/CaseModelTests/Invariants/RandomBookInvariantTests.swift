import CaseTestSupport
import EventBook
import TestSupport
import Testing

@Suite("Random books keep what must hold after every event")
struct RandomBookInvariantTests {
  @Test(
    "whatever happens to a case, in whatever order",
    arguments: (900..<1100 as Range<UInt64>).sampled(4))
  func kept(seed: UInt64) {
    var random = RandomBook(seed: seed, reportsBroken: false)
    for _ in 0..<120 { random.step() }
    RandomBook.check(random.book.envelopes, "seed \(seed)", Self.holds)
  }

  @Test(
    "and so it is where nothing stands in the book before the cases",
    arguments: (1100..<1140 as Range<UInt64>).sampled(1))
  func bare(seed: UInt64) {
    var random = RandomBook(seed: seed, isBare: true, reportsBroken: false)
    for _ in 0..<100 { random.step() }
    RandomBook.check(random.book.envelopes, "bare seed \(seed)", Self.holds)
  }

  private static func holds(_ envelopes: [Envelope], _ found: inout Differences) {
    var book = CaseBook(reportsBroken: false)
    for envelope in envelopes { book.record(envelope) }
    found.expect(book.brokenInvariants, [], "broken after a step")
    found.expect(book.state.brokenInvariants, [], "broken by the whole book")
  }
}
