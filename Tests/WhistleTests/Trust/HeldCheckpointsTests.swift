import Foundation
import TestSupport
import Testing

/// `verify` with checkpoints: those beside the book, and those from outside.
@Suite struct HeldCheckpointsTests {
  /// A checkpoint of the fixed book, noted elsewhere, and the book without any.
  private func noted() throws -> SignedHome {
    let signed = try SignedHome.signed()
    try signed.home.write(try signed.home.bytes(of: "events/checkpoints/48"), to: "noted")
    expectStatus(try signed.home.shell("rm -r events/checkpoints events/verifier-keys"), 0)
    return signed
  }

  @Test func oneFromOutsideHoldsABookThatHasGrown() throws {
    let signed = try noted()
    try signed.grow()
    let outcome = try signed.verify(["--checkpoint", "noted", "--consistency"])
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("note[trust.unchecked]"))
    let proof = try #require(try object(outcome.out)["consistency"] as? [String: Any])
    #expect(proof["from"] as? Int == 48)
    #expect(proof["to"] as? Int == 49)
    #expect((proof["proof"] as? [String])?.count == 3)
    let key = ["--checkpoint", "noted", "--key", try signed.key()]
    let checked = try signed.verify(key)
    expectStatus(checked, 0)
    #expect(!checked.err.contains("trust.unchecked"))
    try signed.home.write(try signed.key() + "\n", to: "keys")
    #expect(try signed.kinds(["--checkpoint", "noted", "--key", "keys"]) == [])
  }

  @Test func aLineThatWasChangedIsFoundWithTheNoteAsEvidence() throws {
    let signed = try noted()
    var bytes = try signed.home.bytes(of: Home.segment)
    let place = try #require(Data(bytes).range(of: Data("Phoenix".utf8))?.lowerBound)
    bytes[place] = UInt8(ascii: "X")
    try signed.home.write(bytes, to: Home.segment)
    #expect(try signed.kinds() == [])
    let outcome = try signed.verify(["--checkpoint", "noted"])
    expectStatus(outcome, 1)
    let document = try object(outcome.out)
    #expect(document["evidence"] as? [String] == [try signed.home.text(of: "noted")])
    let table = try signed.home.run("verify --checkpoint noted")
    #expect(table.out.contains("\nevidence\n\(try signed.home.text(of: "noted"))"))
    let chinese = try signed.home.run("verify --checkpoint noted --lang zh")
    #expect(chinese.out.contains("\n证据\n"))
  }

  @Test func anotherKeyAnEditedNoteAndWhatIsNoneAreSaid() throws {
    let signed = try noted()
    try signed.makeKey("other")
    let text = try signed.home.text(of: "noted")
    let given = ["--checkpoint", "noted"]
    let key = ["--key", try signed.key()]
    #expect(try signed.kinds(given + ["--key", try signed.key("other")]) == ["unsigned"])
    try signed.home.write(text.replacing("\n48\n", with: "\n47\n"), to: "noted")
    #expect(try Set(signed.kinds(given + key)) == ["signature", "root"])
    for bad in [
      text.replacing("\n48\n", with: "\n048\n"), text.replacing("\n\n", with: "\n"),
      text.replacing("\n\n", with: "\n\n\n"), String(text.dropLast()), text + "\n", "",
    ] {
      try signed.home.write(bad, to: "noted")
      expectRefusal(try signed.verify(given), "trust.form")
    }
    expectRefusal(try signed.verify(given + ["--key", "nobody"]), "trust.key")
    expectRefusal(try signed.verify(["--checkpoint", "missing"]), "file.missing")
  }

  @Test func everyByteOfOneThatIsKeptCounts() throws {
    let signed = try SignedHome.signed()
    let path = "events/checkpoints/48"
    let bytes = try signed.home.bytes(of: path)
    for index in Array(bytes.indices).sampled(24) {
      var changed = bytes
      changed[index] ^= 1
      try signed.home.write(changed, to: path)
      let outcome = try signed.home.run("verify")
      expectStatus(outcome, 1)
      #expect(outcome.out.contains("checkpoints/48"), "byte \(index): \(outcome.out)")
    }
    try signed.home.write(bytes, to: path)
    try signed.home.write("nothing", to: "events/verifier-keys")
    #expect(try signed.kinds() == ["keys"])
  }

  @Test func twoThatCannotBeOfOneBookAreBothPrinted() throws {
    let signed = try SignedHome.signed()
    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    try signed.home.write("\(SignedHome.origin)\n20\n\(root)\n", to: "text")
    let lie = try signed.home.shell(
      "(cat text; echo; \(SignedHome.sign()) < text) > events/checkpoints/20")
    expectStatus(lie, 0)
    let outcome = try signed.verify()
    expectStatus(outcome, 1)
    let document = try object(outcome.out)
    let notes = try ["20", "48"].map { try signed.home.text(of: "events/checkpoints/" + $0) }
    #expect(document["evidence"] as? [String] == notes)
  }

  @Test(arguments: Array(1...40 as ClosedRange<UInt64>).sampled(6))
  func mutationsAreFoundThroughTheProgram(seed: UInt64) throws {
    let signed = try SignedHome.signed()
    var chance = Seeded(seed)
    let bytes = try signed.home.bytes(of: Home.segment)
    for _ in 0..<4 {
      var lines = bytes.split(separator: 0x0A).map { Array($0) }
      var changed: [UInt8]?
      let index = chance.below(lines.count)
      switch chance.below(6) {
      case 0:
        var copy = bytes
        copy[chance.below(copy.count)] ^= 1 << UInt8(chance.below(8))
        changed = copy
      case 1: changed = Array(bytes.prefix(chance.below(bytes.count)))
      case 2: lines.remove(at: index)
      case 3: lines.insert(lines[index], at: index)
      case 4: lines[index].append(0x0D)
      default: lines.swapAt(index, (index + 1) % lines.count)
      }
      try signed.home.write(changed ?? lines.flatMap { $0 + [0x0A] }, to: Home.segment)
      expectStatus(try signed.home.run("verify"), 1)
    }
  }
}
