import Basics
import Foundation
import Testing
import TestSupport

@Suite("The ways in which SHA-256 is computed")
struct SHA256PathTests {
  /// Those that are not the plain one; says aloud where there are none.
  private static let others: [SHA256Path] = {
    let others = SHA256Path.available.filter { $0 != .portable }
    if others.isEmpty {
      print("!!! NOT TESTED: this processor has no instructions for SHA-256. Only plain Swift ran.")
    }
    return others
  }()

  private func digest(_ message: [UInt8], _ path: SHA256Path) -> Digest {
    message.withByteView { SHA256.hash($0, by: path) }
  }

  @Test("The best is the processor's, where it has one")
  func best() {
    #expect(SHA256Path.best == Self.others.first ?? .portable)
    #expect(SHA256Path.available.contains(.portable))
  }

  @Test("The processor says itself whether it has the instructions")
  func asTheSystemSays() throws {
    let text = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let flags = Set(text.split { $0.isWhitespace })
    #expect(Self.others.isEmpty == flags.isDisjoint(with: ["sha_ni", "sha2"]))
  }

  @Test("Messages of every length from 0 to 300 have the digest of plain Swift")
  func everyLength() {
    var chance = Seeded(7)
    for path in Self.others {
      for length in 0...300 {
        let message = chance.bytes(length)
        #expect(digest(message, path) == digest(message, .portable), "\(length) bytes")
      }
    }
  }

  @Test("Fed in pieces a message has the same digest", arguments: SHA256Path.available)
  func pieces(path: SHA256Path) {
    var chance = Seeded(8)
    for _ in 0..<40 {
      let message = chance.bytes(chance.below(1000))
      var hasher = SHA256(by: path)
      var start = 0
      while start < message.count {
        let end = min(message.count, start + chance.below(150))
        hasher.update(Array(message[start..<end]))
        start = end
      }
      #expect(hasher.finalize() == digest(message, .portable))
    }
  }

  /// Lengths around those of a block, and around the one from which a message is not copied whole.
  private static let lengths = Array(0...130) + Array(1960...2060) + [4096, 5000, 70_000]

  @Test(
    "Messages that are hashed together have the digests that they have alone",
    arguments: SHA256Path.available)
  func together(path: SHA256Path) {
    var chance = Seeded(9)
    for round in 0..<60 {
      let messages = (0..<chance.below(9)).map { _ in chance.bytes(chance.pick(Self.lengths)) }
      let prefix: UInt8? = round % 3 == 0 ? nil : UInt8(round % 3)
      var (window, list): ([UInt8], MessageList) = ([0xAA], MessageList())
      for message in messages {
        list.append(window.count..<window.count + message.count)
        window += message + [0x0A]
      }
      // They come behind what is there.
      var digests: [UInt8] = [1, 2, 3]
      window.withByteView { list.hash($0, prefix: prefix, to: &digests, by: path) }
      let alone = messages.map { digest((prefix.map { [$0] } ?? []) + $0, .portable) }
      #expect(digests == [1, 2, 3] + alone.flatMap(\.bytes), "\(messages.map(\.count))")
    }
  }

  @Test("A file has the digest that sha256sum gives it", arguments: SHA256Path.available)
  func sha256sum(path: SHA256Path) throws {
    var chance = Seeded(10)
    let scratch = Scratch()
    let (file, bytes) = (scratch.path + "/bytes", chance.bytes(100_003))
    try Data(bytes).write(to: URL(filePath: file))
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/env")
    program.arguments = ["sha256sum", file]
    let output = Pipe()
    program.standardOutput = output
    try program.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    program.waitUntilExit()
    #expect(said.prefix(64) == digest(bytes, path).hex)
  }
}
