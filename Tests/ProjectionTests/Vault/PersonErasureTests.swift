import Basics
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

@Suite("The erasure of a person")
struct PersonErasureTests {
  private static let content: JSONObject = [
    "name": "王小明", "telephone": "13812345678", "address": "凤凰街3号", "note": "住院",
  ]
  private static let needle = Array("王小明".utf8)
  private static let home = Home("/home")

  private static func vault() throws(Diagnostic) -> Vault {
    try Vault("/vault", apartFrom: "/home", isMade: true)
  }

  /// A disk with a book that names a person, and a vault that has them.
  private static func disk(
    seed: UInt64 = 1, ignoring reason: SyncReason? = nil
  ) throws -> (disk: SimulatedDisk, person: PersonFile, root: Digest) {
    let disk = SimulatedDisk(seed: seed, ignoring: reason)
    let person = PersonFile(try PersonContent(content))
    let root = try FileSystem.$current.withValue(disk) {
      try Directory.make("/home")
      try vault().add(person)
      try append(registration(of: person))
      return try home.book.root(of: .max, jobs: 1).root
    }
    return (disk, person, root)
  }

  private static func registration(of person: PersonFile) -> Envelope {
    Envelope(
      id: "e1", source: "/s", type: "case.registered", subject: "C-1",
      time: "2026-03-02T09:00:00Z",
      data: [
        "matter": "heating", "place": "s", "channel": "grid", "urgency": "normal",
        "title": "暖气", "requester": .string(person.reference.description),
        "commitment": .string(person.commitment.hex),
      ])
  }

  private static func append(_ envelope: Envelope) throws(Diagnostic) {
    let recorder = try Recorder(home, ids: [envelope.id], now: TemporaryHome.now)
    _ = try recorder.propose(envelope, isHistory: true)
    _ = try recorder.commit()
  }

  /// What the command does, the words of the call aside.
  @discardableResult
  private static func erase(_ reference: PersonReference) throws(Diagnostic)
    -> PersonErasure.Outcome
  {
    let erasure = try PersonErasure(of: reference, in: vault(), home, searching: ["/home"])
    return try erasure.finish { reference throws(Diagnostic) in
      try append(
        Envelope(
          id: "erased-\(reference)", source: "/s", type: "subject.erased",
          subject: "subject/\(reference)", time: "2026-03-03T09:00:00Z",
          data: ["requester": .string(reference.description), "basis": "PIPL-47"]))
    }
  }

  private static func lines() throws -> [String] {
    var cursor = try BookCursor(home.book)
    var types: [String] = []
    while let line = try cursor.next() { types.append(line.text(line.type)) }
    return types
  }

  @Test("records it once, destroys the file, and says so again")
  func erased() throws {
    let (disk, person, _) = try Self.disk()
    try FileSystem.$current.withValue(disk) {
      let first = try Self.erase(person.reference)
      #expect(first.hadFile && first.sequence == 2)
      let second = try Self.erase(person.reference)
      #expect(!second.hadFile && second.sequence == 2)
      #expect(try Self.lines() == ["case.registered", "subject.erased"])
      #expect(try Self.vault().references().isEmpty)
    }
    #expect(!disk.holds(Self.needle))
  }

