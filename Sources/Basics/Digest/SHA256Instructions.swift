import SHA256Kernel

/// The way to the processor's instructions for SHA-256, which only C can name: called where they are
/// available, and nowhere else.
enum SHA256Instructions {
  static let areAvailable = sha256_kernel_is_available()

  /// - Parameter blocks: a multiple of 64 bytes.
  static func compress(_ words: inout InlineArray<8, UInt32>, _ blocks: ByteView) {
    guard blocks.count > 0 else { return }
    // SAFETY: the kernel writes the eight words of the state, and reads the blocks of the view.
    unsafe withUnsafeMutableBytes(of: &words) { state in
      unsafe blocks.withUnsafeBytes { bytes in
        guard let state = unsafe state.assumingMemoryBound(to: UInt32.self).baseAddress,
          let bytes = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress
        else { return }
        unsafe sha256_kernel_compress(state, bytes, blocks.count / SHA256.blockSize)
      }
    }
  }

  /// Puts the digests of messages behind others.
  ///
  /// - Parameter bounds: where each message starts and ends in the window.
  static func append(
    _ view: ByteView, _ bounds: [Int], prefix: UInt8?, to digests: inout [UInt8]
  ) {
    let count = bounds.count / 2
    for index in 0..<count {
      precondition(
        bounds[2 &* index] >= 0 && bounds[2 &* index] <= bounds[2 &* index &+ 1]
          && bounds[2 &* index &+ 1] <= view.count)
    }
    // SAFETY: every message lies within the view, as was checked, and there is room for each digest;
    // the kernel writes all of it.
    let made = unsafe [UInt8](unsafeUninitializedCapacity: count * Digest.size) { room, made in
      unsafe view.withUnsafeBytes { bytes in
        unsafe bounds.withUnsafeBufferPointer { bounds in
          guard let base = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress,
            let bounds = bounds.baseAddress, let room = room.baseAddress
          else { return }
          unsafe sha256_kernel_messages(base, bounds, count, prefix.map { CInt($0) } ?? -1, room)
          made = count * Digest.size
        }
      }
    }
    if digests.isEmpty { digests = made } else { digests += made }
  }
}
