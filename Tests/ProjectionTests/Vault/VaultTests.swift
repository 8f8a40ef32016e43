import Basics
import CaseTestSupport
import FileStore
import Glibc
import Projection
import Testing
import TestSupport

@Suite("The vault")
struct VaultTests {
  private func person() throws -> PersonFile { PersonFile(try PersonContent(["name": "王小明"])) }

  /// A home directory, and a vault beside it with one person.
  private func fixture() throws -> (scratch: Scratch, person: PersonFile) {
    let scratch = Scratch()
    try Directory.make(scratch.file("home/events"))
    let person = try person()
    try vault(scratch, isMade: true).add(person)
    return (scratch, person)
  }

  private func vault(
    _ scratch: Scratch, _ name: String = "vault", home: String = "home", isMade: Bool = false
  ) throws(Diagnostic) -> Vault {
    try Vault(scratch.file(name), apartFrom: scratch.file(home), isMade: isMade)
  }

  private func code(_ body: () throws(Diagnostic) -> Void) -> String? {
    do throws(Diagnostic) {
      try body()
      return nil
    } catch { return error.code }
  }

  @Test("is made closed to others, with a file for each person")
  func made() throws {
    let (scratch, person) = try fixture()
    #expect(try FileStatus.of(scratch.file("vault"))?.permissions == 0o700)
    let names = try Directory.names(in: scratch.file("vault"))
    #expect(names == ["\(person.reference).json", "vault"])
    for name in names {
      #expect(try FileStatus.of(scratch.file("vault/" + name))?.permissions == 0o600)
    }
    let vault = try vault(scratch, "vault/")
    #expect(try vault.references() == [person.reference])
    #expect(try vault.person(person.reference) == person)
    #expect(try vault.person(.fresh()) == nil)
    let other = try self.person()
    try vault.add(other)
    #expect(try vault.references() == [person.reference, other.reference].sorted())
    #expect(try vault.destroy(person.reference))
    #expect(try !vault.destroy(person.reference))
    #expect(try vault.references() == [other.reference])
  }

  @Test(
    "lies apart from the book: neither in its home, nor around it",
    arguments: [
      ("home", "home"), ("home/vault", "home"), ("home/events/vault", "home"), (".", "home"),
      ("link/vault", "home"), ("elsewhere/vault", "linked"), ("home/../home/v/w", "home"),
    ])
  func apart(_ name: String, _ home: String) throws {
    let (scratch, _) = try fixture()
    // A home elsewhere whose book is a link, and a link into the home.
    try Directory.make(scratch.file("linked"))
    try Directory.make(scratch.file("elsewhere"))
    #expect(unsafe symlink(scratch.file("elsewhere"), scratch.file("linked/events")) == 0)
    #expect(unsafe symlink(scratch.file("home"), scratch.file("link")) == 0)
    let before = try Directory.files(below: scratch.path)
    for isMade in [false, true] {
      #expect(
        code { () throws(Diagnostic) in _ = try vault(scratch, name, home: home, isMade: isMade) }
          == "vault.inside")
    }
    #expect(try Directory.files(below: scratch.path) == before)
  }

  @Test("is not opened, and not made, where anything else stands")
  func foreign() throws {
    let (scratch, _) = try fixture()
    try Directory.make(scratch.file("empty"), isPrivate: true)
    try Directory.make(scratch.file("full/x"), isPrivate: true)
    #expect(unsafe chmod(scratch.file("full"), 0o700) == 0)
    try AtomicFile.replace(scratch.file("file"), with: [], isPrivate: true)
    #expect(unsafe symlink(scratch.file("vault"), scratch.file("link")) == 0)
    for (name, open, made) in [
      ("none", "vault.missing", nil), ("empty", "vault.foreign", nil),
      ("full", "vault.foreign", "vault.foreign"), ("file", "vault.foreign", "vault.foreign"),
      ("link", "vault.link", "vault.link"), ("link/", "vault.link", "vault.link"),
    ] as [(String, String, String?)] {
      #expect(code { () throws(Diagnostic) in _ = try vault(scratch, name) } == open, "\(name)")
      #expect(
        code { () throws(Diagnostic) in _ = try vault(scratch, name, isMade: true) } == made,
        "\(name)")
    }
    try AtomicFile.replace(
      scratch.file("vault/vault"), with: Array("whistle-vault 2\n".utf8), isPrivate: true)
    #expect(code { () throws(Diagnostic) in _ = try vault(scratch) } == "vault.version")
  }

  /// As after a copy that keeps no permissions, to another machine for instance.
  @Test(
    "is refused with what to type, where others may get at it",
    arguments: [
      ("vault", 0o750, "chmod 700 "), ("vault", 0o705, "chmod 700 "),
      ("vault/vault", 0o644, "chmod 600 "), ("PERSON", 0o640, "chmod 600 "),
      ("PERSON", 0o602, "chmod 600 "),
    ] as [(String, mode_t, String)])
  func permissions(_ name: String, _ mode: mode_t, _ remedy: String) throws {
    let (scratch, person) = try fixture()
    let path = scratch.file(name.replacing("PERSON", with: "vault/\(person.reference).json"))
    #expect(unsafe chmod(path, mode) == 0)
    for isErased in [false, true] {
      do throws(Diagnostic) {
        let vault = try vault(scratch)
        if isErased { _ = try vault.destroy(person.reference) }
        _ = try vault.person(person.reference)
        Issue.record("\(name) was opened")
      } catch {
        #expect(error.code == "vault.open")
        #expect(error.hints.first?.english == remedy + path)
      }
    }
    #expect(unsafe chmod(path, name == "vault" ? 0o700 : 0o600) == 0)
    #expect(try vault(scratch).person(person.reference) == person)
  }

  @Test("says what does not belong in it, and follows no link to a person")
  func strangers() throws {
    let (scratch, person) = try fixture()
    let other = PersonReference.fresh()
    #expect(
      unsafe symlink(
        scratch.file("vault/\(person.reference).json"), scratch.file("vault/\(other).json")) == 0)
    let vault = try vault(scratch)
    #expect(code { () throws(Diagnostic) in _ = try vault.person(other) } == "vault.link")
    #expect(code { () throws(Diagnostic) in _ = try vault.destroy(other) } == "vault.link")
    try AtomicFile.replace(scratch.file("vault/notes.txt"), with: [])
    #expect(code { () throws(Diagnostic) in _ = try vault.references() } == "vault.foreign")
    #expect(try vault.person(person.reference) == person)
  }

  @Test("takes away what was never finished, and leaves what is being written")
  func unfinished() throws {
    let (scratch, person) = try fixture()
    let vault = try vault(scratch)
    let left = scratch.file("vault/\(person.reference).json.abc.part")
    try AtomicFile.replace(left, with: person.bytes, isPrivate: true)
    let busy = try AtomicFile(scratch.file("vault/x"), isPrivate: true)
    #expect(try vault.unfinished().count == 2)
    #expect(try vault.references() == [person.reference])
    try vault.add(try self.person())
    #expect(try vault.unfinished().count == 1)
    withExtendedLifetime(busy) {}
  }
}
