import Basics

/// Holds the sections that a fold leads to against those of a snapshot, byte by byte: their hashes are
/// no signatures, and other bytes with the same can be made.
final class SectionComparison: SectionTarget {
  private let snapshot: Snapshot
  private var section: Snapshot.SectionName?
  private var cursor = 0
  private var firstOther: Snapshot.SectionName?

  init(with snapshot: Snapshot) { self.snapshot = snapshot }

  func begin(_ section: Snapshot.SectionName) {
    finish()
    self.section = section
    cursor = 0
  }

  func write(_ bytes: [UInt8]) {
    guard let section else { return }
    if !snapshot.holds(bytes, at: cursor, of: section) { firstOther = firstOther ?? section }
    cursor += bytes.count
  }

  private func finish() {
    guard let section, cursor != snapshot.section(section).count else { return }
    firstOther = firstOther ?? section
  }

  /// The first section that is another, once all were written.
  var difference: Snapshot.SectionName? {
    finish()
    return firstOther
  }
}

/// Holds the places of events against those of all snapshots of their book, as they come.
final class PlacesComparison: PlacesTarget {
  private var ahead: [(snapshot: Snapshot, isSame: Bool)]
  private var pending: [UInt8] = []
  private var count = 0
  /// How the snapshot came out that was handed on last.
  private(set) var isSame = true

  private static let piece = 1 << 16

  /// - Parameter snapshots: the shortest first.
  init(_ snapshots: [Snapshot]) { ahead = snapshots.map { ($0, true) } }

  func append(_ bytes: [UInt8]) {
    pending += bytes
    if pending.count >= Self.piece { compare() }
  }

  private func compare() {
    for index in ahead.indices where ahead[index].isSame {
      ahead[index].isSame = ahead[index].snapshot.holds(pending, at: count, of: .places)
    }
    count += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  func handOn(to _: any SectionTarget) {
    compare()
    guard !ahead.isEmpty else { return }
    let (snapshot, isSame) = ahead.removeFirst()
    self.isSame = isSame && count == snapshot.section(.places).count
  }
}

extension Snapshot {
  /// Whether these bytes stand in a section.
  func holds(_ bytes: [UInt8], at offset: Int, of section: SectionName) -> Bool {
    let section = self.section(section)
    guard bytes.count <= section.count - offset else { return false }
    return bytes.withByteView { $0 == section[offset..<offset + bytes.count] }
  }
}
