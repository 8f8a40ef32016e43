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
    var issued = Issued(isStreamed: context.format == .jsonl)
    do throws(Diagnostic) {
      try sweep(recorder, context, &issued)
    } catch {
      show(issued, context)
      var failure = error
      if issued.count > 0, !options.isRehearsal { failure.hints.append(issued.hint) }
      throw failure
    }
    show(issued, context)
    return 0
  }

  /// What stands in the book already: a sweep of many cases is long.
  private struct Issued {
    /// Whether lines are printed as they are issued, and not kept.
    let isStreamed: Bool
    var count = 0
    var lines: [[UInt8]] = []

    var hint: Phrase {
      Phrase(
        "\(count) notices were issued before and stand in the book; sweep again for the others",
        "此前的 \(count) 份通知已记入台账；其余请再次督办")
    }
  }

  private static func sweep(
    _ recorder: Recorder, _ context: Context, _ issued: inout Issued
  ) throws(Diagnostic) {
    var rest = recorder.state.table.sortedCases[...]
    while !rest.isEmpty {
      // The sweep goes before the recorder changes the state that it looks at.
      let notices = Sweep(recorder.state, now: context.now)
        .notices(for: rest.prefix(casesAtOnce))
      rest = rest.dropFirst(casesAtOnce)
      let lines = try recorder.issue(notices)
      _ = try recorder.commit()
      issued.count += lines.count
      if issued.isStreamed { context.print(lines: lines) } else { issued.lines += lines }
    }
  }

  private static func show(_ issued: Issued, _ context: Context) {
    if issued.isStreamed { return }
    let events = issued.lines.compactMap { line in
      line.withByteView { (try? JSONParser.parse($0))?.object }
    }
    guard context.format == .table else { return context.print(RowReport([], rows: events)) }
    let report = CaseReports.notices(events)
    context.print(report.table(context.words, context.style))
    context.say("\(issued.count) events", "\(issued.count) 个事件")
  }
}