  /// At every call of the file system the program dies, in every second run with a loss of power.
  @Test(
    "may be interrupted at any call, and is finished by being run again", arguments: [false, true])
  func interrupted(losesPower: Bool) throws {
    var call = 1
    var states: Set<String> = []
    while true {
      let (disk, person, root) = try Self.disk(seed: UInt64(call))
      disk.expect(.kill(at: call))
      FileSystem.$current.withValue(disk) { _ = try? Self.erase(person.reference) }
      let wasKilled = disk.isKilled
      disk.reap()
      if losesPower { disk.losePower() }
      try FileSystem.$current.withValue(disk) {
        // The book is sound and begins as it did, and nothing is destroyed of which it does not say so.
        let result = try Self.home.book.verify(beginnings: [1])
        #expect(result.findings.isEmpty && result.beginning(of: 1)?.root == root, "call \(call)")
        let isRecorded = try Self.home.personsInBook().erasures.count == 1
        let file = try? Self.vault().person(person.reference)
        #expect(isRecorded || file == person, "call \(call)")
        let findings = try VaultCheck(Self.vault(), Self.home, in: ["/home"]).findings.map(\.kind)
        states.insert(findings.joined(separator: " "))
        #expect(
          isRecorded || findings.isEmpty, "call \(call): \(findings)")
        let outcome = try Self.erase(person.reference)
        #expect(outcome.sequence == 2, "call \(call)")
        #expect(try Self.lines() == ["case.registered", "subject.erased"], "call \(call)")
        #expect(try VaultCheck(Self.vault(), Self.home, in: ["/home"]).findings.isEmpty)
      }
      disk.losePower()
      #expect(!disk.holds(Self.needle), "call \(call)")
      if !wasKilled { break }
      call += 1
    }
    #expect(call > 20)
    // Recorded and whole, and recorded and emptied, were met and are found.
    #expect(states.isSuperset(of: ["", "erased", "erased emptied"]))
  }

  /// Whether anything is left of a person after an erasure that was acknowledged, and a loss of power.
  private static func isLeft(_ seed: UInt64, ignoring reason: SyncReason?) throws -> Bool {
    let (disk, person, _) = try disk(seed: seed, ignoring: reason)
    try FileSystem.$current.withValue(disk) { _ = try erase(person.reference) }
    disk.losePower()
    let path = "/vault/\(person.reference).json"
    return try FileSystem.$current.withValue(disk) {
      try disk.holds(needle) || FileStatus.of(path) != nil
    }
  }

  @Test(
    "shows each sync that it would lack",
    arguments: [.erasedContent, .erasedEntry] as [SyncReason])
  func eachSync(reason: SyncReason) throws {
    let seeds: ClosedRange<UInt64> = 1...40
    #expect(try seeds.contains { try Self.isLeft($0, ignoring: reason) })
    #expect(try !seeds.contains { try Self.isLeft($0, ignoring: nil) })
  }

  @Test("that the guards refuse destroys nothing")
  func refused() throws {
    let (disk, person, _) = try Self.disk()
    try FileSystem.$current.withValue(disk) {
      let erasure = try PersonErasure(
        of: person.reference, in: Self.vault(), Self.home, searching: ["/home"])
      do throws(Diagnostic) {
        _ = try erasure.finish { _ throws(Diagnostic) in
          throw Diagnostic(FileCode.denied, "refused", "拒绝")
        }
        Issue.record("it was not refused")
      } catch { #expect(error.code == "file.denied") }
      #expect(try Self.vault().person(person.reference) == person)
    }
  }

  @Test("of a file that is damaged or emptied is possible, of nobody it is not")
  func damaged() throws {
    for bytes in [[0, 0, 0], Array("damaged 王小明".utf8)] {
      let (disk, person, _) = try Self.disk()
      try FileSystem.$current.withValue(disk) {
        let vault = try Self.vault()
        try AtomicFile.replace(vault.path(of: person.reference), with: bytes, isPrivate: true)
        #expect(try Self.erase(person.reference).hadFile)
        #expect(try vault.references().isEmpty)
        do throws(Diagnostic) {
          try Self.erase(.fresh())
          Issue.record("nobody was erased")
        } catch { #expect(error.code == "vault.unknown") }
      }
    }
  }

  @Test("tells where the content stands besides, before it is gone")
  func traces() throws {
    let (disk, person, _) = try Self.disk()
    try FileSystem.$current.withValue(disk) {
      try AtomicFile.replace("/home/export.csv", with: Array("1,13812345678\n2,凤凰街3号".utf8))
      let erasure = try PersonErasure(
        of: person.reference, in: Self.vault(), Self.home, searching: ["/home"])
      #expect(erasure.traces.map(\.place.text) == ["/home/export.csv:1:3", "/home/export.csv:2:3"])
      #expect(erasure.traces.allSatisfy { !"\($0)".contains("凤凰街") })
    }
  }
}
