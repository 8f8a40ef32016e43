import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports

/// Every line from the first, whatever snapshots there are.
enum WholeReplay {
  static func fold(
    _ context: Context, keeping: Bool
  ) throws(Diagnostic) -> (BookState, [Anomaly]) {
    var home = try context.questioned
    home.usesSnapshots = false
    // An audit lists what stands in the book, also where nothing can be computed from it.
    if keeping { home = home.withoutZones }
    let progress = context.progress("replaying", "重放")
    var anomalies: [Anomaly] = []
    var identities = Uniqueness()
    var watcher = Replay.Watcher()
    watcher.progress = progress.update
    if keeping {
      watcher.anomaly = { anomalies.append($0) }
      watcher.line = { line, position, segments in
        for (kind, reason) in ofLine(line, &identities) {
          anomalies.append(
            Anomaly(
              sequence: line.sequence, segment: segments[position.segment].name,
              line: position.line + 1, kind: kind, reason: reason,
              subject: line.text(line.subject)))
        }
      }
    }
    let loaded = try home.load(try context.reading().reading, watcher: watcher)
    context.keep(loaded.state)
    progress.finish()
    context.say(loaded.note)
    return (loaded.state, anomalies)
  }

  /// What append holds and audit checks, for replay need not carry it.
  private static func ofLine(
    _ line: EventLine, _ identities: inout Uniqueness
  ) -> [(kind: String, reason: Phrase)] {
    var found: [(kind: String, reason: Phrase)] = []
    if let earlier = identities.note(line) {
      found.append(
        (
          "duplicate-id",
          Phrase(
            "its source and id stand at sequence \(earlier) already", "来源和编号与第 \(earlier) 号事件重复")
        ))
    }
    if let reason = EventSource.fault(ofStored: line.bytes[line.source.range]) {
      found.append(("source", reason))
    }
    return found
  }
}
