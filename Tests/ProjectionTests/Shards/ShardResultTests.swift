import Basics
import CaseTestSupport
import EventBook
import FileStore
import Foundation
import HomeTestSupport
import Projection
import RuleImpact
import TestSupport
import Testing

/// Whatever is missing, half, foreign or made otherwise is said, and leads to no result.
@Suite("The results of shards")
struct ShardResultTests {
  private static func sharded(_ seed: UInt64 = 5) throws -> ShardedHome {
    let home = TemporaryHome()
    try home.append(RandomBook.crowd(seed: seed, steps: 20), segmentLimit: 20_000)
    var sharded = ShardedHome(home.plain, shards: 3)
    sharded.owner = home
    try sharded.split()
    return sharded
  }

  private static func fault(_ body: () throws -> Void) -> Diagnostic? {
    #expect(throws: Diagnostic.self) { try body() }
  }

  private static func first(_ sharded: ShardedHome) throws -> String {
    sharded.pieces + "/" + (try Directory.names(in: sharded.pieces))[0]
  }

  /// Puts a file in another's place, and says it in its manifest.
  private static func forge(
    _ directory: String, _ name: String, _ bytes: [UInt8], isTold: Bool = true
  ) throws {
    let path = directory + "/manifest.json"
    let old = try FileBytes(copying: directory + "/" + name).array
    try AtomicFile.replace(directory + "/" + name, with: bytes)
    guard isTold else { return }
    var manifest = String(decoding: try FileBytes(copying: path).array, as: UTF8.self)
    manifest.replace(SHA256.hash(old).hex, with: SHA256.hash(bytes).hex)
    manifest.replace("\"bytes\": \(old.count)", with: "\"bytes\": \(bytes.count)")
    try AtomicFile.replace(path, with: Array(manifest.utf8))
  }

  // MARK: Pieces

  @Test("are none of a piece that is half, or in another order, whatever its manifest says")
  func halves() throws {
    let sharded = try Self.sharded()
    let directory = try Self.first(sharded)
    let bytes = try FileBytes(copying: directory + "/shard-0000.jsonl").array
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    #expect(lines.count > 4)
    var swapped = lines
    swapped.swapAt(1, 2)
    let cases: [(bytes: [UInt8], isTold: Bool, codes: [String])] = [
      (Array(bytes.prefix(bytes.count / 2)), false, ["shard.damaged"]),
      (swapped.flatMap(\.self), false, ["shard.damaged"]),
      (swapped.flatMap(\.self), true, ["book.repeat", "book.case-gap"]),
      (Array(bytes.dropLast()), true, ["book.torn"]),
      (lines.dropFirst().flatMap(\.self), true, ["book.case-gap"]),
    ]
    for (spoiled, isTold, codes) in cases {
      try Self.forge(directory, "shard-0000.jsonl", spoiled, isTold: isTold)
      let fault = Self.fault { try sharded.project(0) }
      #expect(codes.contains(fault?.code ?? ""))
      #expect(fault?.place?.file == directory + "/shard-0000.jsonl")
      try sharded.splitByLinks()
    }
    #expect(!FileManager.default.fileExists(atPath: sharded.results + "/0/manifest.json"))
  }

  @Test("are none of a segment that is missing, unfinished or another book's")
  func missingPieces() throws {
    let sharded = try Self.sharded()
    let other = try Self.sharded(6)
    let directory = try Self.first(sharded)
    func project() -> String? { Self.fault { try sharded.project(1) }?.code }

    try Directory.remove(file: directory + "/manifest.json")
    #expect(project() == "shard.incomplete")
    try Directory.removeTree(directory)
    #expect(project() == "shard.incomplete")
    try sharded.splitByLinks()
    try Directory.remove(file: directory + "/shard-0001.jsonl")
    #expect(project() == "shard.incomplete")
    try Directory.removeTree(directory)
    try FileManager.default.copyItem(atPath: try Self.first(other), toPath: directory)
    #expect(project() == "shard.foreign")
    try Directory.removeTree(sharded.pieces)
    #expect(project() == "file.missing")
    try Directory.make(sharded.pieces)
    #expect(project() == "shard.incomplete")
  }

