import Basics
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("Directories")
struct DirectoryTests {
  @Test("Names come sorted by their bytes, without the directory itself")
  func names() throws {
    let scratch = Scratch()
    for name in ["b", "a", "Z", "é", ".hidden", "a.b", "中", "10", "9"] {
      try scratch.write(name, "")
    }
    #expect(try scratch.names == [".hidden", "10", "9", "Z", "a", "a.b", "b", "é", "中"])
    #expect(try Directory.names(in: scratch.path + "/.").count == 9)
  }

  @Test("A directory is made with its parents, and again without harm")
  func making() throws {
    let scratch = Scratch()
    let deep = scratch.file("x/y/z")
    try Directory.make(deep)
    try Directory.make(deep)
    #expect(try FileStatus.of(deep)?.isDirectory == true)
    #expect(try Directory.names(in: deep).isEmpty)
  }

  @Test("What is made is closed to others, whatever the umask leaves open")
  func rights() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("x"))
    try AtomicFile.replace(scratch.file("y"), with: [])
    for (name, mode) in [("x", 0o750), ("y", 0o640)] as [(String, mode_t)] {
      var status = stat()
      #expect(unsafe lstat(scratch.file(name), &status) == 0)
      #expect(status.st_mode & 0o777 & ~mode == 0, "\(name) \(status.st_mode)")
      #expect(try FileStatus.of(scratch.file(name))?.isWorldWritable == false)
    }
    #expect(unsafe chmod(scratch.file("x"), 0o777) == 0)
    #expect(try FileStatus.of(scratch.file("x"))?.isWorldWritable == true)
  }

  @Test("What is private is closed to everybody but its owner")
  func privacy() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("x"), isPrivate: true)
    try AtomicFile.replace(scratch.file("y"), with: [], isPrivate: true)
    for name in ["x", "y"] { #expect(try FileStatus.of(scratch.file(name))?.isPrivate == true) }
    for mode in [0o640, 0o604, 0o610, 0o601] as [mode_t] {
      #expect(unsafe chmod(scratch.file("y"), mode) == 0)
      #expect(try FileStatus.of(scratch.file("y"))?.isPrivate == false)
    }
  }

  @Test("A directory lies within itself and what is above it, whatever links lead there")
  func within() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("a/b/c"))
    try Directory.make(scratch.file("ab"))
    #expect(unsafe symlink(scratch.file("a/b"), scratch.file("link")) == 0)
    let places: [(String, String, Bool)] = [
      ("a", "a", true), ("a/b/c", "a", true), ("a/", "a/b/..", true), ("a", "a/b", false),
      ("ab", "a", false), ("link", "a", true), ("link/c", "a/b", true), ("a/b/c", "link", true),
      ("none", "a", false), ("a", "none", false),
    ]
    for (path, other, isWithin) in places {
      #expect(
        try Directory.lies(scratch.file(path), within: scratch.file(other)) == isWithin,
        "\(path) in \(other)")
    }
  }

  @Test("The files below a directory come without what links lead to")
  func files() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("a/b"))
    for name in ["a/b/2", "a/1", "3"] { try scratch.write(name, "") }
    #expect(unsafe symlink(scratch.file("a"), scratch.file("link")) == 0)
    #expect(unsafe mkfifo(scratch.file("pipe"), 0o600) == 0)
    #expect(
      try Directory.files(below: scratch.path)
        == ["3", "a/1", "a/b/2"].map { scratch.file($0) })
    #expect(try Directory.files(below: scratch.file("3")) == [scratch.file("3")])
    #expect(
      try Directory.files(below: scratch.path, besides: scratch.file("link/b/..")).map {
        $0.suffix(2)
      }
        == ["/3"])
    #expect(try Directory.files(below: scratch.file("link"), besides: scratch.file("a")).isEmpty)
  }

  @Test("A file in the way of a directory is said, not overwritten")
  func inTheWay() throws {
    let scratch = Scratch()
    try scratch.write("x", "keep")
    #expect(code { () throws(Diagnostic) in try Directory.make(scratch.file("x")) } == "file.io")
    #expect(code { () throws(Diagnostic) in try Directory.make(scratch.file("x/y")) } != nil)
    #expect(try scratch.text("x") == "keep")
  }

  @Test("What is not there is nil for a status and missing for a list")
  func missing() throws {
    let scratch = Scratch()
    try scratch.write("x", "")
    #expect(try FileStatus.of(scratch.file("none")) == nil)
    #expect(try FileStatus.of(scratch.file("x/under")) == nil)
    #expect(
      code { () throws(Diagnostic) in _ = try Directory.names(in: scratch.file("none")) }
        == "file.missing")
  }

  @Test("A file is taken away, and taking it away again is no error")
  func removing() throws {
    let scratch = Scratch()
    try scratch.write("x", "1")
    try Directory.remove(file: scratch.file("x"))
    try Directory.remove(file: scratch.file("x"))
    #expect(try scratch.names.isEmpty)
  }

  @Test("A renamed file takes the other's place")
  func renaming() throws {
    let scratch = Scratch()
    try scratch.write("x", "new")
    try scratch.write("y", "old")
    try Directory.rename(scratch.file("x"), to: scratch.file("y"))
    #expect(try scratch.names == ["y"])
    #expect(try scratch.text("y") == "new")
    #expect(
      code { () throws(Diagnostic) in try Directory.rename(scratch.file("x"), to: scratch.file("y"))
      }
        == "file.missing")
  }

  @Test("A tree is removed with all that it holds")
  func removingTrees() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("tree/a/b"))
    try scratch.write("tree/a/b/c", "1")
    try scratch.write("tree/d", "2")
    try scratch.write("beside", "3")
    try Directory.removeTree(scratch.file("tree"))
    #expect(try scratch.names == ["beside"])
  }

  @Test("A tree is removed without following links out of it")
  func removingLinks() throws {
    let scratch = Scratch()
    try Directory.make(scratch.file("tree"))
    try Directory.make(scratch.file("elsewhere"))
    try scratch.write("elsewhere/precious", "keep")
    #expect(unsafe symlink(scratch.file("elsewhere"), scratch.file("tree/link")) == 0)
    #expect(unsafe symlink(scratch.file("nowhere"), scratch.file("tree/dangling")) == 0)
    try? Directory.removeTree(scratch.file("tree"))
    #expect(try scratch.names == ["elsewhere"])
    #expect((try? scratch.text("elsewhere/precious")) == "keep")
  }

  @Test("A status tells a file that was touched from one that was not")
  func statuses() throws {
    let scratch = Scratch()
    try scratch.write("x", "1")
    let before = try #require(try FileStatus.of(scratch.file("x")))
    #expect(try FileStatus.of(scratch.file("x")) == before)
    #expect(before.size == 1)
    #expect(!before.isDirectory)
    try scratch.write("x", "2")
    let after = try #require(try FileStatus.of(scratch.file("x")))
    // Another file of the same size: at the least its inode or its times differ.
    #expect(after != before)
  }
}
