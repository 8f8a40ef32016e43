import Basics
import EventBook
import Testing

@Suite("Verifier keys")
struct VerifierKeyTests {
  private static func key(_ kind: UInt8, length: Int) -> String {
    let bytes = [kind] + [UInt8](repeating: 7, count: length)
    let digest = SHA256.hash(Array("example.org/book\n".utf8) + bytes)
    let id = digest.bytes[..<4].map { Hexadecimal.text($0, width: 2) }.joined()
    return "example.org/book+\(id)+\(Base64.encode(bytes))"
  }

  @Test("of Ed25519 are known, for notes and for witnesses", arguments: [1, 4] as [UInt8])
  func known(kind: UInt8) {
    let text = Self.key(kind, length: 32)
    #expect(VerifierKey(text)?.description == text)
    #expect(VerifierKey.unknownReason(text) == nil)
  }

  /// 06 is ML-DSA-44, whose keys have 1,312 bytes.
  @Test(
    "of another algorithm are none, and that is said",
    arguments: [(6, 1312), (2, 65), (255, 40)])
  func others(kind: Int, length: Int) {
    let text = Self.key(UInt8(kind), length: length)
    #expect(VerifierKey(text) == nil)
    let number = Hexadecimal.text(UInt8(kind), width: 2)
    #expect(VerifierKey.unknownReason(text)?.english.contains("kind \(number)") == true)
    #expect(VerifierKey.unknownReason(text.replacing("book", with: "bock")) == nil)
  }

  @Test(
    "in another form are no keys at all",
    arguments: ["", "a+b", "name+33d7b496+", "a b+33d7b496+AQ==", "name+33d7b496+AQ=="])
  func malformed(text: String) {
    #expect(VerifierKey(text) == nil)
    #expect(VerifierKey.unknownReason(text) == nil)
  }
}
