import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("Whose signatures count")
struct TrustPolicyTests {
  /// Names with keys that OpenSSL made.
  private final class Signers: Sendable {
    private let scratch = Scratch()
    private static let script: String = {
      var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      parts.removeLast(4)
      return parts.joined(separator: "/") + "/Scripts/sign-openssl"
    }()

    init(_ names: [String]) throws {
      for name in names {
        let words = ["openssl", "genpkey", "-algorithm", "ed25519", "-out", scratch.file(name)]
        #expect(try PipedProgram(words, reading: "/dev/null").finish().status == 0)
      }
    }

    func key(_ name: String, asWitness: Bool = false) throws -> VerifierKey {
      let action = asWitness ? "--cosign-key" : "--key"
      let program = try PipedProgram(
        [Self.script, action, scratch.file(name), "example.org/\(name)"], reading: "/dev/null")
      let text = String(decoding: try program.all(limit: 1000), as: UTF8.self)
      #expect(try program.finish().status == 0)
      return try #require(VerifierKey(String(text.dropLast())))
    }

    func sign(_ checkpoint: Checkpoint, _ name: String, asWitness: Bool = false) throws
      -> [NoteSignature]
    {
      let action = asWitness ? "--cosign " : ""
      let answer = try SigningCommand(
        "\(Self.script) \(action)\(scratch.file(name)) example.org/\(name)"
      ).sign(checkpoint.text)
      #expect(answer.keys == [try key(name, asWitness: asWitness)])
      return answer.signatures
    }
  }

  private static let checkpoint = Checkpoint(
    origin: "example.org/book", size: 0, root: MerkleTree().root)

  private func code(_ policy: TrustPolicy, _ signatures: [NoteSignature]) throws -> String? {
    try policy.verdict(on: SignedCheckpoint(Self.checkpoint, signatures)).fault?.code
  }

  @Test("A signature counts by its key, under its name, over its text")
  func signatures() throws {
    let signers = try Signers(["book", "other"])
    let key = try signers.key("book")
    let own = try signers.sign(Self.checkpoint, "book")
    let foreign = try signers.sign(Self.checkpoint, "other")
    let larger = Checkpoint(origin: "example.org/book", size: 1, root: MerkleTree().root)
    let misplaced = try signers.sign(larger, "book")
    let policy = TrustPolicy(keys: [key])
    #expect(try code(policy, own) == nil)
    // Others may sign as well.
    #expect(try code(policy, foreign + own) == nil)
    #expect(try code(policy, foreign) == "trust.unsigned")
    #expect(try code(policy, misplaced) == "trust.signature")
    // One right signature does not heal a wrong one of the same key.
    #expect(try code(policy, own + misplaced) == "trust.signature")
    // A key speaks for the origin of its name alone.
    #expect(try code(TrustPolicy(keys: [try signers.key("other")]), foreign) == "trust.unsigned")
  }

  @Test("A signature of an algorithm that is not known says nothing, whosever name it bears")
  func unknownAlgorithm() throws {
    let signers = try Signers(["book", "other"])
    let own = try signers.sign(Self.checkpoint, "book")
    let unknown = ScratchBook.unknownSignatures.compactMap { NoteSignature(Array($0.utf8)) }
    #expect(unknown.map(\.name) == [ScratchBook.origin, "example.org/later"])
    let policy = TrustPolicy(keys: [try signers.key("book")])
    let verdict = try policy.verdict(
      on: SignedCheckpoint(Self.checkpoint, [unknown[0]] + own + [unknown[1]]))
    #expect(verdict.fault == nil)
    #expect(verdict.checked == 1)
    #expect(try code(policy, unknown) == "trust.unsigned")
    let larger = Checkpoint(origin: ScratchBook.origin, size: 1, root: MerkleTree().root)
    let misplaced = try signers.sign(larger, "book")
    #expect(try code(policy, unknown + misplaced) == "trust.signature")
    #expect(try code(policy, unknown + own + misplaced) == "trust.signature")
  }

