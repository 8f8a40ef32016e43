package import Basics

// SAFETY: of all of this type: `memory` is an allocation of its own, freed once, of which the first
// `count` bytes are written.
/// Growing memory whose address holds until the next change, for one writer.
@safe
package final class ByteBuffer {
  private var memory: UnsafeMutableRawBufferPointer
  package private(set) var count = 0

  package init(capacity: Int = 4096) {
    unsafe memory = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { unsafe memory.deallocate() }

  /// The bytes; valid until the next call that changes the buffer.
  package var view: ByteView {
    unsafe ByteView(UnsafeRawBufferPointer(rebasing: memory[0..<count]))
  }

  /// Puts these bytes in place of all that was held.
  package func replace(with bytes: [UInt8]) {
    let capacity = unsafe memory.count
    if bytes.count > capacity {
      unsafe memory.deallocate()
      unsafe memory = .allocate(byteCount: bytes.count * 2, alignment: 16)
    }
    unsafe memory.copyBytes(from: bytes)
    count = bytes.count
  }
}
