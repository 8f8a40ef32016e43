import Basics
import FileStore
import TestSupport
import Testing

@Suite("Files without a name")
struct ScratchFileTests {
  @Test("Nobody sees them", arguments: [0, 1, 3_000_000])
  func unseen(size: Int) throws {
    let scratch = Scratch()
    let file = try ScratchFile(in: scratch.path)
    try file.append([UInt8](repeating: 1, count: size))
    #expect(file.count == size)
    #expect(try scratch.names.isEmpty)
  }

  @Test("What was written is read again from the first byte, and more may follow")
  func growing() throws {
    let scratch = Scratch()
    let file = try ScratchFile(in: scratch.path)
    var expected: [UInt8] = []
    for size in [0, 5, 1 << 20, 700_001, 0, 1] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
      try file.append(bytes)
      expected += bytes
      var read: [UInt8] = []
      try file.forEachPiece { piece throws(Diagnostic) in read += piece }
      #expect(read == expected)
    }
  }

  @Test("Where there is no directory there is none")
  func missing() {
    #expect(
      code { () throws(Diagnostic) in _ = try ScratchFile(in: "/nowhere/at/all") } == "file.missing"
    )
  }
}
