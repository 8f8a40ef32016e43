/// SHA-256 as FIPS 180-4 defines it, fed in pieces.
///
/// The toolchain has no digest of its own and the project has no package dependency, hence this
/// one; it is held by NIST's vectors.
public struct SHA256: Sendable {
  /// Number of bytes of a block.
  static let blockSize = 64

  private var state = SHA256State()
  private var pending: [UInt8] = []
  private var length: UInt64 = 0
  private let path: SHA256Path

  /// - Parameter path: in which way it is computed; any comes to the same.
  public init(by path: SHA256Path = .best) {
    self.path = path
    pending.reserveCapacity(2 * SHA256.blockSize)
  }

  /// The digest of one array.
  public static func hash(_ bytes: [UInt8]) -> Digest {
    bytes.withByteView { hash($0) }
  }

  /// The digest of a text's UTF-8.
  public static func hash(_ text: String) -> Digest { hash(Array(text.utf8)) }

  /// The digest of one window, with `prefix` put before it (RFC 6962 §2.1's 0x00 and 0x01).
  ///
  /// - Complexity: O(n). Many short messages take half the time through `MessageList`.
  public static func hash(
    prefix: UInt8? = nil, _ view: ByteView, by path: SHA256Path = .best
  ) -> Digest {
    var hasher = SHA256(by: path)
    if let prefix { hasher.take(prefix) }
    hasher.update(view)
    return hasher.finalize()
  }

  private mutating func take(_ byte: UInt8) {
    pending.append(byte)
    length &+= 1
  }

  public mutating func update(_ bytes: [UInt8]) { bytes.withByteView { update($0) } }

  /// - Complexity: O(n).
  public mutating func update(_ view: ByteView) {
    length &+= UInt64(view.count)
    var start = 0
    if !pending.isEmpty {
      start = min(view.count, SHA256.blockSize - pending.count)
      pending.append(view[0..<start])
      guard pending.count == SHA256.blockSize else { return }
      compressPending()
    }
    let whole = (view.count - start) / SHA256.blockSize * SHA256.blockSize
    state.compress(view[start..<start + whole], by: path)
    pending.append(view[start + whole..<view.count])
  }

  /// The digest of all that was fed; the hasher is spent.
  public consuming func finalize() -> Digest {
    // FIPS 180-4 §5.1.1.
    let bits = length &* 8
    pending.append(0x80)
    while pending.count % SHA256.blockSize != 56 { pending.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      pending.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    compressPending()
    return Digest(bytes: state.bytes)
  }

  private mutating func compressPending() {
    pending.withByteView { state.compress($0, by: path) }
    pending.removeAll(keepingCapacity: true)
  }
}
