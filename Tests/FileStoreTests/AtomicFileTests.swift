import Basics
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("Files that appear whole or not at all")
struct AtomicFileTests {
  @Test("Before the commit nothing is seen, after it everything")
  func commit() throws {
    let scratch = Scratch()
    try scratch.write("a", "old")
    let file = try AtomicFile(scratch.file("a"))
    try file.write(Array("new ".utf8))
    #expect(try scratch.text("a") == "old")
    try file.write(Array("text".utf8))
    #expect(file.count == 8)
    try file.commit()
    #expect(try scratch.text("a") == "new text")
    #expect(try scratch.names == ["a"])
  }

  @Test("What is not committed is taken away")
  func dropped() throws {
    let scratch = Scratch()
    try scratch.write("a", "old")
    do {
      let file = try AtomicFile(scratch.file("a"))
      try file.write([UInt8](repeating: 1, count: 3_000_000))
      #expect(try scratch.names.count == 2)
    }
    #expect(try scratch.names == ["a"])
    #expect(try scratch.text("a") == "old")
  }

  @Test("More than the buffer holds is written in order", arguments: [0, 1, 1 << 20, 3_500_001])
  func large(size: Int) throws {
    let scratch = Scratch()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let file = try AtomicFile(scratch.file("a"))
    var start = 0
    while start < size {
      let end = min(size, start + 700_001)
      try file.write(Array(bytes[start..<end]))
      start = end
    }
    try file.commit()
    #expect(try scratch.bytes("a") == bytes)
  }

  @Test("A commit that fails leaves nothing behind")
  func failedCommit() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("a/b"))
    #expect(
      code { () throws(Diagnostic) in try AtomicFile.replace(scratch.file("a"), with: [1]) } != nil)
    #expect(try scratch.names == ["a"])
  }

  @Test("A full disk leaves the old file and nothing beside it")
  func full() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let scratch = Scratch()
      try scratch.write("a", "old")
      limitFileSize(to: 1000)
      let bytes = [UInt8](repeating: 1, count: 5000)
      let found = code { () throws(Diagnostic) in
        try AtomicFile.replace(scratch.file("a"), with: bytes)
      }
      #expect(found == "file.full")
      #expect(try scratch.names == ["a"])
      #expect(try scratch.text("a") == "old")
    }
  }

  @Test("Two writers of one file at a time, and a link put under the name of old, do not meet")
  func names() throws {
    let scratch = Scratch()
    try scratch.write("victim", "text")
    let planted = scratch.file("a.\(getpid()).part")
    #expect(unsafe symlink(scratch.file("victim"), planted) == 0)
    let (one, other) = (try AtomicFile(scratch.file("a")), try AtomicFile(scratch.file("a")))
    try one.write(Array("one".utf8))
    try other.write(Array("other".utf8))
    try one.commit()
    try other.commit()
    #expect(try scratch.text("a") == "other")
    #expect(try scratch.text("victim") == "text")
    #expect(try UnfinishedFile.removeAbandoned(in: scratch.path).isEmpty)
  }

  @Test("What a writer left behind is removed, what one is writing is not")
  func abandoned() throws {
    let scratch = Scratch()
    let left = scratch.file("left.1.part")
    try AppendFile(creating: left).append([1])
    #expect(try UnfinishedFile.removeAbandoned(in: scratch.path) == [left])
    let file = try AtomicFile(scratch.file("a"))
    #expect(try UnfinishedFile.removeAbandoned(in: scratch.path).isEmpty)
    try file.commit()
    #expect(try scratch.names == ["a"])
  }
}
