/// The eight words that SHA-256 goes from block to block with (FIPS 180-4 §5.3.3, §6.2.2).
struct SHA256State: Sendable {
  var words: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// Takes in whole blocks.
  ///
  /// - Parameter view: a multiple of 64 bytes.
  mutating func compress(_ view: ByteView, by path: SHA256Path) {
    precondition(view.count % SHA256.blockSize == 0, "blocks have 64 bytes")
    switch path {
    case .portable: compressPortably(view)
    case .instructions: SHA256Instructions.compress(&words, view)
    }
  }

  /// The words as bytes, big-endian.
  var bytes: [UInt8] {
    (0..<Digest.size).map { index in
      UInt8(truncatingIfNeeded: words[index &>> 2] &>> UInt32(24 &- index % 4 &* 8))
    }
  }
}
