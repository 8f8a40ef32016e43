import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport

/// One home directory on a simulated disk, through writers that are killed, disks that are full, syncs
/// that fail and power that goes; and what must hold of it at every time.
struct PowerLossRun {
  let disk: SimulatedDisk
  let home = Home("/home")
  var chance: Seeded
  private var now = instant("2026-03-02 08:00")
  /// Everything that was ever given to a writer, by its id.
  private var proposed: [String: Envelope] = [:]
  /// What was not recorded the last time, and is given once more.
  private var unfinished: [Envelope] = []
  /// What the book was said to hold: it must hold that for ever, byte for byte.
  var acknowledged: [[UInt8]] = []
  /// What was said not to stand; it may only come by being given again.
  private var refused: Set<String> = []
  /// Files that are not the book's, and were said to be there.
  private var kept: [String: [UInt8]] = [:]
  private var serial = 0
  private(set) var crashes = 0
  var calls: Int { disk.calls }

  init(seed: UInt64, ignoring reason: SyncReason? = nil) {
    disk = SimulatedDisk(seed: seed, ignoring: reason)
    chance = Seeded(seed ^ 0x5EED)
  }

  /// What does not hold; the run ends with the first.
  struct Broken: Error { let what: String }

  /// - Throws: `Broken`, and what no reader may meet.
  mutating func run(rounds: Int) throws {
    try on { _ = try ok { try Directory.make("/home") } }
    disk.expect(.none)
    for _ in 0..<rounds {
      try round()
      disk.reap()
      if chance.chance(60) {
        disk.losePower()
        crashes += 1
        try check()
      }
    }
  }

  func on<R>(_ body: () throws -> R) rethrows -> R {
    try FileSystem.$current.withValue(disk) { try body() }
  }

  /// The work is done, or reports that the disk failed; anything else is not to be met. What is looked
  /// at afterwards is looked at on a disk without faults.
  func ok(_ body: () throws -> Void) throws -> Diagnostic? {
    defer { disk.expect(.none) }
    do {
      try body()
      return nil
    } catch let failure as Diagnostic where disk.isKilled || failure.code.hasPrefix("file.") {
      return failure
    }
  }

  // MARK: A writer at work

  private mutating func round() throws {
    now = now.advanced(byMicroseconds: Int64(chance.below(36)) * Timestamp.microsecondsPerHour)
    disk.expect(fault())
    switch chance.below(10) {
    case 0: try sweep()
    case 1: try snapshot()
    case 2: try sign()
    default: try append()
    }
  }

  private mutating func fault() -> SimulatedDisk.Fault {
    switch chance.below(8) {
    case 0...3: .kill(at: 1 + chance.below(50))
    case 4: .full(atWrite: 1 + chance.below(6))
    case 5: .failedSync(1 + chance.below(5))
    default: .none
    }
  }

  func recorder(_ envelopes: [Envelope]) throws -> Recorder {
    var options = Recorder.Options()
    options.segmentLimit = 2500
    return try Recorder(
      home, ids: envelopes.map(\.id), now: now, options: options)
  }

  mutating func append() throws {
    let isRepeated = !unfinished.isEmpty && chance.chance(60)
    let batch = isRepeated ? unfinished : (0...chance.below(6)).map { _ in event() }
    for envelope in batch { proposed[envelope.id] = envelope }
    // Those that do not stand already.
    var new: [String] = []
    let failure = try on {
      try ok {
        let recorder = try recorder(batch)
        for envelope in batch {
          if case .recorded = try recorder.propose(envelope, isHistory: true) {
            new.append(envelope.id)
          }
        }
        _ = try recorder.commit()
      }
    }
    unfinished = batch
    if disk.isKilled { return refused.subtract(batch.map(\.id)) }
    if let failure {
      let isTakenBack = failure.hints.contains(BookWriter.nothingStands)
      return isTakenBack ? refused.formUnion(new) : refused.subtract(new)
    }
    unfinished = []
    refused.subtract(batch.map(\.id))
    try acknowledge()
  }

  private mutating func sweep() throws {
    let failure = try on {
      try ok { try recorder([]).sweep(now: now, casesAtOnce: 2) { _ in nil } }
    }
    if failure == nil, !disk.isKilled { try acknowledge() }
  }

  mutating func snapshot() throws {
    if acknowledged.isEmpty { return }
    if chance.chance(30) {
      _ = try on { try ok { _ = try home.snapshots.prune(home.book, keep: 1) } }
      kept = kept.filter { !$0.key.contains("/snapshots/") }
      return
    }
    var path = ""
    let failure = try on {
      try ok { path = try home.snapshots.create(home.book, codec: home.codec)[0].path }
    }
    if failure == nil, !disk.isKilled { kept[path] = try on { try FileBytes(copying: path).array } }
  }

