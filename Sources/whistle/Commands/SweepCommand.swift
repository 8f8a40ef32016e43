import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Reports
import Synchronization

enum SweepCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    var options = try context.recorderOptions()
    options.extent = .all
    options.isRehearsal = context.call.flag("dry-run")
    options.watchedSource = Sweep.source
    let recorder = try Recorder(
      context.home, identities: [], now: context.now, options: options)
    context.keep(recorder)
    for note in recorder.notes(wallClock: context.wallClock) { context.say(note) }
    let printer = Printer(context)
    do throws(Diagnostic) {
      try recorder.sweep(now: context.now) { printer.print($0) }
    } catch {
      let count = printer.finish().count
      var failure = error
      if count > 0, !options.isRehearsal { failure.hints.append(hint(issued: count)) }
      throw failure
    }
    let (count, failure) = printer.finish()
    Output.end(because: failure, in: context.language)
    if context.format == .table { context.say("\(count) events", "\(count) 个事件") }
    return 0
  }

  private static func hint(issued count: Int) -> Phrase {
    Phrase(
      "\(count) notices were issued before and stand in the book; sweep again for the others",
      "此前的 \(count) 份通知已记入台账；其余请再次督办")
  }

  /// Prints what is issued, portion by portion, on whatever thread.
  private final class Printer: Sendable {
    private struct Page {
      var report: LineReport
      var count = 0
      /// Why nothing more is printed; 0 for no reason. The sweep itself goes on to its end, also for a
      /// reader who has seen enough.
      var failure: Int32 = 0

      mutating func write(_ utf8: [UInt8]) {
        if failure == 0 { failure = Terminal.standardOutput.write(utf8) }
      }
    }

    private let page: Mutex<Page>

    init(_ context: Context) {
      page = Mutex(Page(report: LineReport(context.format, context.words, context.style)))
    }

    func print(_ lines: LineBatch) {
      page.withLock { page in
        page.count += lines.count
        if page.failure == 0 { page.write(page.report.write(lines)) }
      }
    }

    /// - Returns: how many lines there were, and why not all could be printed.
    func finish() -> (count: Int, failure: Int32) {
      page.withLock { page in
        page.write(page.report.finish())
        return (page.count, page.failure)
      }
    }
  }
}