  @Test("Witnesses cosign with the time, and a quorum is met by as many as a policy asks for")
  func witnesses() throws {
    let signers = try Signers(["book", "court", "press", "town"])
    let names = ["court", "press", "town"]
    let own = try signers.sign(Self.checkpoint, "book")
    let cosigned = try names.map { try signers.sign(Self.checkpoint, $0, asWitness: true) }
    let witnesses = try names.map { "witness \($0) \(try signers.key($0, asWitness: true))\n" }
    let head = "# who counts\nlog \(try signers.key("book"))\n" + witnesses.joined()
    func isWitnessed(_ quorum: String, _ signatures: [[NoteSignature]]) throws -> Bool {
      let policy = try TrustPolicy(Array((head + quorum).utf8))
      let verdict = try policy.verdict(
        on: SignedCheckpoint(Self.checkpoint, own + signatures.flatMap(\.self)))
      #expect(verdict.fault == nil)
      #expect(verdict.checked == 1 + signatures.count)
      return verdict.isWitnessed
    }
    #expect(try isWitnessed("quorum none\n", []))
    #expect(try !isWitnessed("quorum court\n", []))
    #expect(try isWitnessed("quorum court\n", [cosigned[0]]))
    #expect(try !isWitnessed("quorum court\n", [cosigned[1]]))
    let two = "group outside 2 court press town\nquorum outside\n"
    #expect(try !isWitnessed(two, [cosigned[0]]))
    #expect(try isWitnessed(two, [cosigned[0], cosigned[2]]))
    // The same one twice is one.
    #expect(try !isWitnessed(two, [cosigned[0], cosigned[0]]))
    let nested = "group a any court press\ngroup b all a town\n  quorum\tb  \n"
    #expect(try !isWitnessed(nested, [cosigned[0], cosigned[1]]))
    #expect(try isWitnessed(nested, [cosigned[1], cosigned[2]]))
    // A witness's signature over another checkpoint.
    let other = Checkpoint(origin: "example.org/book", size: 7, root: MerkleTree().root)
    let misplaced = try signers.sign(other, "court", asWitness: true)
    let policy = try TrustPolicy(Array((head + "quorum none\n").utf8))
    #expect(try code(policy, own + misplaced) == "trust.signature")
  }

  private static let key = SignedNoteTests.key
  private static let witness = VerifierKeySample.witness

  @Test(
    "What is no policy is refused with its line",
    arguments: [
      ("", 1), ("log \(key)\n", 2), ("quorum none\nquorum none\n", 2), ("quorum court\n", 1),
      ("log\n", 1), ("log x\n", 1), ("log \(key) a b\n", 1), ("log \(key)\nlog \(key)\n", 2),
      ("witness court \(key)\n", 1), ("witness none \(witness)\n", 1),
      ("witness court \(witness)\nwitness press \(witness)\n", 2),
      ("witness a \(witness)\ngroup a any a\n", 2), ("witness a \(witness)\ngroup b 0 a\n", 2),
      ("witness a \(witness)\ngroup b 2 a\n", 2), ("witness a \(witness)\ngroup b +1 a\n", 2),
      ("witness a \(witness)\ngroup b some a\n", 2), ("group b any\n", 1),
      ("group b any a\n", 1), ("witness a \(witness)\ngroup b any a a\n", 2),
      ("witness a \(witness)\ngroup b any a\ngroup c any a\n", 3), ("other\n", 1),
      ("quorum none\r\n", 1), ("quorum none x\n", 1),
    ])
  func refused(text: String, line: Int) {
    do throws(NoteFault) {
      _ = try TrustPolicy(Array(text.utf8))
      Issue.record("\(text.debugDescription) was taken for a policy")
    } catch { #expect(error.line == line, "\(text.debugDescription): \(error.reason.english)") }
  }
}

private enum VerifierKeySample {
  /// A witness's key, whatever it is: its ID fits.
  static let witness: String = {
    let key = [UInt8](repeating: 7, count: 32)
    let digest = SHA256.hash(Array("w\n".utf8) + [4] + key).bytes[..<4]
    let number = digest.map { Hexadecimal.text($0, width: 2) }.joined()
    return "w+\(number)+\(Base64.encode([4] + key))"
  }()
}
