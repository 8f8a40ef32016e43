import Basics
import CommandLineKit
import Projection
import Reports

enum SnapshotCommand {
  private static let everyRange = 1...1_000_000_000

  static func create(_ context: Context) throws(Diagnostic) -> Int32 {
    let every = try context.number("every", in: everyRange)
    let progress = folding(context)
    let entries = try context.home.snapshots.create(
      context.home.book, codec: context.home.codec, every: every, progress: progress.update)
    progress.finish()
    context.print(report(entries))
    return 0
  }

  private static func folding(_ context: Context) -> Progress {
    Progress(context.words.pick("folding", "重放"), context.environment)
  }

  static func list(_ context: Context) throws(Diagnostic) -> Int32 {
    context.print(report(try context.home.snapshots.entries(context.home.book)))
    return 0
  }

  /// Folds the book from its first line, once, and compares all of each snapshot where it ends.
  static func verify(_ context: Context) throws(Diagnostic) -> Int32 {
    let entries = try context.home.snapshots.entries(context.home.book)
    let progress = folding(context)
    let faults = try context.home.faults(of: entries, progress: progress.update)
    progress.finish()
    Output.settle(status: faults.allSatisfy { $0 == nil } ? 0 : 1)
    context.print(table(zip(entries, faults).map { row($0, fault: $1) }))
    return faults.allSatisfy { $0 == nil } ? 0 : 1
  }

  static func prune(_ context: Context) throws(Diagnostic) -> Int32 {
    let keep = try context.number("keep", in: 0...1_000_000) ?? 1
    let every = try context.number("every", in: everyRange)
    let removed = try context.home.snapshots.prune(context.home.book, keep: keep, every: every)
    context.print(
      RowReport([.init("path")], rows: removed.map { ["path": .string($0)] }))
    return 0
  }

  private static func report(_ entries: [SnapshotStore.Entry]) -> RowReport {
    table(entries.map { row($0, fault: $0.fault) })
  }

  private static func table(_ rows: [JSONObject]) -> RowReport {
    RowReport(
      [
        .init("path"), .init("size", .right), .init("root", maximumWidth: 20),
        .init("usable") { value, words in
          value.bool == true ? words.pick("yes", "是") : words.pick("no", "否")
        },
        .init("reason", maximumWidth: 60),
      ], rows: rows)
  }

  private static func row(_ entry: SnapshotStore.Entry, fault: String?) -> JSONObject {
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
