package import Basics
import CaseJournal
import EventBook
package import Projection

/// Lines of one type that the book took in within some time.
package struct RecordedCount: Sendable {
  package let type: String
  package let count: Int
}

extension CaseView {
  /// The local midnight with which the day before *now* began.
  package var startOfYesterday: Timestamp {
    zone.instant(LocalTime(date: zone.local(now).date + -1, microsecondsOfDay: 0))
  }
}

extension Home {
  /// How many lines of each type were recorded from an instant up to another, both included, as `log`
  /// lists them; the most frequent first, equals by name.
  ///
  /// - Parameter loaded: what `load` gave for the same query.
  /// - Complexity: O(bytes of the segments since).
  package func recordedCounts(
    since start: Timestamp, until end: Timestamp, _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> [RecordedCount] {
    var counts: [[UInt8]: Int] = [:]
    let beginning = try segmentBegun(before: start, in: loaded.segments)
    try forEachLine(query, in: loaded.segments, from: beginning) { line, _, _ in
      guard line.recorded >= start, line.recorded <= end else { return }
      counts[line.bytes[line.type.range].array, default: 0] += 1
    }
    return counts.map {
      RecordedCount(type: String(decoding: $0.key, as: UTF8.self), count: $0.value)
    }
    .sorted { ($1.count, $0.type) < ($0.count, $1.type) }
  }

  /// Where the last segment begins whose first line was recorded before an instant; times of recording
  /// never decrease, so that no earlier one holds a later line.
  private func segmentBegun(
    before instant: Timestamp, in segments: [Book.Segment]
  ) throws(Diagnostic) -> BookPosition {
    for index in segments.indices.reversed() {
      let start = BookPosition(
        segment: index, offset: 0, line: 0, sequence: segments[index].firstSequence - 1)
      var cursor = BookCursor(segments: segments, from: start)
      if let line = try cursor.next(), line.recorded < instant { return start }
    }
    return BookPosition()
  }
}
