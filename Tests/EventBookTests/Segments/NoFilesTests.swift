import Basics
import EventBook
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("What is not a regular file under a segment's name")
struct NoFilesTests {
  enum Kind: CaseIterable {
    case fifo, link, dangling, directory, socket

    func make(_ path: String) throws {
      switch self {
      case .fifo: #expect(unsafe mkfifo(path, 0o600) == 0)
      case .link: #expect(unsafe symlink("/etc/passwd", path) == 0)
      case .dangling: #expect(unsafe symlink("/nowhere/at/all", path) == 0)
      case .directory: try Directory.make(path)
      case .socket: #expect(unsafe mknod(path, S_IFSOCK | 0o600, 0) == 0)
      }
    }
  }

  @Test(
    "is an error that names it, for readers, writers and verify; nobody waits for it or follows it",
    arguments: Kind.allCases)
  func refused(kind: Kind) throws {
    for sealed in [[], [lines(1...2)]] {
      let scratch = try ScratchBook(sealed)
      try Directory.make(scratch.book.directory)
      let path = scratch.path(Book.segmentName(firstSequence: sealed.isEmpty ? 1 : 3))
      try kind.make(path)
      let calls: [() throws -> Void] = [
        { _ = try scratch.read() },
        { _ = try scratch.book.verify() },
        { _ = try BookWriter(scratch.book, waitMicroseconds: patience) },
      ]
      for call in calls {
        let error = #expect(throws: Diagnostic.self) { try call() }
        #expect(error?.code == "file.not-regular")
        #expect(error?.place?.file == path)
        #expect(error?.hints.isEmpty == false)
      }
    }
  }

  @Test("under any name beside the segments likewise", arguments: Kind.allCases)
  func strange(kind: Kind) throws {
    for name in ["notes", "lost+found", ".hidden"] {
      let scratch = try ScratchBook([lines(1...2)])
      try kind.make(scratch.path(name))
      let error = #expect(throws: Diagnostic.self) { try scratch.read() }
      #expect(error?.code == "file.not-regular")
      #expect(error?.place?.file == scratch.path(name))
    }
  }

  @Test("its directories may stand there, and nothing else under their names")
  func directories() throws {
    for name in ["checkpoints", "journal"] {
      let scratch = try ScratchBook([lines(1...2)])
      try Directory.make(scratch.path(name))
      #expect(try scratch.read().lines == lines(1...2))
      try Directory.removeTree(scratch.path(name))
      try Kind.link.make(scratch.path(name))
      #expect(throws: Diagnostic.self) { try scratch.read() }
    }
  }

  @Test("that comes in the way of the next segment ends the append, and stays")
  func inTheWay() throws {
    let scratch = try ScratchBook([lines(1...2)])
    let size = try scratch.bytes(firstSegment).count
    let writer = try BookWriter(scratch.book, waitMicroseconds: patience, segmentLimit: size)
    let next = scratch.path(Book.segmentName(firstSequence: 3))
    try scratch.write(Book.segmentName(firstSequence: 3), lines(3...3)[0] + [0x0A])
    let error = #expect(throws: Diagnostic.self) {
      try writer.append(lines(3...4), firstSequence: 3)
    }
    #expect(error?.code == "file.io")
    #expect(try FileStatus.of(next) != nil)
    #expect(try scratch.read().lines == lines(1...3))
  }
}
