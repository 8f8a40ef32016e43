public import Basics

/// A `source`: the path of the unit that records, with a leading slash, as a URI-reference (SPEC §2,
/// RFC 3986). Characters that a URI's path does not hold stand percent-encoded as UTF-8 (RFC 3987
/// §3.1); paths are compared decoded.
public enum EventSource {
  // MARK: The engine's own

  /// Whether a source, decoded, is the engine's: nobody else records under it.
  public static func isOfEngine(_ source: ByteView) -> Bool {
    source.holds("/system/", at: 0) || source.equals("/system")
  }

  public static func isOfEngine(_ source: String) -> Bool {
    Array(source.utf8).withByteView { isOfEngine($0) }
  }

  /// What is said of a source that is the engine's.
  public static let engineReason = Phrase(
    "sources that begin with '/system/' are the engine's own", "以“/system/”开头的来源由系统专用")

  // MARK: Encoding

  private static let percent = UInt8(ascii: "%")

  /// What stands in a path as it is: `pchar` and the slash (RFC 3986 §3.3).
  private static let isPlain: [Bool] = {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/"
    var result = [Bool](repeating: false, count: 256)
    for byte in plain.utf8 { result[Int(byte)] = true }
    return result
  }()

  /// Whether a path stands in a line as it is, as nearly all do.
  private static func isPlain(_ path: String) -> Bool {
    let isPlain = isPlain
    return path.withByteView { path in (0..<path.count).allSatisfy { isPlain[Int(path[$0])] } }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A decoded path as it stands in a line.
  ///
  /// - Complexity: O(length); where nothing has to be encoded nothing is copied.
  static func encoded(_ path: String) -> String {
    if isPlain(path) { return path }
    let bytes = path.utf8.flatMap { byte in
      isPlain[Int(byte)] ? [byte] : [percent, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path that a stored source means: itself, where it has no escapes or cannot be decoded.
  ///
  /// - Complexity: O(length); without a percent sign nothing is copied.
  @inlinable
  public static func withDecoded<R>(_ stored: ByteView, _ body: (ByteView) -> R) -> R {
    // Every line that is replayed comes by here, and hardly one has an escape.
    guard stored.firstIndex(of: UInt8(ascii: "%")) != nil, let path = path(of: stored) else {
      return body(stored)
    }
    return path.withByteView { body($0) }
  }

  /// nil where it cannot be decoded.
  @usableFromInline
  static func path(of stored: ByteView) -> [UInt8]? { decoded(stored.array) }

  /// The same for a text.
  static func decoded(_ stored: String) -> String {
    if isPlain(stored) { return stored }
    return decoded(Array(stored.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? stored
  }

  /// nil where a percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8.
  private static func decoded(_ stored: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = stored[...]
    while let byte = rest.popFirst() {
      guard byte == percent else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(Hexadecimal.value),
        let low = rest.popFirst().flatMap(Hexadecimal.value)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
  }

  // MARK: Form

  /// What is wrong with a source as it was given: encoded, or with characters beyond ASCII, which the
  /// writer encodes; nil for nothing.
  static func fault(ofGiven source: String) -> Phrase? {
    if isPlain(source) { return nil }
    let bytes = Array(source.utf8)
    if decoded(bytes) == nil {
      return Phrase(
        "'source' is not a URI-reference: a '%' that does not stand for a byte of UTF-8",
        "“source”不是 URI 引用：“%”之后不是 UTF-8 字节的编码")
    }
    if bytes.contains(where: { $0 < 0x80 && $0 != percent && !isPlain[Int($0)] }) {
      return Phrase(
        "'source' is not a URI-reference: white space and any of \"<>\\^`{|}?#[] are written as %20 and so on",
        "“source”不是 URI 引用：空白和 \"<>\\^`{|}?#[] 应写成 %20 等编码")
    }
    return nil
  }

  /// What is wrong with a source that stands in the book, where it is read as it stands.
  public static func fault(ofStored source: ByteView) -> Phrase? {
    let bytes = source.array
    if bytes.contains(where: { $0 >= 0x80 }) {
      return Phrase(
        "'source' is not a URI-reference: characters beyond ASCII are written as %E8 and so on",
        "“source”不是 URI 引用：非 ASCII 字符应写成 %E8 等编码")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return fault(ofGiven: text) ?? UnitPath.fault(ofSource: decoded(text))
  }

  /// Whether a text holds nothing but what a URI-reference may (RFC 3986 §2).
  static func isURIReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !bytes.isEmpty && decoded(bytes) != nil
      && bytes.allSatisfy { isPlain[Int($0)] || "?#[]%".utf8.contains($0) }
  }
}
