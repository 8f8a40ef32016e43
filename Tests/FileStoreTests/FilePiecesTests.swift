import Basics
import FileStore
import TestSupport
import Testing

@Suite("Files in pieces and through windows")
struct FilePiecesTests {
  private let scratch = Scratch()

  private func file(_ bytes: [UInt8]) throws -> String {
    let path = scratch.path + "/in"
    try AtomicFile.replace(path, with: bytes)
    return path
  }

  @Test("the pieces are the file, and come again after a rewind")
  func pieces() throws {
    let bytes = (0..<FilePieces.pieceSize + 1000).map { UInt8(truncatingIfNeeded: $0 / 3) }
    let pieces = try FilePieces(try file(bytes))
    #expect(try pieces.head(4) == Array(bytes.prefix(4)))
    for _ in 0..<2 {
      var found: [UInt8] = []
      while case let piece = try pieces.next(), !piece.isEmpty { found += piece }
      #expect(found == bytes)
      pieces.rewind()
    }
  }

  @Test("what is not a regular file is refused")
  func irregular() throws {
    #expect {
      try FilePieces(scratch.path)
    } throws: { error in
      (error as? Diagnostic)?.code == "file.not-regular"
    }
  }

  @Test("a window gives what stands between an offset and the next delimiter, wherever it is")
  func window() throws {
    let long = [UInt8](repeating: 0x61, count: 300_000)
    let window = try FileWindow(try file([0x62, 0x0A] + long + [0x0A, 0x63, 0x0A, 0x64]))
    #expect(try window.bytes(from: 0, upTo: 0x0A, within: 10) == [0x62])
    #expect(try window.bytes(from: 2, upTo: 0x0A, within: 300_001) == long)
    #expect(try window.bytes(from: 2, upTo: 0x0A, within: 300_000) == nil)
    #expect(try window.bytes(from: 300_003, upTo: 0x0A, within: 10) == [0x63])
    #expect(try window.bytes(from: 0, upTo: 0x0A, within: 1) == nil)
    #expect(try window.bytes(from: 300_005, upTo: 0x0A, within: 10) == nil)
    #expect(try window.bytes(from: 400_000, upTo: 0x0A, within: 10) == nil)
  }

  @Test("a read that comes up short is gone on with")
  func shortReads() throws {
    let disk = SimulatedDisk(seed: 1)
    let bytes: [UInt8] = [0x61, 0x62, 0x0A, 0x63]
    try FileSystem.$current.withValue(disk) {
      try Directory.make("/home")
      try AtomicFile.replace("/home/in", with: bytes)
      for read in 1...2 {
        disk.expect(.shortRead(read))
        let window = try FileWindow("/home/in")
        #expect(try window.bytes(from: 0, upTo: 0x0A, within: 10) == [0x61, 0x62])
        disk.expect(.shortRead(read))
        #expect(try FilePieces("/home/in").next() == bytes)
      }
    }
  }
}
