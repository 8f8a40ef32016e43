import Basics
import CaseTestSupport
import HomeTestSupport
import EventBook
import Foundation
import Projection

extension FuzzTarget {
  /// A snapshot beside its book, with changed bytes.
  ///
  /// Where the hashes were left as they were, it is refused. Where they were made right, nothing stops
  /// the program, and what is not as a new snapshot would be is found.
  ///
  ///     0 │ place, two bytes · difference │ …      bytes of the file
  ///     1 │ edits of the parts                     `SnapshotParts`
  static let snapshot = FuzzTarget(
    name: "snapshot",
    seeds: { [[1], [1] + Array(repeating: 0, count: 6)] },
    words: [],
    judge: { input in
      guard let first = input.first else { return .refused }
      do {
        return first & 1 == 0
          ? try SnapshotCase.sound.damaged(input.dropFirst())
          : try SnapshotCase.sound.forged(input.dropFirst())
      } catch { return .fault("\(error)") }
    })
}

/// A book of one segment with a snapshot of its first part. No file's number or time stands in such a
/// snapshot, so both can be laid out anew for each input.
private struct SnapshotCase: Sendable {
  let segment: [UInt8]
  let snapshot: [UInt8]
  let name: String
  let envelopes: [Envelope]
  /// The digest of the state of the whole book.
  let digest: String
  let parts: SnapshotParts

  static let sound: SnapshotCase = {
    do { return try SnapshotCase() } catch { preconditionFailure("\(error)") }
  }()

  private init() throws {
    envelopes = RandomBook.envelopes(seed: 61, steps: 16)
    let temporary = TemporaryHome()
    try temporary.append(Array(envelopes.dropLast(3)))
    let path = try temporary.snapshot()
    try temporary.append(Array(envelopes.suffix(3)))
    segment = try temporary.read(temporary.path + "/" + Self.segmentPath)
    snapshot = try temporary.read(path)
    name = path.split(separator: "/").last.map(String.init) ?? ""
    digest = try temporary.plain.load().state.digest
    guard let parts = SnapshotParts(snapshot) else { throw Unreadable() }
    self.parts = parts
  }

  private struct Unreadable: Error {}

  private static let segmentPath = "events/" + Book.segmentName(firstSequence: 1)

  /// The home with another snapshot, not synced: nobody needs it once the power is gone.
  private func home(_ bytes: [UInt8]) throws -> TemporaryHome {
    let temporary = TemporaryHome()
    for (path, bytes) in [(Self.segmentPath, segment), ("snapshots/" + name, bytes)] {
      let url = URL(filePath: temporary.path + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    return temporary
  }

  // MARK: Below the hashes

  func damaged(_ changes: ArraySlice<UInt8>) throws -> FuzzTarget.Verdict {
    var bytes = snapshot
    var rest = changes
    while rest.count >= 3 {
      let change = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      bytes[(Int(change[0]) << 8 | Int(change[1])) % bytes.count] ^= change[2]
    }
    let temporary = try home(bytes)
    if bytes == snapshot { return .taken }
    if (try? Snapshot(temporary.path + "/snapshots/" + name)) != nil {
      return .fault("damage is not seen")
    }
    let loaded = try temporary.home.load()
    guard loaded.snapshot == nil, loaded.state.digest == digest else {
      return .fault("damage is used")
    }
    return .refused
  }

  // MARK: Above them

  func forged(_ edits: ArraySlice<UInt8>) throws -> FuzzTarget.Verdict {
    var parts = parts
    parts.apply(edits)
    let bytes = parts.sealed
    let temporary = try home(bytes)
    let home = temporary.home
    let loaded = try home.load()
    guard loaded.snapshot != nil else {
      return loaded.state.digest == digest ? .refused : .fault("the replay is another")
    }
    let fault = try home.faults(of: home.snapshots.entries(home.book)).first ?? nil
    if bytes != snapshot, fault == nil { return .fault("a forgery is not found") }
    if bytes == snapshot, fault != nil {
      return .fault("what was not changed is found: \(fault ?? "")")
    }
    if fault == nil, loaded.state.digest != digest { return .fault("the state is another") }
    Fold(loaded.state).ask()
    try use(home)
    return .taken
  }

  /// What else reads a snapshot: the history of a case, and a recorder.
  private func use(_ home: Home) throws {
    for name in Set(envelopes.suffix(4).map(\.subject)) { _ = try home.events(of: name) }
    var options = Recorder.Options()
    options.isRehearsal = true
    let recorder = try Recorder(
      home, ids: envelopes.map(\.id), now: TemporaryHome.now, options: options)
    for envelope in envelopes.suffix(8) { _ = try? recorder.propose(envelope, isHistory: true) }
  }
}
