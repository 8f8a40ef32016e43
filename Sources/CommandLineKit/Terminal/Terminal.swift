import Glibc

/// A standard stream, as far as people look at it. The one file of this module that makes system
/// calls.
package enum Terminal: Int32, Hashable, Sendable {
  case standardOutput = 1
  case standardError = 2

  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the window; nil where there is none.
  package var columns: Int? { size.flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil } }

  /// The lines of the window; nil where there is none.
  package var lines: Int? { size.flatMap { $0.ws_row > 0 ? Int($0.ws_row) : nil } }

  private var size: winsize? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills one `winsize`, which lives through the call.
    return unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }

  /// The width to write for: that of `COLUMNS`, else of the window, else what terminals always had
  /// (POSIX.1-2024 §8.3).
  package func columns(_ environment: [String: String]) -> Int {
    let given = environment["COLUMNS"].flatMap { Int($0) } ?? 0
    return given > 0 ? given : columns ?? Self.usualColumns
  }

  private static let usualColumns = 80

  /// Writes all of the text at once, not through the buffer of `print`.
  ///
  /// - Returns: 0, or the `errno` of the write that failed.
  @discardableResult
  package func write(_ text: String) -> Int32 { write(Array(text.utf8)) }

  /// The same with bytes.
  package func write(_ utf8: [UInt8]) -> Int32 {
    var bytes = utf8[...]
    while !bytes.isEmpty {
      // SAFETY: the buffer is valid for its count during the call.
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(rawValue, buffer.baseAddress, buffer.count)
      }
      if written >= 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
