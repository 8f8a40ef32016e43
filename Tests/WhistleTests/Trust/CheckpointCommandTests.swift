import Foundation
import Testing

@Suite struct CheckpointCommandTests {
  @Test func itIsKeptBesideTheBookAndPrinted() throws {
    let signed = try SignedHome()
    let outcome = try signed.checkpoint()
    expectStatus(outcome, 0)
    #expect(try signed.home.text(of: "events/checkpoints/48") == outcome.out)
    let lines = outcome.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(2) == ["example.org/book", "48"])
    #expect(lines[3] == "")
    #expect(lines[4].hasPrefix("— example.org/book "))
    #expect(try signed.home.text(of: "events/verifier-keys") == signed.key() + "\n")
    #expect(try signed.kinds() == [])
    // Once more it is the same, and the name need not be said again.
    let again = try signed.home.run(["checkpoint", "--sign", SignedHome.sign()])
    #expect(again.out == outcome.out)
    #expect(try signed.home.names(in: "events/checkpoints") == ["48"])
  }

  @Test func everyOneIsKeptAsTheBookGrows() throws {
    let signed = try SignedHome.signed()
    try signed.grow()
    expectStatus(try signed.checkpoint(), 0)
    #expect(try signed.home.names(in: "events/checkpoints") == ["48", "49"])
    let document = try object(try signed.verify().out)
    let checkpoints = try #require(document["checkpoints"] as? [String: Any])
    #expect(checkpoints["count"] as? Int == 2)
    #expect(checkpoints["last"] as? Int == 49)
    #expect(checkpoints["signatures"] as? Int == 2)
  }

  @Test func aBookWithoutEventsIsSignedToo() throws {
    let signed = try SignedHome(Home())
    let outcome = try signed.checkpoint(["--format", "json"])
    expectStatus(outcome, 0)
    let document = try object(outcome.out)
    #expect(document["size"] as? Int == 0)
    #expect(document["root"] as? String == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(document["origin"] as? String == SignedHome.origin)
    #expect(try signed.kinds() == [])
  }

  @Test func aSignerThatFailsOrSaysAnythingElseLeavesNothing() throws {
    let signed = try SignedHome()
    for command in ["exit 3", "true", "echo '— x'", "cat", "no-such-command"] {
      expectRefusal(try signed.checkpoint(by: command), "trust.command")
    }
    expectRefusal(try signed.checkpoint(by: "exit 3"), "trust.command")
    // A signature of others alone, and one that is not over this text.
    try signed.makeKey("witness")
    expectRefusal(
      try signed.checkpoint(by: SignedHome.sign("witness", asWitness: true)), "trust.unsigned")
    let other = "(echo \(SignedHome.origin); echo other) | \(SignedHome.sign())"
    expectRefusal(try signed.checkpoint(by: other), "trust.signature")
    expectRefusal(
      try signed.checkpoint(["--key", try signed.key("witness")]), "trust.unsigned")
    #expect(!signed.home.exists("events/checkpoints"))
  }

  /// Of ML-DSA-44, say, which signed notes know as type 06.
  @Test func signaturesOfAnAlgorithmThatIsNotKnownAreKeptAndPassedOver() throws {
    let signed = try SignedHome()
    let lines = [SignedHome.origin, "example.org/later"].map { name in
      let bytes = Data([0x8A, 0x12, 0x03, 0x06] + [UInt8](repeating: 0x5C, count: 2420))
      return "— \(name) \(bytes.base64EncodedString())"
    }
    let later = "cat > /dev/null; echo '\(lines[0])'; echo '\(lines[1])'"
    expectRefusal(try signed.checkpoint(["--key", try signed.key()], by: later), "trust.unsigned")
    let outcome = try signed.checkpoint(["--sign", SignedHome.sign()], by: later)
    expectStatus(outcome, 0)
    let kept = try signed.home.text(of: "events/checkpoints/48")
    #expect(kept == outcome.out)
    let found = kept.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(Array(found[4..<6]) == lines)
    #expect(found.count == 8)
    #expect(try signed.kinds() == [])
    let checkpoints = try object(try signed.verify().out)["checkpoints"] as? [String: Any]
    #expect(checkpoints?["signatures"] as? Int == 1)
    expectStatus(try signed.home.run(["prove", "--sequence", "1"]), 0)
    // Nor do they heal a bad signature of a key that is known.
    let own = try #require(found[6].split(separator: " ").last)
    var spoilt = try #require(Data(base64Encoded: String(own)))
    spoilt[spoilt.count - 1] ^= 1
    try signed.home.write(
      kept.replacing(own, with: spoilt.base64EncodedString()), to: "events/checkpoints/48")
    #expect(try signed.kinds() == ["signature"])
  }

  @Test func aBookHasOneName() throws {
    let signed = try SignedHome()
    expectRefusal(try signed.home.run(["checkpoint", "--sign", SignedHome.sign()]), "trust.origin")
    expectStatus(try signed.checkpoint(), 0)
    expectRefusal(
      try signed.home.run(["checkpoint", "--origin", "other", "--sign", "true"]), "trust.origin")
    expectRefusal(
      try SignedHome().home.run(["checkpoint", "--origin", "a b", "--sign", "true"]),
      "trust.origin")
  }

  @Test func whatIsDamagedOrContradictsAnEarlierOneIsNotSigned() throws {
    let signed = try SignedHome.signed()
    var bytes = try signed.home.bytes(of: Home.segment)
    let place = try #require(Data(bytes).range(of: Data("Phoenix".utf8))?.lowerBound)
    bytes[place] = UInt8(ascii: "X")
    try signed.home.write(bytes, to: Home.segment)
    expectRefusal(try signed.checkpoint(), "trust.contradiction")
    bytes[0] = 0
    try signed.home.write(bytes, to: Home.segment)
    expectRefusal(try signed.checkpoint(), "trust.contradiction")
  }

  @Test func aNewKeyIsSignedByTheOldOneTooTheFirstTime() throws {
    let signed = try SignedHome.signed()
    try signed.makeKey("new")
    let (old, new) = (SignedHome.sign(), SignedHome.sign("new"))
    func sign(_ commands: String...) throws -> Outcome {
      try signed.home.run(["checkpoint"] + commands.flatMap { ["--sign", $0] })
    }
    try signed.grow()
    let refused = try sign(new)
    expectRefusal(refused, "trust.succession")
    #expect(refused.err.contains("--sign OLD --sign NEW"))
    // A signature of the old key over something else is none, also where the command names no key.
    let forged =
      "unset WHISTLE_VERIFIER_KEY; (echo \(SignedHome.origin); echo other) | \(old)"
    expectRefusal(try sign(forged, new), "trust.signature")
    #expect(try signed.home.names(in: "events/checkpoints") == ["48"])

    expectStatus(try sign(old, new), 0)
    try signed.grow()
    expectStatus(try sign(new), 0)
    try signed.grow()
    // The old one does not come back by itself.
    expectRefusal(try sign(old), "trust.succession")
    #expect(try signed.home.names(in: "events/checkpoints") == ["48", "49", "50"])

    #expect(try signed.kinds() == [])
    let oldKey = ["--key", try signed.key()]
    let newKey = [
      "--key",
      try signed.home.shell("\(SignedHome.script) --key new.pem \(SignedHome.origin)").out
        .trimmingCharacters(in: .newlines),
    ]
    #expect(try signed.kinds(oldKey + newKey) == [])
    #expect(try signed.kinds(oldKey) == ["unsigned"])
    let later = try signed.verify(newKey)
    expectStatus(later, 0)
    #expect(later.err.contains("note[trust.unchecked]") && later.err.contains(": 1;"))
  }

  @Test func aKeyThatFollowsNoOtherIsFound() throws {
    let signed = try SignedHome.signed()
    try signed.makeKey("new")
    let kept = try signed.home.bytes(of: "events/checkpoints/48")
    expectStatus(try signed.home.shell("rm -r events/checkpoints"), 0)
    try signed.grow()
    expectStatus(try signed.checkpoint(by: SignedHome.sign("new")), 0)
    try signed.home.write(kept, to: "events/checkpoints/48")
    #expect(try signed.kinds() == ["succession"])
    let key = try signed.home.shell(
      "\(SignedHome.script) --key new.pem \(SignedHome.origin)"
    ).out
    // Nothing joins the two: neither vouches for the other.
    #expect(
      try signed.kinds(["--key", key.trimmingCharacters(in: .newlines)])
        == ["succession", "unsigned"])
  }

  @Test func noWriterGoesOnWhereASignedEndIsMissing() throws {
    let signed = try SignedHome.signed()
    let bytes = try signed.home.bytes(of: Home.segment)
    try signed.home.write(Array(bytes.dropLast(700)), to: Home.segment)
    expectRefusal(try signed.home.run("append -", input: event("A1")), "book.cut-off")
    expectRefusal(try signed.checkpoint(), "book.cut-off")
    #expect(try signed.kinds() == ["cut-off"])
  }

  @Test func aWitnessSignsLaterAndCountsByThePolicy() throws {
    let signed = try SignedHome.signed()
    try signed.makeKey("court")
    let head =
      "log \(try signed.key())\nwitness court \(try signed.key("court", asWitness: true))\n"
    try signed.home.write(head + "quorum court\n", to: "policy")
    #expect(try signed.kinds(["--policy", "policy"]) == ["quorum"])
    let cosigned = try signed.checkpoint(by: SignedHome.sign("court", asWitness: true))
    expectStatus(cosigned, 0)
    #expect(
      cosigned.out.contains("— example.org/book ") && cosigned.out.contains("— example.org/court "))
    #expect(try signed.kinds(["--policy", "policy"]) == [])
    // The next one is not witnessed yet, and that is said.
    try signed.grow()
    expectStatus(try signed.checkpoint(), 0)
    let document = try object(try signed.verify(["--policy", "policy"]).out)
    let checkpoints = try #require(document["checkpoints"] as? [String: Any])
    #expect(checkpoints["last"] as? Int == 49)
    #expect(checkpoints["witnessed"] as? Int == 48)
    // From outside it must be.
    try signed.home.write(try signed.home.bytes(of: "events/checkpoints/49"), to: "noted")
    #expect(
      try signed.kinds(["--policy", "policy", "--checkpoint", "noted"]) == ["quorum"])
    try signed.home.write(head, to: "bad")
    expectRefusal(try signed.verify(["--policy", "bad"]), "trust.policy")
  }
}
