import Basics
import CaseModel
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// What no program can prevent, and no sync: sectors that rot, and writes that come to stand elsewhere.
@Suite("A disk that spoils what was durable")
struct SpoiltDiskTests {
  private static let seeds: [UInt64] = Array(1...3000 as ClosedRange<UInt64>)

  @Test(
    "rots no sector of which nobody would hear: of what was signed every byte, of the rest the form",
    arguments: seeds.sampled(120))
  func rot(seed: UInt64) throws {
    var run = PowerLossRun(seed: seed)
    let signed = try run.prepare()
    try run.rot()
    try run.checkSpoilt(signed)
  }

  @Test(
    "puts no write elsewhere of which nobody would hear",
    arguments: seeds.sampled(120))
  func misdirected(seed: UInt64) throws {
    var run = PowerLossRun(seed: seed)
    let signed = try run.prepare()
    try run.misdirect()
    try run.checkSpoilt(signed)
  }
}

extension PowerLossRun {
  /// A book of some appends that was signed on the way, with a snapshot.
  ///
  /// - Returns: the lines that are signed.
  fileprivate mutating func prepare() throws -> [[UInt8]] {
    disk.expect(.none)
    try on { _ = try ok { try Directory.make("/home") } }
    for _ in 0..<3 { try append() }
    try snapshot()
    for _ in 0..<2 { try append() }
    try sign()
    let signed = acknowledged
    for _ in 0..<2 { try append() }
    return signed
  }

  fileprivate mutating func rot() throws {
    let paths = try on {
      try ["events", "events/checkpoints", "snapshots"].flatMap { directory in
        let path = "/home/" + directory
        return (try? Directory.names(in: path))?.map { path + "/" + $0 } ?? []
      }.filter { try FileStatus.of($0)?.size ?? 0 > 0 }.sorted()
    }
    try disk.rot(chance.pick(paths))
  }

  /// An append that was recorded as far as anybody knows.
  fileprivate mutating func misdirect() throws {
    disk.expect(.misdirectedWrite(1 + chance.below(2)))
    // The writer may meet what it has done itself.
    do { try append() } catch let fault as Diagnostic { try expectPlace(fault) }
    disk.reap()
  }

  private func expectPlace(_ fault: Diagnostic) throws {
    guard fault.place?.file.hasPrefix("/home") == true else {
      throw Broken(what: "nobody says where: \(fault.code) \(fault.message.english)")
    }
  }

  /// - Returns: nil where it fails, with a place.
  private func said<R>(_ body: () throws -> R) throws -> R? {
    do { return try body() } catch let fault as Diagnostic {
      try expectPlace(fault)
      return nil
    }
  }

  fileprivate mutating func checkSpoilt(_ signed: [[UInt8]]) throws {
    try on {
      let isSound = try said { try firstFinding() == nil } ?? false
      let found = try said { try read() }
      if isSound {
        guard let found else { throw Broken(what: "verify finds nothing, and a reader fails") }
        guard found.lines.starts(with: signed) else {
          throw Broken(what: "verify finds nothing, and what was signed is another")
        }
        try checkLoaded()
      }
      // Whatever the next writer does, it takes away nothing that is signed and can be read.
      let before = try said { try read() }?.lines ?? []
      _ = try said { try recorder([]) }
      guard before.starts(with: signed) else { return }
      guard try said({ try read() })?.lines.starts(with: signed) ?? true else {
        throw Broken(what: "the next writer took away what was signed")
      }
    }
  }

  /// A snapshot that was spoilt leads nowhere else.
  private func checkLoaded() throws {
    var plain = home
    plain.usesSnapshots = false
    guard let whole = try said({ try plain.load().state.digest }),
      let fast = try said({ try home.load().state.digest })
    else { return }
    if fast != whole { throw Broken(what: "a spoilt snapshot leads elsewhere than the book") }
  }
}
