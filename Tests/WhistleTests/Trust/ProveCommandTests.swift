import Foundation
import Testing

@Suite struct ProveCommandTests {
  @Test func aProofOfALineIsInTheFormOfOthers() throws {
    let signed = try SignedHome.signed()
    let outcome = try signed.home.run("prove --sequence 7")
    expectStatus(outcome, 0)
    let lines = outcome.lines
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1] == "index 6")
    #expect(outcome.out.hasSuffix("\n\n" + (try signed.home.text(of: "events/checkpoints/48"))))
  }

  @Test func whatIsNotSignedIsNotProved() throws {
    let signed = try SignedHome()
    expectRefusal(try signed.home.run("prove --sequence 7"), "trust.none")
    expectStatus(try signed.checkpoint(), 0)
    try signed.grow()
    expectRefusal(try signed.home.run("prove --sequence 49"), "trust.beyond")
    expectRefusal(try signed.home.run("prove --sequence 0"), "usage.number")
    expectRefusal(try signed.home.run("prove"), "usage.proof")
    expectRefusal(try signed.home.run("prove --sequence 1 --case X"), "usage.proof")
    expectRefusal(try signed.home.run("prove --case X"), "case.unknown")
    var bytes = try signed.home.bytes(of: Home.segment)
    let place = try #require(Data(bytes).range(of: Data("Phoenix".utf8))?.lowerBound)
    bytes[place] = UInt8(ascii: "X")
    try signed.home.write(bytes, to: Home.segment)
    expectRefusal(try signed.home.run("prove --sequence 7"), "book.root")
  }

  @Test func whatFollowsTheCheckpointIsNotInTheDossier() throws {
    let signed = try SignedHome.signed()
    let before = try signed.home.run("prove --case FH-2026-000003")
    expectStatus(before, 0)
    try signed.grow()
    let after = try signed.home.run("prove --case FH-2026-000003")
    #expect(after.out == before.out)
    #expect(after.err.contains("1 later events of 'FH-2026-000003'"))
  }
}
