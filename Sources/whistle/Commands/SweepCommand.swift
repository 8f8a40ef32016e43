import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports

enum SweepCommand {
  /// Cases whose notices are made durable together: a sweep that is killed leaves whole cases, and the
  /// next one goes on from there.
  private static let casesAtOnce = 4096

  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    var options = try context.recorderOptions()
    options.extent = .all
    options.isRehearsal = context.call.flag("dry-run")
    options.watchedSource = Sweep.source
    let recorder = try Recorder(
      context.home, identities: [], now: context.now, options: options)
    for note in recorder.notes(wallClock: context.wallClock) { context.say(note) }
    var issued: [[UInt8]] = []
    var rest = recorder.state.table.sortedCases[...]
    while !rest.isEmpty {
      // The sweep goes before the recorder changes the state that it looks at.
      let notices = Sweep(recorder.state, now: context.now)
        .notices(for: rest.prefix(casesAtOnce))
      rest = rest.dropFirst(casesAtOnce)
      let lines = try recorder.issue(notices)
      _ = try recorder.commit()
      if context.format == .jsonl { context.print(lines: lines) } else { issued += lines }
    }
    if context.format != .jsonl { show(issued, context) }
    return 0
  }

  private static func show(_ lines: [[UInt8]], _ context: Context) {
    let events = lines.compactMap { line in
      line.withByteView { (try? JSONParser.parse($0))?.object }
    }
    guard context.format == .table else { return context.print(RowReport([], rows: events)) }
    let report = CaseReports.notices(events)
    context.print(report.table(context.words, context.style))
    context.say("\(lines.count) events", "\(lines.count) 个事件")
  }
}
