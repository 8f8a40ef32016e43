package import Basics
package import EventBook
package import Projection

/// Anomalies as they are found while a book is read, with who recorded their lines and when these happened: it
/// is told of each line before its event is folded.
package struct AnomalySearch {
  private struct Origin {
    let unit, actor: String
    let time: Timestamp
  }

  /// Which anomalies are wanted; nil and empty for all.
  package struct Filter {
    package var kinds: Set<String> = []
    /// The unit that `data` or else `source` names; the person who recorded it.
    package var unit, actor: String?
    /// When it happened.
    package var times: Range<Timestamp>?

    package init() {}
  }

  package private(set) var found: [Anomaly] = []
  private var origins: [Origin?] = []
  /// Of the lines whose events are not folded yet, by sequence.
  private var waiting: [Int: Origin] = [:]
  private var scanner = LineScanner()
  private var fields: [DataField] = []

  package init() {}

  /// A line before its event is folded; where nothing is to be narrowed nobody need tell.
  package mutating func note(_ line: EventLine) {
    scanner.read(line.bytes, line.data.range, into: &fields)
    waiting[line.sequence] = Origin(
      unit: LogItem.unit(of: line, fields), actor: line.text(line.authID), time: line.time)
  }

  package mutating func take(_ anomaly: Anomaly) {
    found.append(anomaly)
    origins.append(waiting[anomaly.sequence])
  }

  /// A line whose event is folded.
  package mutating func pass(_ sequence: Int) { waiting[sequence] = nil }

  package func narrowed(by filter: Filter) -> [Anomaly] {
    zip(found, origins).filter { anomaly, origin in
      (filter.kinds.isEmpty || filter.kinds.contains(anomaly.kind))
        && filter.unit.map { origin?.unit == $0 } ?? true
        && filter.actor.map { origin?.actor == $0 } ?? true
        && filter.times.map { times in origin.map { times.contains($0.time) } ?? false } ?? true
    }.map(\.0)
  }
}
