import Basics
import FileStore
import Testing
import TestSupport

@Suite("Reading files")
struct FileReadingTests {
  @Test("A file reads the same mapped and copied", arguments: [0, 1, 4095, 4096, 4097, 100_000])
  func mappedAndCopied(size: Int) throws {
    let scratch = Scratch()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try scratch.write("a", bytes)
    let mapped = try FileBytes(mapping: scratch.file("a"))
    let copied = try FileBytes(copying: scratch.file("a"))
    #expect(mapped.count == size)
    #expect(mapped.array == bytes)
    #expect(copied.array == bytes)
    #expect(copied.status.size == size)
    #expect(mapped.status == copied.status)
    #expect(copied.withView { $0.array } == bytes)
  }

  @Test(
    "A part of a file is cut to what the file holds",
    arguments: [
      (0, 10, "0123456789"), (3, 4, "3456"), (8, 10, "89"), (10, 5, ""), (50, 5, ""), (0, 0, ""),
      (9, .max, "9"), (0, .max, "0123456789"),
    ] as [(Int, Int, String)])
  func parts(start: Int, limit: Int, expected: String) throws {
    let scratch = Scratch()
    try scratch.write("a", "0123456789")
    let part = try FileBytes(copying: scratch.file("a"), from: start, limit: limit)
    #expect(String(decoding: part.array, as: UTF8.self) == expected)
  }

  @Test("A copy stays what it was when the file is cut back")
  func copyOfTheMoment() throws {
    let scratch = Scratch()
    try scratch.write("a", "whole line\n")
    let copy = try FileBytes(copying: scratch.file("a"))
    try AppendFile(scratch.file("a")).truncate(to: 0)
    #expect(copy.array == Array("whole line\n".utf8))
  }

  @Test("A map stays what it was when another file takes the name")
  func mapOfTheFile() throws {
    let scratch = Scratch()
    try scratch.write("a", "old")
    let map = try FileBytes(mapping: scratch.file("a"))
    try scratch.write("a", "new and longer")
    #expect(map.array == Array("old".utf8))
    #expect(try scratch.text("a") == "new and longer")
  }

  @Test("What cannot be read is a diagnostic that names the path")
  func failures() throws {
    let scratch = Scratch()
    #expect {
      try FileBytes(copying: scratch.file("none"))
    } throws: { error in
      (error as? Diagnostic)?.code == "file.missing"
        && (error as? Diagnostic)?.place?.file == scratch.file("none")
    }
    #expect(
      code { () throws(Diagnostic) in _ = try FileBytes(mapping: scratch.file("none")) }
        == "file.missing")
    #expect(
      code { () throws(Diagnostic) in _ = try FileBytes(copying: scratch.path) }
        == "file.not-regular")
    #expect(
      code { () throws(Diagnostic) in _ = try FileBytes(mapping: scratch.path) }
        == "file.not-regular")
  }
}
