import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports
import Synchronization

enum SweepCommand: Command {
  static let spec = CommandSpec(
    "sweep",
    Phrase("Issues what has fallen due: reminders, cards, escalations.", "到期巡查：发出到期的催办、黄红牌和上报。"),
    options: [
      OptionSpec("dry-run", "Print what would be issued; append nothing.", "只打印，不追加。")
    ] + Options.writing)

  static func run(_ context: Context) throws(Diagnostic) {
    let isRehearsal = context.call.flag("dry-run")
    let printer = Printer(context, isRehearsal: isRehearsal)
    var failure: Diagnostic?
    do throws(Diagnostic) {
      try sweep(context, isRehearsal: isRehearsal, printer)
    } catch { failure = error }
    let (count, unprinted) = printer.finish(isWhole: failure == nil)
    if var failure {
      if count > 0, !isRehearsal { failure.hints.append(goOn(issued: count)) }
      if unprinted != 0 { failure.hints.append(Output.failure(unprinted).message) }
      throw failure
    }
    if !isRehearsal, count > 0, let last = printer.last {
      Output.settle(recorded: stands(issued: count, last: last))
    }
    Output.end(because: unprinted, in: context.language)
    guard context.format == .table else { return }
    context.say(context.words.count(count, "event", "events"), "\(count) 个事件")
  }

  /// The book is free for other writers when this returns, though much may still be to be printed.
  private static func sweep(
    _ context: Context, isRehearsal: Bool, _ printer: Printer
  ) throws(Diagnostic) {
    var options = try context.recorderOptions()
    options.extent = .cases(.timers(now: context.now))
    options.isRehearsal = isRehearsal
    options.watchedSource = Sweep.source
    let recorder = try context.recorder(for: [], options)
    defer { context.keep(recorder.state) }
    let view = CaseView(recorder.state, now: context.now)
    // Without the cases, of which the sweep would have to change a copy.
    var names = BookState()
    names.reference = recorder.state.reference
    printer.begin(context.heading(view), context.reports(on: CaseView(names, now: context.now)))
    try recorder.sweep(now: context.now) { printer.take($0) }
  }

  private static func goOn(issued count: Int) -> Phrase {
    Phrase(
      "notices that were issued and are in the book: \(count); sweep again for the others",
      "此前的 \(count) 份通知已记入台账；其余请再次巡查")
  }

  private static func stands(issued count: Int, last: Envelope) -> Phrase {
    let sequence = last.sequence ?? 0
    return Phrase(
      "notices that were issued all the same and are in the book: \(count) (sequences "
        + "\(sequence - count + 1) to \(sequence), the last with the id '\(last.id)')",
      "\(count) 份通知仍已发出，并已记入台账（第 \(sequence - count + 1) 至 \(sequence) 号，"
        + "最后一份的编号为“\(last.id)”）")
  }

  /// Prints what is issued, beside the sweep: that never waits for its reader, and goes on to its end
  /// also for one who has seen enough.
  private final class Printer {
    private let queue: BackgroundQueue<LineBatch>
    private let page: Page
    private var count = 0
    private var lastLine: [UInt8] = []

    /// The notice issued last.
    var last: Envelope? { Envelope(storedLine: lastLine) }

    init(_ context: Context, isRehearsal: Bool) {
      let page = Page(context, isRehearsal: isRehearsal)
      self.page = page
      queue = BackgroundQueue { page.print($0) }
    }

    /// - Parameters:
    ///   - heading: what the notices are of.
    ///   - names: what the names in them mean.
    func begin(_ heading: String, _ names: RowContext) { page.begin(heading, names) }

    /// - Returns: lines that are printed.
    func take(_ lines: LineBatch) -> LineBatch? {
      count += lines.count
      if !lines.isEmpty { lastLine = Array(lines.bytes[lines[lines.count - 1]]) }
      queue.add(lines)
      return queue.reclaim()
    }

    /// - Parameter isWhole: whether the sweep came to its end; one that failed at once prints nothing.
    /// - Returns: how many lines there were, and why not all could be printed; 0 for no reason.
    func finish(isWhole: Bool) -> (count: Int, failure: Int32) {
      queue.wait()
      return (count, isWhole || count > 0 ? page.finish() : 0)
    }
  }

  private final class Page: Sendable {
    private struct State {
      var report: LineReport
      /// Why nothing more is printed; 0 for no reason.
      var failure: Int32 = 0

      mutating func write(_ utf8: [UInt8]) {
        if failure == 0 { failure = Terminal.standardOutput.write(utf8) }
      }
    }

    private let state: Mutex<State>
    private let isRehearsal: Bool
    private let language: Language
    private let isTable: Bool

    init(_ context: Context, isRehearsal: Bool) {
      self.isRehearsal = isRehearsal
      isTable = context.format == .table
      language = context.language
      let report = LineReport(
        context.format, context.words, context.style, mark: context.hasByteOrderMark)
      state = Mutex(State(report: report))
    }

    func begin(_ heading: String, _ names: RowContext) {
      guard isTable else { return }
      state.withLock { state in
        state.write(Array(heading.utf8))
        state.report.show(in: names)
      }
    }

    func print(_ lines: LineBatch) {
      let failure = state.withLock { state in
        if state.failure == 0 { state.write(state.report.write(lines)) }
        return state.failure
      }
      // A rehearsal is for its reader alone.
      if isRehearsal { Output.end(because: failure, in: language) }
    }

    func finish() -> Int32 {
      state.withLock { state in
        state.write(state.report.finish())
        return state.failure
      }
    }
  }
}
