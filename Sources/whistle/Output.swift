import Basics
import CommandLineKit
import FileStore

/// Standard output. A reader that has gone away (`whistle cases | head`) ends the program quietly;
/// any other failure is said.
enum Output {
  static func write(_ text: String) {
    let code = Terminal.standardOutput.write(text)
    guard code != 0 else { return }
    if code != brokenPipe {
      let diagnostic = Diagnostic(
        "output.failed", "standard output cannot be written (error \(code))",
        hints: ["the disk may be full, or the reader gone"])
      Terminal.standardError.write(diagnostic.rendered() + "\n")
    }
    Process.exit(code == brokenPipe ? 0 : 2)
  }

  private static let brokenPipe: Int32 = 32
}