  /// What a writer has made durable is signed and kept, by a signature that nobody checks.
  mutating func sign() throws {
    let store = CheckpointStore(home.book)
    var path = ""
    let failure = try on {
      try ok {
        let writer = try BookWriter(home.book, waitMicroseconds: patience)
        let (root, size) = try home.book.root(of: .max, jobs: 1)
        let signature = NoteSignature(Array("— book AAAAAAA=".utf8))
        let checkpoint = Checkpoint(origin: "book", size: size, root: root)
        _ = try store.keep(SignedCheckpoint(checkpoint, [signature].compactMap(\.self)))
        path = "\(store.directory)/\(size)"
        withExtendedLifetime(writer) {}
      }
    }
    guard failure == nil, !disk.isKilled else { return }
    kept[path] = try on { try FileBytes(copying: path).array }
    try acknowledge()
  }

  private mutating func event() -> Envelope {
    serial += 1
    let (type, subject, data): (String, String, JSONObject) =
      switch serial {
      case 1:
        (
          "unit.registered", "unit/s",
          ["unit": "s", "name": "街道", "kind": "tier", "tier": "street"]
        )
      case 2: ("rules.adopted", "rules", Self.adoption)
      case _ where serial % 3 == 0:
        (
          "case.registered", "C-\(serial)",
          [
            "matter": "heating", "place": "s", "channel": "grid", "urgency": "normal",
            "title": .string(String(repeating: "暖气不热", count: chance.below(90))),
          ]
        )
      default: ("case.accepted", "C-\(serial / 3 * 3)", [:])
      }
    return Envelope(
      id: "e\(serial)", source: "/s", type: type, subject: subject, time: now.rfc3339(), data: data)
  }

  private static let adoption: JSONObject = [
    "ruleset": Fixture.rules.setting(["zone"], "UTC"), "effective": "2026-01-01T00:00:00Z",
    "scope": "new",
  ]

  // MARK: What must hold

  /// All that stands was said to stand, or a writer has built on it.
  private mutating func acknowledge() throws {
    let (lines, _) = try on { try read() }
    acknowledged = lines
    for name in try on({ try Directory.names(in: home.book.directory) })
    where name.hasSuffix(".torn") {
      let path = home.book.directory + "/" + name
      kept[path] = try on { try FileBytes(copying: path).array }
    }
  }

  func read() throws -> (lines: [[UInt8]], note: Diagnostic?) {
    guard try home.book.exists else { return ([], nil) }
    var cursor = try BookCursor(home.book)
    var lines: [[UInt8]] = []
    while try cursor.next() != nil { lines.append(cursor.storedLine.array) }
    return (lines, cursor.note)
  }

  /// After a loss of power: readers, then the next writer, then readers again.
  private mutating func check() throws {
    try on {
      try check(read().lines, "a reader")
      if chance.chance(50), try home.book.exists {
        if let finding = try firstFinding() {
          throw Broken(what: "verify finds damage: \(finding.reason.english)")
        }
      }
      _ = try recorder([])
      let (lines, note) = try read()
      try check(lines, "the next writer")
      if let note { throw Broken(what: "after recovery: \(note.message.english)") }
      for (path, bytes) in kept where try FileBytes(copying: path).array != bytes {
        throw Broken(what: "\(path) is not what was written")
      }
      if !lines.isEmpty { try checkState() }
    }
    disk.reap()
    try acknowledge()
  }

  /// What `verify` would say first of the book and the checkpoints beside it.
  func firstFinding() throws -> BookFinding? {
    let held = try CheckpointStore(home.book).entries().map { entry in
      CheckpointFindings.Held(entry.name, try entry.content.get())
    }
    let result = try home.book.verify(beginnings: held.map(\.signed.checkpoint.size))
    let checks = CheckpointFindings(held, result, try home.book.segments())
    return (result.findings + checks.findings).first
  }

  private func check(_ lines: [[UInt8]], _ who: String) throws {
    guard lines.starts(with: acknowledged) else {
      throw Broken(what: "\(who) sees \(lines.count) lines of \(acknowledged.count) acknowledged")
    }
    var ids: Set<String> = []
    for line in lines {
      let envelope = try Envelope(
        try line.withByteView { try JSONParser.parse($0) }, isStored: true)
      guard ids.insert(envelope.id).inserted else {
        throw Broken(what: "\(envelope.id) stands twice")
      }
      if refused.contains(envelope.id) { throw Broken(what: "\(envelope.id) stands after all") }
      if envelope.source == "/system/sweep" { continue }
      guard let given = proposed[envelope.id], given.saysTheSame(as: envelope) else {
        throw Broken(what: "nobody ever gave \(String(decoding: line, as: UTF8.self))")
      }
    }
  }

  /// A snapshot and the lines behind it lead to what all lines lead to.
  private func checkState() throws {
    var plain = home
    plain.usesSnapshots = false
    let (fast, whole) = (try home.load().state.digest, try plain.load().state.digest)
    if fast != whole { throw Broken(what: "a snapshot leads elsewhere than the book") }
  }
}
