import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports

enum SweepCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    var options = try context.recorderOptions()
    options.extent = .all
    options.isRehearsal = context.call.flag("dry-run")
    options.watchedSource = Sweep.source
    let recorder = try Recorder(
      context.home, identities: [], now: context.now, options: options)
    for note in recorder.notes(wallClock: context.wallClock) { context.say(note) }
    var lines: [[UInt8]] = []
    for subject in recorder.state.table.sortedCases {
      let proposals = Sweep(recorder.state, now: context.now).proposals(for: subject)
      for proposal in proposals {
        if case .recorded(let line)? = try issue(proposal, recorder) { lines.append(line) }
      }
    }
    _ = try recorder.commit()
    show(lines, context)
    return 0
  }

  /// What the table forbids is not issued: a card of that level, or a higher one, stands already.
  private static func issue(
    _ proposal: Envelope, _ recorder: Recorder
  ) throws(Diagnostic) -> Recorder.Outcome? {
    do throws(Diagnostic) { return try recorder.propose(proposal) } catch {
      // A notice of that name stands in the book, though with other words: it was issued.
      if error.code.hasPrefix("guard.") || error.code == "append.conflict" { return nil }
      throw error
    }
  }

  private static func show(_ lines: [[UInt8]], _ context: Context) {
    switch context.format {
    case .table:
      let events = lines.compactMap { line in
        line.withByteView { (try? JSONParser.parse($0))?.object }
      }
      let report = CaseReports.notices(events)
      context.print(report.table(context.words, context.style))
      context.say("\(lines.count) events", "\(lines.count) 个事件")
    case .jsonl:
      context.print(lines: lines)
    case .json, .csv:
      let events = lines.compactMap { line in
        line.withByteView { (try? JSONParser.parse($0))?.object }
      }
      context.print(RowReport([], rows: events))
    }
  }
}
