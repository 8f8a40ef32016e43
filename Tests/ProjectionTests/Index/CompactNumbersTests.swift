import Basics
import CaseModel
import CaseTestSupport
import TestSupport
import Testing

@testable import Projection

@Suite("Numbers in as few bytes as they need")
struct CompactNumbersTests {
  private static func read<Value>(
    _ bytes: [UInt8], _ read: (inout CompactReader) -> Value
  ) -> (value: Value, isWhole: Bool) {
    bytes.withByteView { view in
      var reader = CompactReader(view)
      let value = read(&reader)
      return (value, !reader.isBroken && reader.isAtEnd)
    }
  }

  @Test("seven bits to a byte, the lowest first")
  func bytes() {
    var writer = CompactWriter()
    for value in [0, 127, 128, 300, .max] as [UInt64] { writer.number(value) }
    #expect(
      writer.bytes == [0, 0x7F, 0x80, 1, 0xAC, 2] + [UInt8](repeating: 0xFF, count: 9) + [1])
    let read = Self.read(writer.bytes) { reader in (0..<5).map { _ in reader.number() } }
    #expect(read.value == [0, 127, 128, 300, .max] && read.isWhole)
  }

  @Test("a sign comes lowest")
  func signs() {
    let values = [0, -1, 1, -64, 64, .min, .max] as [Int64]
    var writer = CompactWriter()
    for value in values { writer.signed(value) }
    #expect(writer.bytes.prefix(3) == [0, 1, 2])
    let read = Self.read(writer.bytes) { reader in values.map { _ in reader.signed() } }
    #expect(read.value == values && read.isWhole)
  }

  @Test("choices, flags, times and names are as they were")
  func values() {
    let base = instant("2026-03-02 09:00")
    var writer = CompactWriter()
    for flag in [nil, false, true] as [Bool?] { writer.flag(flag) }
    writer.optional(Timer?.none, of: Timer.allCases)
    writer.optional(Timer.reply, of: Timer.allCases)
    writer.instant(nil, near: base)
    writer.instant(.earliest, near: base)
    writer.symbol(.none)
    writer.symbol(Symbol(raw: 1))
    writer.text(Array("中x".utf8))
    let names = [Symbol(raw: 7), Symbol(raw: 3)]
    let read = Self.read(writer.bytes) { reader -> String in
      let flags = [reader.optionalFlag(), reader.optionalFlag(), reader.optionalFlag()]
      let timers = [reader.optional(of: Timer.allCases), reader.optional(of: Timer.allCases)]
      let times = [reader.optionalInstant(near: base), reader.optionalInstant(near: base)]
      let symbols = [reader.symbol(of: names), reader.symbol(of: names)].map(\.raw)
      return "\(flags == [nil, false, true]) \(timers == [nil, .reply]) "
        + "\(times == [nil, .earliest]) \(symbols) \(reader.view[reader.text()].text)"
    }
    #expect(read.value == "true true true [-1, 3] 中x" && read.isWhole)
  }

  @Test("what cannot be meant breaks the reader for good")
  func broken() {
    let never: [([UInt8], (inout CompactReader) -> Void)] = [
      ([], { _ = $0.byte() }),
      ([0x80], { _ = $0.number() }),
      ([UInt8](repeating: 0xFF, count: 10) + [1], { _ = $0.number() }),
      ([9], { _ = $0.count(upTo: 8) }),
      ([0], { _ = $0.count(upTo: -1) }),
      ([2], { _ = $0.flag() }),
      ([3], { _ = $0.optionalFlag() }),
      ([8], { _ = $0.choice(of: Timer.allCases) }),
      ([9], { _ = $0.optional(of: Timer.allCases) }),
      ([2], { _ = $0.symbol(of: [Symbol(raw: 0)]) }),
      ([3, 1, 2], { _ = $0.text() }),
      ([4, 1, 2], { _ = $0.texts() }),
      ([1] + [UInt8](repeating: 0xFF, count: 9) + [1], { _ = $0.optionalInstant(near: .latest) }),
    ]
    for (index, (bytes, read)) in never.enumerated() {
      let (isBroken, next) = Self.read(bytes + []) { reader in
        read(&reader)
        return (reader.isBroken, reader.number())
      }.value
      #expect(isBroken && next == 0, "\(index)")
    }
  }
}
