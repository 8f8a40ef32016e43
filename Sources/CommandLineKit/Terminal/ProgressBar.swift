/// A bar for work that takes long: it appears after a second, changes at most ten times a second
/// and is gone at the end. The work goes on whether or not it can be shown.
///
///     let bar = ProgressBar("Replaying", environment: …, clock: monotonicMicroseconds)
///     for block in blocks { …; bar.update(done: offset, total: bytes) }
///     bar.finish()
package final class ProgressBar {
  static let delayMicroseconds: Int64 = 1_000_000
  static let intervalMicroseconds: Int64 = 100_000

  private let label: String
  private let isShown: Bool
  private let columns: Int
  private let clock: () -> Int64
  private let write: (String) -> Void
  private var nextMicroseconds: Int64
  private var isOnScreen = false

  /// - Parameters:
  ///   - isShown: whether `write` leads to a terminal.
  ///   - columns: the width of the window.
  ///   - clock: monotonic microseconds, from any beginning.
  ///   - write: takes a piece of text to the terminal.
  package init(
    _ label: String, isShown: Bool, columns: Int, clock: @escaping () -> Int64,
    write: @escaping (String) -> Void
  ) {
    self.label = label
    self.isShown = isShown
    self.columns = columns
    self.clock = clock
    self.write = write
    nextMicroseconds = isShown ? clock() + Self.delayMicroseconds : 0
  }

  /// A bar on standard error, shown only where that is a terminal.
  ///
  /// - Parameter environment: for `TERM`: a dumb terminal cannot take a line back.
  package convenience init(
    _ label: String, environment: [String: String], clock: @escaping () -> Int64
  ) {
    let stream = Terminal.standardError
    self.init(
      label, isShown: stream.isTerminal && environment["TERM"] != "dumb",
      columns: stream.columns ?? 80, clock: clock, write: { stream.write($0) })
  }

  package func update(done: Int, total: Int) {
    guard isShown else { return }
    let now = clock()
    guard now >= nextMicroseconds else { return }
    nextMicroseconds = now + Self.intervalMicroseconds
    let line = ProgressLine(label: label, done: done, total: total)
    write(Self.clear + line.rendered(columns: columns))
    isOnScreen = true
  }

  /// Takes the bar off the screen. To be called before anything else is written there.
  package func finish() {
    if isOnScreen { write(Self.clear) }
    isOnScreen = false
  }

  /// Back to the first column, and all to its right is erased.
  private static let clear = "\r\u{1B}[K"
}
