import Basics
import Testing

@Suite("Digests and their texts")
struct DigestTests {
  @Test("A digest reads from 64 hexadecimal digits of either case and is written in lower case")
  func hex() {
    let text = "0123456789abcdefABCDEF00112233445566778899aabbccddeeff0123456789"
    #expect(Digest(hex: text)?.hex == text.lowercased())
    #expect(Digest(hex: text)?.description == text.lowercased())
  }

  @Test(
    "Any other text is no digest",
    arguments: [
      "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
      String(repeating: "0", count: 63) + "g", String(repeating: "0", count: 63) + " ",
      "0x" + String(repeating: "0", count: 62), "é" + String(repeating: "0", count: 62),
    ])
  func refusals(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test(
    "Base64 is that of RFC 4648 §10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, expected: String) {
    #expect(Base64.encode(Array(text.utf8)) == expected)
  }

  @Test("Base64 uses every letter of its alphabet in order")
  func alphabet() {
    // 64 groups of six bits that count from 0 to 63.
    var bytes: [UInt8] = []
    for start in stride(from: UInt32(0), to: 64, by: 4) {
      let word = (0..<4).reduce(UInt32(0)) { $0 << 6 | (start + UInt32($1)) }
      bytes += [UInt8(word >> 16), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF)]
    }
    #expect(
      Base64.encode(bytes) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  }

  @Test("The root of an empty tree is printed as checkpoints print it")
  func root() {
    #expect(SHA256.hash("").base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }
}
