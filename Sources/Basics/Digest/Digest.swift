/// A SHA-256 digest (FIPS 180-4): 32 bytes.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// Number of bytes.
  public static let size = 32

  // A digest is copied without a count of references: a tree has as many as a book has lines.
  private let first, second, third, fourth: UInt64

  /// - Parameter bytes: exactly 32 bytes.
  public init(bytes: [UInt8]) { self = bytes.withByteView { Digest($0) } }

  /// - Parameter bytes: exactly 32 bytes.
  public init(_ bytes: ByteView) {
    precondition(bytes.count == Self.size, "a SHA-256 digest has 32 bytes")
    first = bytes.word(at: 0)
    second = bytes.word(at: 8)
    third = bytes.word(at: 16)
    fourth = bytes.word(at: 24)
  }

  /// Reads 64 hexadecimal digits of either case; nil for anything else.
  public init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.size)
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Hexadecimal.value(of: digits[index]),
        let low = Hexadecimal.value(of: digits[index + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  /// Reads the padded base64 form of 32 bytes, as `base64` gives it; nil for anything else.
  public init?(base64: String) {
    guard let bytes = Base64.decode(base64), bytes.count == Self.size else { return nil }
    self.init(bytes: bytes)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.size)
    append(to: &bytes)
    return bytes
  }

  /// Puts the 32 bytes behind others.
  public func append(to bytes: inout [UInt8]) {
    let words: InlineArray<4, UInt64> = [first, second, third, fourth]
    for index in 0..<Self.size {
      bytes.append(UInt8(truncatingIfNeeded: words[index &>> 3] &>> UInt64(index % 8 &* 8)))
    }
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    let digits = "0123456789abcdef".utf8.map(\.self)
    var text: [UInt8] = []
    text.reserveCapacity(2 * Self.size)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The padded base64 form (RFC 4648 §4), as checkpoints print a root.
  public var base64: String { Base64.encode(bytes) }

  public var description: String { hex }
}
