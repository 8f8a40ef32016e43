import Basics
import TestSupport
import Testing

@testable import Projection

/// A snapshot saves time and changes nothing else.
@Suite struct SnapshotTests {
  private static let questions = [
    "board --format json", "cases --format jsonl", "case FH-2026-000001 --format json --explain",
    "case FH-2026-000002 --format json", "case FH-2026-000003 --format json",
    "overdue --format csv",
    "due --within 5wd --format csv", "rules list", "rules show", "audit --format jsonl",
    "replay --format json", "sweep --dry-run --format jsonl",
    "case FH-2026-000003 --to-sequence 30 --format json",
    "board --known-at 2026-07-14T00:00:00Z --format json",
  ]

  private func expectTheSame(_ home: Home, as plain: Home) throws {
    for question in Self.questions.sampled(6) {
      let (left, right) = (try home.run(question), try plain.run(question))
      #expect(left.outBytes == right.outBytes, "\(question)")
      #expect(left.status == right.status, "\(question)")
      #expect(left.errBytes == right.errBytes, "\(question)")
    }
  }

  @Test func questionsHaveTheSameAnswersWithASnapshot() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    try expectTheSame(home, as: try Home.fixed())
    expectStatus(try home.run("snapshot verify"), 0)
  }

  @Test(arguments: [1, 25, 47])
  func questionsHaveTheSameAnswersWithASnapshotOfABeginning(_ count: Int) throws {
    let lines = String(decoding: try FixedBook.segment(), as: UTF8.self)
      .split(separator: "\n").map { $0 + "\n" }
    let home = try Home()
    try home.write(lines.prefix(count).joined(), to: Home.segment)
    expectStatus(try home.run("snapshot create"), 0)
    try home.write(lines.joined(), to: Home.segment)
    try expectTheSame(home, as: try Home.fixed())
    expectStatus(try home.run("snapshot verify"), 0)
  }

  @Test func aSnapshotOfAnotherBookIsPassedOverWithoutAWord() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    let changed = try damaged(line: 18) { $0.replacing("更换循环泵", "更换循环阀") }
    try home.write(changed, to: Home.segment)
    try expectTheSame(home, as: try Home(segment: changed))
    let list = try home.run("snapshot list --format jsonl").objects()
    #expect(list.count == 1)
    #expect(list.first?["usable"] as? Bool == false)
    expectStatus(try home.run("snapshot verify"), 1)
  }

  /// Any byte of a snapshot may rot: it is found, or the answers are right all the same.
  @Test func aSnapshotThatRotsIsFoundOrHarmless() throws {
    let home = try Home.fixed()
    let plain = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    let name = "snapshots/" + (try #require(try home.names(in: "snapshots").first))
    let sound = try home.bytes(of: name)
    for place in stride(from: 3, to: sound.count, by: max(1, sound.count / 12)) {
      var rotten = sound
      rotten[place] ^= 0x10
      try home.write(rotten, to: name)
      for question in Self.questions.prefix(3) {
        let (left, right) = (try home.run(question), try plain.run(question))
        #expect(left.outBytes == right.outBytes, "byte \(place), \(question)")
      }
      expectStatus(try home.run("snapshot verify"), 1)
      let verified = try home.run("verify")
      expectStatus(verified, 1)
      #expect(verified.out.contains(name), "byte \(place): \(verified.out)")
    }
    try home.write(Array(sound.prefix(sound.count / 2)), to: name)
    #expect(try home.run("board").outBytes == plain.run("board").outBytes)
    expectStatus(try home.run("snapshot verify"), 1)
  }

  /// Somebody edits the index of a segment: `verify` names it, questions go by the lines, and who asks
  /// or prunes puts it right.
  @Test func anIndexThatWasEditedIsNamed() throws {
    let home = try Home()
    let made = try home.run("simulate --preset standard --cases 330 --segment-size 1100000")
    expectStatus(made, 0)
    let name = "snapshots/0000000000000001.jsonl.index"
    let (sound, board) = (try home.bytes(of: name), try home.run("board").out)
    expectStatus(try home.run("verify"), 0)
    for (place, remedy) in [(9, "board"), (sound.count / 2, "snapshot prune")] {
      var edited = sound
      edited[place] ^= 1
      try home.write(edited, to: name)
      let found = try home.run("verify --format json")
      expectStatus(found, 1)
      let findings = try object(found.out)["findings"] as? [[String: Any]]
      #expect(findings?.map { $0["segment"] as? String } == [name])
      #expect(findings?.first?["kind"] as? String == "damaged")
      #expect(try home.run("verify --lang zh").out.contains("与写入时不同"))
      expectStatus(try home.run(remedy), 0)
      expectStatus(try home.run("verify"), 0)
      #expect(try home.run("board").out == board)
    }
  }

  /// An index that was edited by somebody who made its hash right again: who has a root or a
  /// checkpoint is told, and nobody else waits for it to be made anew.
  @Test func anIndexThatWasForgedIsNamedToWhoHasARootOrACheckpoint() throws {
    let home = try Home()
    let made = try home.run("simulate --preset standard --cases 330 --segment-size 1100000")
    expectStatus(made, 0)
    let whole = try object(try home.run("verify --format json").out)
    let size = try #require(whole["size"] as? Int)
    let root = try #require(whole["root"] as? String)
    let noted = ["verify", "--to-sequence", "\(size)", "--root", root]
    expectStatus(try home.run(noted), 0)
    let name = "snapshots/0000000000000001.jsonl.index"
    var forged = try home.bytes(of: name).dropLast(8)
    forged[forged.count - 1] ^= 1
    let hash = Array(forged).withByteView { PieceHash.hash($0) }
    let hashBytes = (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * UInt64($0))) }
    try home.write(Array(forged) + hashBytes, to: name)
    expectStatus(try home.run("verify"), 0)
    let found = try home.run(noted + ["--format", "json"])
    expectStatus(found, 1)
    let findings = try #require(try object(found.out)["findings"] as? [[String: Any]])
    #expect(findings.map { $0["segment"] as? String } == [name])
    #expect(findings.first?["kind"] as? String == "forged")
    #expect(try home.run(noted + ["--lang", "zh"]).out.contains("与台账不符"))
    let signed = try SignedHome(home)
    expectStatus(try signed.checkpoint(), 0)
    #expect(try signed.kinds() == ["forged"])
  }

  @Test func deletingThemLosesNothing() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create"), 0)
    expectStatus(try home.shell("rm -r snapshots"), 0)
    try expectTheSame(home, as: try Home.fixed())
  }

  @Test func pruneKeepsTheNewest() throws {
    let home = try Home.fixed()
    for number in 1...3 {
      expectStatus(try home.run("append", input: need("a\(number)")), 0)
      expectStatus(try home.run("snapshot create"), 0)
    }
    #expect(try home.names(in: "snapshots").count == 3)
    let outcome = try home.run("snapshot prune --format jsonl")
    expectStatus(outcome, 0)
    #expect(outcome.lines.count == 2)
    #expect(try home.names(in: "snapshots") == ["0000000000000051.snapshot"])
    expectStatus(try home.run("snapshot prune --keep 0"), 0)
    #expect(try home.names(in: "snapshots").isEmpty)
  }

  /// A schedule of snapshots beneath, the answers of any past stay the same.
  @Test(arguments: [7, 20])
  func questionsHaveTheSameAnswersWithASchedule(_ every: Int) throws {
    let home = try Home.fixed()
    let made = try home.run("snapshot create --every \(every) --format jsonl")
    expectStatus(made, 0)
    let multiples = Array(stride(from: every, through: FixedBook.events, by: every))
    let sizes = try made.objects().compactMap { $0["size"] as? Int }
    #expect(sizes == multiples + [FixedBook.events])
    try expectTheSame(home, as: try Home.fixed())
    #expect(try home.run("snapshot create --every \(every) --format jsonl").out.isEmpty)
    let verified = try home.run("snapshot verify --format jsonl")
    expectStatus(verified, 0)
    #expect(verified.lines.count == sizes.count)
  }

  @Test func pruneCanKeepASchedule() throws {
    let home = try Home.fixed()
    expectStatus(try home.run("snapshot create --every 5"), 0)
    expectStatus(try home.run("snapshot prune --every 20"), 0)
    #expect(
      try home.names(in: "snapshots")
        == ["20", "40", "\(FixedBook.events)"].map {
          String(repeating: "0", count: 16 - $0.count) + $0 + ".snapshot"
        })
  }

  /// Each writes under a name of its own; the last to finish puts the same bytes in place.
  @Test func twoMayBeMadeAtOnce() throws {
    let home = try Home.fixed()
    let running = try (0..<6).map { _ in
      try home.start(["snapshot", "create", "--every", "10", "--now", Home.now])
    }
    for process in running { expectStatus(try process.finish(), 0) }
    #expect(try home.names(in: "snapshots").allSatisfy { $0.hasSuffix(".snapshot") })
    expectStatus(try home.run("snapshot verify"), 0)
  }

  @Test(arguments: ["create --every 0", "create --every x", "prune --every 0"])
  func aScheduleIsAWholeNumber(_ arguments: String) throws {
    expectRefusal(try Home.fixed().run("snapshot \(arguments)"), "usage.number")
  }
}
