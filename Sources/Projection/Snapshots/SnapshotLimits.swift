import Basics

/// How much of one thing a snapshot can hold.
package struct SnapshotLimit: Sendable {
  package var most: Int
  let what: Phrase

  /// - Throws: `snapshot.too-large`.
  func check(_ count: Int) throws(Diagnostic) {
    guard count > most else { return }
    throw Diagnostic(
      SnapshotCode.tooLarge, "a snapshot holds at most \(most) \(what.english)",
      "一份快照最多容纳 \(most) \(what.chinese)")
  }
}

/// What the numbers of a snapshot have room for (`snapshots/FORMAT.md`).
package struct SnapshotLimits: Sendable {
  /// Sequences stand in 32 bits beside a part of a hash.
  package var events = SnapshotLimit(most: Int(UInt32.max), what: Phrase("events", "个事件"))
  /// The index of a segment stands in 16 bits beside an offset.
  package var segments = SnapshotLimit(most: 1 << 16, what: Phrase("segments", "个分卷"))
  /// The length of a record stands in 32 bits.
  package var record = SnapshotLimit(
    most: Int(UInt32.max), what: Phrase("bytes of one case", "字节（每个案件）"))

  /// Those of the format.
  package static let format = SnapshotLimits()
}
