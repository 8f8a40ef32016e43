import Basics
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

/// Paints a text on the terminal, and again whenever the book, the window or the minute is another, until
/// it is interrupted.
struct BoardWatch {
  static let usualSeconds = 2

  private let context: Context
  private let seconds: Int

  /// - Throws: `usage.watch` where nobody looks, `usage.number`.
  init(_ context: Context) throws(Diagnostic) {
    guard context.format == .table, Terminal.standardOutput.isTerminal else {
      throw Diagnostic(
        CallCode.watch, "'--watch' paints a terminal, and the output goes to none",
        "“--watch”用于终端，而输出不在终端上")
    }
    self.context = context
    seconds =
      context.given("watch") == ""
      ? Self.usualSeconds : try context.number("watch", in: 1...3600) ?? Self.usualSeconds
  }

  /// What a painted text rests on.
  private struct Sight: Equatable {
    var segments: [Book.Segment]
    var lines, columns: Int?
    /// nil where *now* stands still.
    var minute: Int64?

    init(_ context: Context) throws(Diagnostic) {
      segments = try context.home.book.segments()
      (lines, columns) = (Terminal.standardOutput.lines, Terminal.standardOutput.columns)
      minute =
        context.given("now") == nil
        ? Clock.now().microseconds.flooredQuotient(Timestamp.microsecondsPerMinute) : nil
    }
  }

  /// - Parameter text: reads the book and says what is to be painted, in a context of this moment.
  /// - Throws: what keeps the book from being read; the terminal is as it was before.
  func run(_ text: (Context) throws(Diagnostic) -> String) throws(Diagnostic) {
    var sight = try Sight(context)
    var shown = try text(context)
    let signals = try StopSignals()
    write(Self.begin)
    defer { write(Self.end) }
    while true {
      paint(shown)
      repeat {
        if wait(for: signals) { return }
      } while try Sight(context) == sight
      sight = try Sight(context)
      let moment = try Context(
        context.call, environment: context.environment, language: context.language)
      shown = try text(moment)
    }
  }

  /// - Returns: whether it is to end.
  private func wait(for signals: StopSignals) -> Bool {
    var ready = Readiness()
    let stop = ready.watch(signals)
    ready.wait(milliseconds: Int32(seconds * 1000))
    return ready.isReadable(stop)
  }

  // MARK: Painting

  /// A screen of its own, without a cursor; and the one from before (xterm's control sequences).
  private static let begin = "\u{1B}[?1049h\u{1B}[?25l"
  private static let end = "\u{1B}[?25h\u{1B}[?1049l"
  private static let home = "\u{1B}[H"
  private static let clearLine = "\u{1B}[K\n"
  private static let clearBelow = "\u{1B}[J"

  private func paint(_ text: String) {
    let room = max(2, Terminal.standardOutput.lines ?? Self.usualLines) - 1
    let wrapped = ScreenText.wrapped(text, columns: context.style.columns)
    var lines = wrapped.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    if lines.count > room {
      let hidden = lines.count - room + 1
      let more = context.words.pick(
        "\(hidden) more lines in a taller window", "窗口加高可见其余 \(hidden) 行")
      lines = lines.prefix(room - 1) + [context.style.paint(more, .dim)]
    }
    write(Self.home + lines.map { $0 + Self.clearLine }.joined() + Self.clearBelow)
  }

  private static let usualLines = 24

  private func write(_ text: String) { Output.write(text, in: context.language) }
}
