import Basics
import CommandLineKit
import FileStore

/// Standard output. A reader that has gone away (`whistle cases | head`) ends the program quietly;
/// any other failure is said.
enum Output {
  static func write(_ text: String, in language: Language) {
    end(because: Terminal.standardOutput.write(text), in: language)
  }

  static func write(_ utf8: [UInt8], in language: Language) {
    end(because: Terminal.standardOutput.write(utf8), in: language)
  }

  /// Ends the program after a write that failed.
  ///
  /// - Parameters:
  ///   - code: its `errno`; 0 for none.
  ///   - done: what was done nevertheless.
  static func end(because code: Int32, done: Phrase? = nil, in language: Language) {
    guard code != 0 else { return }
    if var diagnostic = failure(code) {
      if let done { diagnostic.hints.append(done) }
      say(diagnostic, in: language)
    }
    Process.exit(code == brokenPipe ? 0 : 2)
  }

  /// nil for a reader that has gone away.
  static func failure(_ code: Int32) -> Diagnostic? {
    guard code != 0, code != brokenPipe else { return nil }
    return Diagnostic(
      "output.failed",
      Phrase(
        "standard output cannot be written (error \(code))", "标准输出无法写入（错误 \(code)）"),
      hints: [Phrase("the disk may be full, or the reader gone", "可能磁盘已满，或读取方已退出")])
  }

  /// Standard error: a diagnostic in the language asked for.
  static func say(
    _ diagnostic: Diagnostic, _ severity: Diagnostic.Severity = .error, in language: Language
  ) {
    Terminal.standardError.write(diagnostic.harmless.rendered(severity, in: language) + "\n")
  }

  private static let brokenPipe: Int32 = 32
}
