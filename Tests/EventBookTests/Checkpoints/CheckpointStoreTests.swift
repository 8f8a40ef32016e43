import Basics
import EventBook
import FileStore
import Testing
import TestSupport

@Suite("The checkpoints that are kept beside a book")
struct CheckpointStoreTests {
  private func book() throws -> ScratchBook { try ScratchBook([lines(1...9)]) }

  @Test("They stand by size, each in a file of its own")
  func kept() throws {
    let scratch = try book()
    #expect(try scratch.store.signedSize() == nil)
    #expect(try scratch.store.last() == nil)
    try scratch.keep([9, 0, 7])
    #expect(try Directory.names(in: scratch.store.directory) == ["0", "7", "9"])
    #expect(try scratch.store.entries().map(\.name) == ["0", "7", "9"])
    #expect(try scratch.store.signedSize() == 9)
    #expect(try scratch.store.last() == scratch.checkpoint(9))
  }

  @Test("More signatures under a text that is kept are put to those that it has")
  func merged() throws {
    let scratch = try book()
    try scratch.keep([9])
    let checkpoint = try scratch.checkpoint(9).checkpoint
    let cosigned = ScratchBook.sign(checkpoint, by: "example.org/witness")
    let kept = try scratch.store.keep(cosigned)
    #expect(kept.note.signatures.map(\.name) == [ScratchBook.origin, "example.org/witness"])
    #expect(try scratch.store.keep(cosigned) == kept)
    #expect(try scratch.store.last() == kept)
  }

