import Glibc

/// A standard stream, as far as people look at it. The one file of this module that makes system
/// calls.
package enum Terminal: Int32, Hashable, Sendable {
  case standardOutput = 1
  case standardError = 2

  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the window; nil where there is none.
  package var columns: Int? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills one `winsize`, which lives through the call.
    guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

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
