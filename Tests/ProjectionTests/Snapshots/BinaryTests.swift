import Basics
import CaseModel
import TestSupport
import Testing

@testable import Projection

@Suite("Numbers and texts behind one another")
struct BinaryTests {
  private static func read<Value>(
    _ bytes: [UInt8], symbols: Int = 3, _ read: (inout ByteReader) -> Value
  ) -> (value: Value, isFinished: Bool) {
    bytes.withByteView { view in
      var reader = ByteReader(view, symbols: symbols)
      let value = read(&reader)
      return (value, reader.isFinished)
    }
  }

  @Test("numbers are little-endian, of their own width")
  func integers() {
    var writer = ByteWriter()
    writer.integer(UInt8(0xAB))
    writer.integer(Int32(-2))
    writer.integer(UInt64(0x0102_0304_0506_0708))
    #expect(
      writer.bytes == [0xAB, 0xFE, 0xFF, 0xFF, 0xFF, 8, 7, 6, 5, 4, 3, 2, 1])
    let read = Self.read(writer.bytes) {
      ($0.integer(UInt8.self), $0.integer(Int32.self), $0.integer(UInt64.self))
    }
    #expect(read.value == (0xAB, -2, 0x0102_0304_0506_0708) && read.isFinished)
  }

  @Test("what is written is read, to the last byte")
  func roundTrip() {
    var writer = ByteWriter()
    writer.flag(true)
    for flag in [nil, false, true] as [Bool?] { writer.flag(flag) }
    writer.instant(nil)
    writer.instant(.latest)
    writer.symbol(.none)
    writer.symbol(Symbol(raw: 2))
    Array("中x".utf8).withByteView { writer.text($0) }
    writer.array([1, 2, 3] as [Int32]) { $0.integer($1) }
    let read = Self.read(writer.bytes) { reader -> String in
      let flags =
        "\(reader.flag()) \([reader.optionalFlag(), reader.optionalFlag(), reader.optionalFlag()])"
      let instants = [reader.optionalInstant(), reader.optionalInstant()]
      let symbols = [reader.symbol().raw, reader.symbol().raw]
      let text = reader.text().text
      let numbers = reader.array(of: 4) { $0.integer(Int32.self) }
      #expect(instants == [nil, .latest])
      return "\(flags) \(symbols) \(text) \(numbers)"
    }
    #expect(
      read.value == "true [nil, Optional(false), Optional(true)] [-1, 2] 中x [1, 2, 3]")
    #expect(read.isFinished)
  }

  @Test("every shorter text of bytes breaks the reader for good")
  func cut() {
    var writer = ByteWriter()
    writer.integer(Int32(5))
    Array("abc".utf8).withByteView { writer.text($0) }
    writer.array([7, 8] as [Int64]) { $0.integer($1) }
    for length in 0..<writer.bytes.count {
      let read = Self.read(Array(writer.bytes.prefix(length))) { reader in
        _ = (
          reader.integer(Int32.self), reader.text(), reader.array(of: 8) { $0.integer(Int64.self) }
        )
        return reader.isBroken
      }
      #expect(read.value && !read.isFinished, "\(length)")
    }
  }

  @Test("what cannot be meant breaks it: flags, choices, bounds, symbols, instants, lengths")
  func refused() {
    #expect(!Self.read([2]) { $0.flag() }.isFinished)
    #expect(!Self.read([3]) { $0.optionalFlag() }.isFinished)
    #expect(!Self.read([2]) { $0.choice(["a", "b"]) }.isFinished)
    #expect(Self.read([1]) { $0.choice(["a", "b"]) }.value == "b")
    #expect(!Self.read([9]) { $0.integer(in: 1...8 as ClosedRange<UInt8>) }.isFinished)
    #expect(!Self.read([3, 0, 0, 0]) { $0.symbol() }.isFinished)
    #expect(!Self.read([0xFE, 0xFF, 0xFF, 0xFF]) { $0.symbol() }.isFinished)
    let never = [UInt8](repeating: 0xFF, count: 7)
    #expect(!Self.read(never + [0x7F]) { $0.instant() }.isFinished)
    #expect(Self.read(never + [0x7F]) { $0.optionalInstant() }.value == nil)
    #expect(!Self.read(never + [0x7E]) { $0.optionalInstant() }.isFinished)
    // No room is made for more items than there are bytes for.
    let many: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0]
    #expect(Self.read(many) { $0.array(of: 1) { $0.flag() } }.value.isEmpty)
    #expect(!Self.read(many) { $0.text() }.isFinished)
    #expect(!Self.read([1, 0]) { $0.flag() }.isFinished)
    // Fields of a fixed length are read to their end, and within their bytes.
    #expect(Self.read([1, 0]) { $0.fields(2) { ($0.flag(), $0.flag()) } }.isFinished)
    #expect(!Self.read([1, 0]) { $0.fields(2) { $0.flag() } }.isFinished)
    #expect(!Self.read([1, 0]) { $0.fields(2) { [$0.flag(), $0.flag(), $0.flag()] } }.isFinished)
    #expect(!Self.read([1]) { $0.fields(2) { $0.flag() } }.isFinished)
  }
}
