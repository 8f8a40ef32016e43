package import Basics
import EventBook

/// Which events a question sees (SPEC §8, "Bitemporal reading"); the three combine.
package struct TemporalQuery: Hashable, Sendable {
  /// Only events that had happened: `time` ≤ this.
  package var asOf: Timestamp?
  /// Only events that were known: `recordedtime` ≤ this.
  package var knownAt: Timestamp?
  /// Only the first so many events.
  package var toSequence: Int?

  package init(asOf: Timestamp? = nil, knownAt: Timestamp? = nil, toSequence: Int? = nil) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.toSequence = toSequence
  }

  /// The whole book.
  package static let all = TemporalQuery()

  /// Whether every event of the book is seen, at least as far as `toSequence` goes.
  package var isPrefix: Bool { asOf == nil && knownAt == nil }

  @inline(__always)
  func admits(time: Timestamp, recorded: Timestamp) -> Bool {
    (asOf.map { time <= $0 } ?? true) && (knownAt.map { recorded <= $0 } ?? true)
  }

  /// Whether no line from here on can be seen: times of recording never decrease (SPEC §2).
  @inline(__always)
  func isOver(at recorded: Timestamp) -> Bool { knownAt.map { recorded > $0 } ?? false }

  /// The segments that may hold lines that are seen, from the one in which a reading begins.
  func segments(_ segments: [Book.Segment], from start: BookPosition) -> Range<Int> {
    let end = segments.prefix { $0.firstSequence <= toSequence ?? .max }.count
    return min(start.segment, end)..<end
  }
}
