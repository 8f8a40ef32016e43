/// SHA-256 as FIPS 180-4 defines it, fed in pieces.
///
/// The toolchain has no digest of its own and the project has no package dependency, hence this
/// one; it is held by NIST's vectors.
public struct SHA256: Sendable {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  public init() { pending.reserveCapacity(64) }

  private init(pending: [UInt8]) { self.pending = pending }

  /// The digest of one array.
  public static func hash(_ bytes: [UInt8]) -> Digest {
    bytes.withByteView { hash($0) }
  }

  /// The digest of a text's UTF-8.
  public static func hash(_ text: String) -> Digest { hash(Array(text.utf8)) }

  /// The digest of one window, with `prefix` put before it (RFC 6962 §2.1's 0x00 and 0x01).
  ///
  /// - Complexity: O(n), without memory of its own: a tree has as many short messages as lines.
  public static func hash(prefix: UInt8? = nil, _ view: ByteView) -> Digest {
    var hasher = SHA256(pending: [])
    let message = Message(prefix: prefix, view: view)
    for block in 0..<message.blockCount {
      if message.isWithinView(block) {
        hasher.compress(view, at: block &* 64 &- message.shift)
      } else {
        hasher.compress(message.words(of: block))
      }
    }
    return hasher.digest
  }

  /// A message with its padding (FIPS 180-4 §5.1.1), block by block.
  private struct Message {
    let prefix: UInt8
    /// Number of bytes before the view.
    let shift: Int
    let view: ByteView

    init(prefix: UInt8?, view: ByteView) {
      self.prefix = prefix ?? 0
      shift = prefix == nil ? 0 : 1
      self.view = view
    }

    var length: Int { view.count &+ shift }
    var blockCount: Int { (length &+ 8) / 64 &+ 1 }

    func isWithinView(_ block: Int) -> Bool {
      block &* 64 >= shift && block &* 64 &+ 64 <= length
    }

    func words(of block: Int) -> InlineArray<16, UInt32> {
      var words = InlineArray<16, UInt32>(repeating: 0)
      for index in 0..<16 {
        let offset = block &* 64 &+ index &* 4
        if offset > length { break }
        words[index] =
          byte(at: offset) &<< 24 | byte(at: offset &+ 1) &<< 16
          | byte(at: offset &+ 2) &<< 8 | byte(at: offset &+ 3)
      }
      if block == blockCount &- 1 {
        let bits = UInt64(length) &* 8
        words[14] = UInt32(truncatingIfNeeded: bits &>> 32)
        words[15] = UInt32(truncatingIfNeeded: bits)
      }
      return words
    }

    private func byte(at offset: Int) -> UInt32 {
      if offset < shift { return UInt32(prefix) }
      if offset < length { return UInt32(view[offset &- shift]) }
      return offset == length ? 0x80 : 0
    }
  }

  public mutating func update(_ bytes: [UInt8]) { bytes.withByteView { update($0) } }

  /// - Complexity: O(n).
  public mutating func update(_ view: ByteView) {
    length &+= UInt64(view.count)
    var offset = 0
    if !pending.isEmpty {
      while pending.count < 64 && offset < view.count {
        pending.append(view[offset])
        offset += 1
      }
      guard pending.count == 64 else { return }
      let block = pending
      block.withByteView { compress($0, at: 0) }
      pending.removeAll(keepingCapacity: true)
    }
    while offset + 64 <= view.count {
      compress(view, at: offset)
      offset += 64
    }
    while offset < view.count {
      pending.append(view[offset])
      offset += 1
    }
  }

  /// The digest of all that was fed; the hasher is spent.
  public consuming func finalize() -> Digest {
    let bits = length &* 8
    var tail = pending
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    tail.withByteView { view in
      for offset in stride(from: 0, to: view.count, by: 64) { compress(view, at: offset) }
    }
    return digest
  }

  /// The state as bytes, big-endian.
  private var digest: Digest {
    let words: InlineArray<8, UInt32> = [
      state.0, state.1, state.2, state.3, state.4, state.5, state.6, state.7,
    ]
    var bytes = [UInt8](repeating: 0, count: 32)
    for index in 0..<32 {
      bytes[index] = UInt8(truncatingIfNeeded: words[index &>> 2] &>> UInt32(24 &- index % 4 &* 8))
    }
    return Digest(bytes: bytes)
  }

  private mutating func compress(_ view: ByteView, at start: Int) {
    var words = InlineArray<16, UInt32>(repeating: 0)
    for index in 0..<16 { words[index] = view.halfWord(at: start &+ index &* 4).byteSwapped }
    compress(words)
  }

  /// FIPS 180-4 §6.2.2, the schedule sixteen words at a time.
  private mutating func compress(_ block: InlineArray<16, UInt32>) {
    var words = block
    var (a, b, c, d, e, f, g, h) = state
    var start = 0
    while true {
      // After eight rounds every variable is back in its place, so that none has to be moved.
      for half in 0..<2 {
        let at = half &* 8
        let from = start &+ at
        Self.round(a, b, c, &d, e, f, g, &h, words[at] &+ Self.constants[from])
        Self.round(h, a, b, &c, d, e, f, &g, words[at &+ 1] &+ Self.constants[from &+ 1])
        Self.round(g, h, a, &b, c, d, e, &f, words[at &+ 2] &+ Self.constants[from &+ 2])
        Self.round(f, g, h, &a, b, c, d, &e, words[at &+ 3] &+ Self.constants[from &+ 3])
        Self.round(e, f, g, &h, a, b, c, &d, words[at &+ 4] &+ Self.constants[from &+ 4])
        Self.round(d, e, f, &g, h, a, b, &c, words[at &+ 5] &+ Self.constants[from &+ 5])
        Self.round(c, d, e, &f, g, h, a, &b, words[at &+ 6] &+ Self.constants[from &+ 6])
        Self.round(b, c, d, &e, f, g, h, &a, words[at &+ 7] &+ Self.constants[from &+ 7])
      }
      start &+= 16
      if start == 64 { break }
      for index in 0..<16 {
        let x15 = words[(index &+ 1) & 15]
        let x2 = words[(index &+ 14) & 15]
        let s0 = Self.rotate(x15, 7) ^ Self.rotate(x15, 18) ^ (x15 &>> 3)
        let s1 = Self.rotate(x2, 17) ^ Self.rotate(x2, 19) ^ (x2 &>> 10)
        let sum = words[index] &+ words[(index &+ 9) & 15]
        words[index] = sum &+ s0 &+ s1
      }
    }
    state.0 &+= a
    state.1 &+= b
    state.2 &+= c
    state.3 &+= d
    state.4 &+= e
    state.5 &+= f
    state.6 &+= g
    state.7 &+= h
  }

  /// One round: what would become `e` is left in `d`, and what would become `a` in `h`.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choose = g ^ (e & (f ^ g))
    let t1 = (h &+ s1) &+ (choose &+ word)
    let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ t1
    h = t1 &+ (s0 &+ majority)
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
