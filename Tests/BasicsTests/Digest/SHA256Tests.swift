import Basics
import Testing
import TestSupport

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "The examples of FIPS 180-4 and RFC 6962 have their digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        "The quick brown fox jumps over the lazy dog",
        "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"
      ),
    ])
  func known(text: String, digest: String) {
    #expect(SHA256.hash(text).hex == digest)
  }

  @Test("A hundred thousand letters a have their digest")
  func long() {
    var hasher = SHA256()
    let piece = [UInt8](repeating: 0x61, count: 1000)
    for _ in 0..<100 { hasher.update(piece) }
    #expect(
      hasher.finalize().hex == "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
  }

  @Test("Every length around a block gives the same digest in one piece and byte by byte")
  func lengths() {
    var chance = Seeded(1)
    let bytes = chance.bytes(200)
    for length in 0...bytes.count {
      var hasher = SHA256()
      for byte in bytes[..<length] { hasher.update([byte]) }
      let whole = SHA256.hash(Array(bytes[..<length]))
      #expect(hasher.finalize() == whole)
    }
  }

  @Test("However a text is split, its digest is the same", arguments: 1...30 as ClosedRange<UInt64>)
  func splits(seed: UInt64) {
    var chance = Seeded(seed)
    let bytes = chance.bytes(Int.random(in: 0...1000, using: &chance))
    var hasher = SHA256()
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 0...130, using: &chance))
      hasher.update(Array(bytes[start..<end]))
      start = end
    }
    #expect(hasher.finalize() == SHA256.hash(bytes))
  }

  @Test("A hasher that is copied goes its own way")
  func copies() {
    var first = SHA256()
    first.update(Array("ab".utf8))
    var second = first
    first.update(Array("c".utf8))
    second.update(Array("d".utf8))
    #expect(first.finalize() == SHA256.hash("abc"))
    #expect(second.finalize() == SHA256.hash("abd"))
  }

  @Test("A prefix stands before the bytes")
  func prefix() {
    [1, 2].withByteView { #expect(SHA256.hash(prefix: 0, $0) == SHA256.hash([0, 1, 2])) }
  }

  @Test(
    "NIST's messages have NIST's digests in every way that this processor can take",
    arguments: ["SHA256ShortMsg", "SHA256LongMsg"], SHA256Path.available)
  func vectors(file: String, path: SHA256Path) throws {
    guard let text = try SharedData.bytes("sha256/\(file).rsp") else { return }
    var length = 0
    var message: [UInt8] = []
    var count = 0
    for (key, value) in Self.entries(text) {
      switch key {
      case "Len": length = Int(value) ?? -1
      case "Msg": message = Array(bytes(hex: value).prefix(length / 8))
      case "MD":
        let digest = message.withByteView { SHA256.hash($0, by: path) }
        #expect(digest.hex == value, "\(length) bits")
        count += 1
      default: break
      }
    }
    #expect(count >= 64)
  }

  @Test(
    "NIST's chain of digests of digests holds for its first ten links",
    arguments: SHA256Path.available)
  func chain(path: SHA256Path) throws {
    guard let text = try SharedData.bytes("sha256/SHA256Monte.rsp") else { return }
    let entries = Self.entries(text)
    var seed = bytes(hex: try #require(entries.first { $0.key == "Seed" }).value)
    for (_, expected) in entries.filter({ $0.key == "MD" }).prefix(10) {
      var three = [seed, seed, seed]
      for _ in 0..<1000 {
        let message = three[0] + three[1] + three[2]
        let digest = message.withByteView { SHA256.hash($0, by: path) }
        three = [three[1], three[2], digest.bytes]
      }
      seed = three[2]
      #expect(Digest(bytes: seed).hex == expected)
    }
  }

  /// The `key = value` lines of a CAVS response file.
  private static func entries(_ text: [UInt8]) -> [(key: String, value: String)] {
    text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
      let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
      return parts.count == 3 && parts[1] == "=" ? (String(parts[0]), String(parts[2])) : nil
    }
  }
}
