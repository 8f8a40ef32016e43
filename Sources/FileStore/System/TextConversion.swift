import Glibc

/// Texts in other encodings, by the tables of the C library.
package enum TextConversion {
  /// A text in another encoding; nil where the library does not have that encoding, or the encoding not all
  /// of the text.
  ///
  /// - Parameter encoding: as `iconv` names it, such as `GB18030`.
  /// - Complexity: O(length).
  package static func bytes(of text: String, in encoding: String) -> [UInt8]? {
    // SAFETY: the converter is closed once, and -1 stands for none.
    let converter = unsafe iconv_open(encoding, "UTF-8")
    // SAFETY: a comparison of addresses.
    guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
    // SAFETY: it was opened above.
    defer { unsafe _ = iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * mostBytes + 16)
    // SAFETY: both buffers are valid for their counts during the calls, which are told these counts.
    let rest: Int? = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        var (left, room) = (input.count, output.count)
        let result = unsafe iconv(converter, &from, &left, &to, &room)
        return result == -1 || left > 0 ? nil : room
      }
    }
    return rest.map { output.prefix(output.count - $0).map { UInt8(bitPattern: $0) } }
  }

  /// In no encoding does a byte of UTF-8 become more.
  private static let mostBytes = 4
}
