import Basics
import CommandLineKit
import Projection
import Reports

/// What the commands of snapshots share: their rows, and the progress of folding.
enum SnapshotRows {
  static let everyRange = 1...1_000_000_000

  static func folding(_ context: Context) -> Progress {
    Progress(context.words.pick("folding", "重放"), context.environment)
  }

  static func report(_ entries: [SnapshotStore.Entry]) -> RowReport {
    table(entries.map { row($0, fault: $0.fault) })
  }

  static func table(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("path"), .init("size", .right), .init("root", maximumWidth: 20),
        .init("usable") { value, words in
          value.bool == true ? words.pick("yes", "是") : words.pick("no", "否")
        },
        .init("reason", maximumWidth: 60),
      ], rows: rows)
  }

  static func row(_ entry: SnapshotStore.Entry, fault: String?) -> JSONObject {
    [
      "path": .string(entry.path),
      "size": entry.header.map { .integer($0.sequence) } ?? .null,
      "root": entry.header.map { .string($0.root.base64) } ?? .null,
      "state": entry.header.map { .string($0.state.hex) } ?? .null,
      "rulesets": .array((entry.header?.rulesets ?? []).map { .string($0) }),
      "calendars": .array((entry.header?.calendars ?? []).map { .string($0) }),
      "usable": .bool(fault == nil), "reason": fault.map { .string($0) } ?? .null,
    ]
  }
}
