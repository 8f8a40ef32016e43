import Basics
import CommandLineKit
import FileStore
import Synchronization

/// Standard output. A reader that has gone away (`whistle cases | head`) ends the program quietly,
/// with the status that its findings have; any other failure is said, and so is what was recorded
/// and could not be printed.
enum Output {
  /// What holds whether or not it can be printed.
  struct Settled {
    /// The exit status that the findings have.
    var status: Int32 = 0
    /// What stands in the book now.
    var recorded: Phrase?
  }

  private static let settled = Mutex(Settled())

  /// Says before it is printed how the command ends: with 1 where there are findings.
  static func settle(hasFindings: Bool) {
    settled.withLock { $0.status = hasFindings ? 1 : 0 }
  }

  /// Says before it is printed what was recorded.
  static func settle(recorded: Phrase) { settled.withLock { $0.recorded = recorded } }

  /// The exit status of a command that came to its end.
  static var status: Int32 { settled.withLock { $0.status } }

  static func write(_ text: String, in language: Language) {
    end(because: Terminal.standardOutput.write(text), in: language)
  }

  static func write(_ utf8: [UInt8], in language: Language) {
    end(because: Terminal.standardOutput.write(utf8), in: language)
  }

  /// Ends the program after a write that failed.
  ///
  /// - Parameter code: its `errno`; 0 for none.
  static func end(because code: Int32, in language: Language) {
    guard code != 0 else { return }
    let settled = settled.withLock { $0 }
    guard code != brokenPipe || settled.recorded != nil else { Process.exit(settled.status) }
    let failure = failure(code)
    say(settled.recorded.map(failure.hinting) ?? failure, in: language)
    Process.exit(2)
  }

  static func failure(_ code: Int32) -> Diagnostic {
    Diagnostic(
      ProgramCode.outputFailed, "standard output cannot be written (error \(code))",
      "标准输出无法写入（错误 \(code)）")
  }

  /// Standard error: a diagnostic in the language asked for.
  static func say(
    _ diagnostic: Diagnostic, _ severity: Diagnostic.Severity = .error, in language: Language
  ) {
    note(diagnostic.harmless.rendered(severity, in: language))
  }

  /// Standard error: words for people, in lines as wide as the window.
  static func note(_ text: String) {
    let terminal = Terminal.standardError
    let columns = terminal.isTerminal ? terminal.columns(Process.environment) : nil
    terminal.write(ScreenText.wrapped(text, columns: columns) + "\n")
  }

  private static let brokenPipe: Int32 = 32
}