  @Test("are none of pieces that another version made, or one with other time zones")
  func builds() throws {
    var sharded = try Self.sharded()
    try sharded.projectAll()
    for build in [
      ShardBook.Build(version: "later", zones: ShardedHome.build.zones),
      ShardBook.Build(version: ShardedHome.build.version, zones: SHA256.hash("others")),
    ] {
      sharded.build = build
      #expect(Self.fault { try sharded.project(0) }?.code == "shard.build")
      #expect(Self.fault { _ = try sharded.combine() }?.code == "shard.build")
    }
  }

  // MARK: Results

  @Test("are not put together where one is missing, unfinished, half or there twice")
  func missingResults() throws {
    var sharded = try Self.sharded()
    sharded.drafts = [Draft("other", RulesOverride(RandomBook.rules(3)))]
    try sharded.projectAll()
    func combine() -> Diagnostic? { Self.fault { _ = try sharded.combine() } }

    for name in [
      "cases.jsonl", "timers.jsonl", "leaves.jsonl", "tallies.json", "impact-tallies.json",
      "differences.jsonl",
    ] {
      let path = sharded.results + "/1/" + name
      let bytes = try FileBytes(copying: path).array
      try AtomicFile.replace(path, with: Array(bytes.dropLast(7)))
      #expect(combine()?.code == "shard.damaged", "\(name)")
      #expect(combine()?.place?.file == path)
      try Directory.remove(file: path)
      #expect(combine()?.code == "shard.incomplete", "\(name)")
      try AtomicFile.replace(path, with: bytes)
    }
    try Directory.remove(file: sharded.results + "/2/manifest.json")
    #expect(combine()?.code == "shard.incomplete")
    try Directory.removeTree(sharded.results + "/2")
    #expect(combine()?.code == "shard.incomplete")
    try FileManager.default.copyItem(
      atPath: sharded.results + "/1", toPath: sharded.results + "/2")
    #expect(combine()?.code == "shard.incomplete")
    try sharded.project(2)
    try FileManager.default.copyItem(
      atPath: sharded.results + "/1", toPath: sharded.results + "/again")
    #expect(combine()?.code == "shard.foreign")
    #expect(!FileManager.default.fileExists(atPath: sharded.scratch.file("whole/manifest.json")))
  }

  @Test("are not put together where they answer another question or are of another book")
  func otherQuestions() throws {
    var sharded = try Self.sharded()
    try sharded.projectAll()
    try sharded.project(1, now: ShardedHome.now.advanced(byMicroseconds: 1))
    #expect(Self.fault { _ = try sharded.combine() }?.code == "shard.question")
    try sharded.project(1)
    sharded.drafts = [Draft("none", RulesOverride(nil))]
    #expect(Self.fault { _ = try sharded.combine() }?.code == "shard.question")
    sharded.drafts = []

    let other = try Self.sharded(6)
    try other.projectAll()
    try Directory.removeTree(sharded.results + "/1")
    try FileManager.default.copyItem(
      atPath: other.results + "/1", toPath: sharded.results + "/1")
    #expect(Self.fault { _ = try sharded.combine() }?.code == "shard.foreign")
  }

  @Test("have leaves in order, each subject's in one shard alone")
  func leaves() throws {
    let sharded = try Self.sharded()
    try sharded.projectAll()
    let directory = sharded.results + "/0"
    let leaves = try FileBytes(copying: directory + "/leaves.jsonl").array
    let lines = leaves.split(separator: 0x0A).map { Array($0) + [0x0A] }
    #expect(lines.count > 2)
    for spoiled in [lines.reversed().flatMap(\.self), lines.flatMap(\.self) + lines[0]] {
      try Self.forge(directory, "leaves.jsonl", spoiled)
      #expect(Self.fault { _ = try sharded.combine() }?.code == "shard.order")
      try sharded.project(0)
    }
    let other = try FileBytes(copying: sharded.results + "/1/leaves.jsonl").array
    try Self.forge(sharded.results + "/2", "leaves.jsonl", other)
    #expect(Self.fault { _ = try sharded.combine() }?.code == "shard.order")
  }

  @Test("are the same bytes whenever they are made again")
  func again() throws {
    let sharded = try Self.sharded()
    func files() throws -> [[UInt8]] {
      try Directory.files(below: sharded.scratch.path).map { try FileBytes(copying: $0).array }
    }
    try sharded.projectAll()
    let first = try files()
    try sharded.split()
    try sharded.projectAll()
    #expect(try files() == first)
  }
}
