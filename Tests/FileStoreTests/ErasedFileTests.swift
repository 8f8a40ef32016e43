import Basics
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("Files that are erased")
struct ErasedFileTests {
  @Test("are overwritten under every name that they have")
  func overwritten() throws {
    let scratch = Scratch()
    try scratch.write("a", "王小明 13812345678")
    #expect(unsafe link(scratch.file("a"), scratch.file("b")) == 0)
    try ErasedFile.erase(scratch.file("a"))
    #expect(try scratch.names == ["b"])
    #expect(try scratch.bytes("b") == [UInt8](repeating: 0, count: 21))
    try ErasedFile.erase(scratch.file("a"))
  }

  @Test("are files: a link is not followed, and what it leads to stays")
  func links() throws {
    let scratch = Scratch()
    try scratch.write("a", "keep")
    #expect(unsafe symlink(scratch.file("a"), scratch.file("b")) == 0)
    #expect(
      code { () throws(Diagnostic) in try ErasedFile.erase(scratch.file("b")) }
        == "file.not-regular")
    #expect(try scratch.text("a") == "keep")
  }
}
