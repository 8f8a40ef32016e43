import Basics
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("Files that grow")
struct AppendFileTests {
  @Test("Bytes go to the end, of a new file and of one that was there")
  func appending() throws {
    let scratch = Scratch()
    let path = scratch.file("a")
    do {
      let file = try AppendFile(creating: path)
      #expect(file.size == 0)
      try file.append(Array("ab".utf8))
      try file.append([])
      try file.append(Array("c".utf8))
      try file.sync(.appended)
      #expect(file.size == 3)
    }
    let again = try AppendFile(path)
    #expect(again.size == 3)
    #expect(again.path == path)
    try again.append(Array("d".utf8))
    #expect(try scratch.text("a") == "abcd")
  }

  @Test("What is cut back is gone, and the next bytes follow what is left")
  func cuttingBack() throws {
    let scratch = Scratch()
    let file = try AppendFile(creating: scratch.file("a"))
    try file.append(Array("abcdef".utf8))
    try file.truncate(to: 2)
    #expect(file.size == 2)
    try file.append(Array("x".utf8))
    #expect(try scratch.text("a") == "abx")
  }

  @Test("A file beyond the limit on sizes is said to be full, and the process lives")
  func full() async {
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      let scratch = Scratch()
      let file = try AppendFile(creating: scratch.file("a"))
      try file.append([UInt8](repeating: 0x61, count: 100))
      limitFileSize(to: 150)
      let bytes = [UInt8](repeating: 0x62, count: 100)
      #expect {
        try file.append(bytes)
      } throws: { error in
        (error as? Diagnostic)?.code == "file.full"
          && (error as? Diagnostic)?.hints.isEmpty == false
      }
      try file.truncate(to: 100)
      #expect(try scratch.bytes("a") == [UInt8](repeating: 0x61, count: 100))
    }
  }

  @Test("What is made anew never takes the place of what is there, a dangling link included")
  func standing() throws {
    let scratch = Scratch()
    try scratch.write("a", "text")
    #expect(unsafe symlink("/nowhere/at/all", scratch.file("link")) == 0)
    for name in ["a", "link"] {
      let found = code { () throws(Diagnostic) in _ = try AppendFile(creating: scratch.file(name)) }
      #expect(found == "file.io")
    }
    #expect(try scratch.text("a") == "text")
    #expect(try scratch.names == ["a", "link"])
  }

  @Test("A directory is not a file to append to")
  func directory() throws {
    let scratch = Scratch()
    #expect(
      code { () throws(Diagnostic) in _ = try AppendFile(scratch.path) } == "file.not-regular")
    #expect(
      code { () throws(Diagnostic) in _ = try AppendFile(scratch.file("none/a")) } == "file.missing"
    )
  }
}