  @Test("Signature lines of algorithms that nobody here knows are kept to the byte")
  func unknown() throws {
    let scratch = try book()
    let own = try scratch.checkpoint(9)
    let later = ScratchBook.unknownSignatures
    let lines = [later[0], own.note.signatures[0].line, later[1]]
    let bytes = own.note.text + Array("\n\(lines.joined(separator: "\n"))\n".utf8)
    _ = try scratch.store.keep(SignedCheckpoint(bytes, from: "note"))
    #expect(try scratch.bytes("checkpoints/9") == bytes)
    // What is put to them changes nothing of them, and comes behind.
    let cosigned = ScratchBook.sign(own.checkpoint, by: "example.org/witness")
    _ = try scratch.store.keep(cosigned)
    #expect(
      try scratch.bytes("checkpoints/9")
        == bytes + Array("\(cosigned.note.signatures[0].line)\n".utf8))
    #expect(try scratch.held().findings.isEmpty)
  }

  @Test(
    "Another text of a size that is kept, and one that the book itself has not signed, are refused")
  func refused() throws {
    let scratch = try book()
    try scratch.keep([9])
    func code(_ signed: SignedCheckpoint) -> String? {
      do throws(Diagnostic) {
        _ = try scratch.store.keep(signed)
        return nil
      } catch { return error.code }
    }
    let root = MerkleTree().root
    #expect(
      code(ScratchBook.sign(Checkpoint(origin: ScratchBook.origin, size: 9, root: root)))
        == "trust.contradiction")
    #expect(
      code(
        ScratchBook.sign(
          Checkpoint(origin: ScratchBook.origin, size: 8, root: root), by: "example.org/witness"))
        == "trust.unsigned")
    #expect(try Directory.names(in: scratch.store.directory) == ["9"])
  }

  @Test(
    "A key follows another only under its eyes",
    arguments: [
      // The keys of each checkpoint that is kept in turn, and whether the last one is.
      ([[1], [1]], true), ([[1], [2]], false), ([[1], [1, 2]], true), ([[1], [1, 2], [2]], true),
      ([[1], [1, 2], [2], [1]], false), ([[1], [1, 2], [3]], false),
      ([[1, 2], [2, 3], [3]], true),
    ] as [([[UInt8]], Bool)])
  func succession(_ keys: [[UInt8]], _ isKept: Bool) throws {
    let scratch = try book()
    for (size, keys) in keys.dropLast().enumerated() {
      _ = try scratch.store.keep(
        ScratchBook.sign(try scratch.checkpoint(size).checkpoint, keys: keys))
    }
    let checkpoint = try scratch.checkpoint(keys.count - 1).checkpoint
    let last = ScratchBook.sign(checkpoint, keys: keys[keys.count - 1])
    do throws(Diagnostic) {
      _ = try scratch.store.keep(last)
      #expect(isKept)
    } catch {
      #expect(!isKept)
      #expect(error.code == "trust.succession")
    }
    #expect(try scratch.store.entries().count == keys.count - (isKept ? 0 : 1))
    // A witness of whatever key is none of the book's.
    let cosigned = ScratchBook.sign(checkpoint, by: "example.org/witness", keys: [1])
    #expect(cosigned.isSigned(byAKeyOf: last) == false)
  }

  @Test("The old key may sign a new one's first checkpoint afterwards, while the book stands still")
  func successionLater() throws {
    let scratch = try book()
    let checkpoint = try scratch.checkpoint(9).checkpoint
    _ = try scratch.store.keep(ScratchBook.sign(checkpoint, keys: [1]))
    _ = try scratch.store.keep(ScratchBook.sign(checkpoint, keys: [2]))
    #expect(try scratch.store.last()?.note.signatures.map(\.keyID) == [1, 2])
  }

  @Test(
    "What is no checkpoint, or is named by another size, is said; what a crash left is passed over")
  func foreign() throws {
    let scratch = try book()
    try scratch.keep([9])
    let whole = try scratch.bytes("checkpoints/9")
    try scratch.write("checkpoints/8", whole)
    try scratch.write("checkpoints/07", whole)
    try scratch.write("checkpoints/notes", whole)
    try scratch.write("checkpoints/6", Array(whole.dropLast()))
    try scratch.write("checkpoints/9.abc.part", whole)
    let faults = try scratch.store.entries().map { entry in
      switch entry.content {
      case .success: "\(entry.name) holds"
      case .failure(let fault): "\(entry.name) \(fault.code)"
      }
    }
    #expect(
      faults == ["07 trust.name", "notes trust.name", "6 trust.form", "8 trust.name", "9 holds"])
  }

  @Test("Recovery cuts nothing off that was signed, and no writer goes on where the end is missing")
  func recovery() throws {
    for (cut, whole) in [(1, true), (2, false), (40, false), (600, false)] {
      let scratch = try book()
      try scratch.keep([9])
      let bytes = try scratch.bytes(firstSegment)
      try scratch.write(firstSegment, Array(bytes.dropLast(cut)))
      let left = try scratch.bytes(firstSegment)
      do throws(Diagnostic) {
        _ = try BookWriter(scratch.book, waitMicroseconds: patience)
        #expect(whole, "\(cut) bytes")
        #expect(try scratch.bytes(firstSegment) == bytes)
      } catch {
        #expect(!whole, "\(cut) bytes")
        #expect(error.code == "book.cut-off")
        #expect(try scratch.bytes(firstSegment) == left)
      }
    }
    // Behind what is signed an unfinished append is set aside as ever.
    let scratch = try book()
    try scratch.keep([9])
    let bytes = try scratch.bytes(firstSegment)
    try scratch.smear(firstSegment, Array(event(10).line.dropLast(5)))
    #expect(try BookWriter(scratch.book, waitMicroseconds: patience).notes.count == 1)
    #expect(try scratch.bytes(firstSegment) == bytes)
  }

  @Test("Verifier keys are kept once each, and a file that holds anything else is refused")
  func keys() throws {
    let scratch = try book()
    let file = KeyFile(scratch.book)
    #expect(try file.keys().isEmpty)
    let key = try #require(VerifierKey(SignedNoteTests.key))
    try file.add([key])
    try file.add([key])
    #expect(try file.keys() == [key])
    #expect(try scratch.bytes("verifier-keys") == Array("\(key)\n".utf8))
    for text in ["", "\n", "\(key)", "\(key)\n\n", "\(key)\nx\n", "X\(key)\n"] {
      try scratch.write("verifier-keys", Array(text.utf8))
      do throws(Diagnostic) {
        _ = try file.keys()
        Issue.record("\(text.debugDescription) was taken for keys")
      } catch { #expect(error.code == "trust.keys") }
    }
  }
}
