import Basics
import FileStore
import Testing

@Suite("The growing buffer")
struct ByteBufferTests {
  @Test("The buffer holds the last bytes that were put in, shorter or longer than before")
  func replacing() {
    let buffer = ByteBuffer(capacity: 4)
    #expect(buffer.view.array.isEmpty)
    for size in [3, 0, 4, 5, 100, 1, 10_000, 20_000, 7] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 ^ size) }
      buffer.replace(with: bytes)
      #expect(buffer.count == size)
      #expect(buffer.view.array == bytes)
    }
  }
}
