import Basics
import Testing
import TestSupport

@Suite("Text that is written piece by piece")
struct TextBufferTests {
  private func text(capacity: Int = 1, _ write: (inout TextBuffer) -> Void) -> String {
    var buffer = TextBuffer(capacity: capacity)
    write(&buffer)
    return buffer.withByteView { $0.text }
  }

  @Test("pieces of every kind stand one behind the other, whatever room there was")
  func pieces() {
    let bytes = Array("…many bytes".utf8)
    for capacity in [1, 8, 64, 4096] {
      let text = text(capacity: capacity) { buffer in
        buffer.append(UInt8(ascii: "<"))
        buffer.append("a text that is longer than a word" as StaticString)
        buffer.append(-17 as Int)
        buffer.append(bytes, 3..<bytes.count)
        buffer.append(bytes, 3..<3)
        buffer.append("" as StaticString)
        buffer.append(UInt8(ascii: ">"))
      }
      #expect(text == "<a text that is longer than a word-17many bytes>")
    }
  }

  @Test("a view of any length is copied as it is, and once more from what is written")
  func lengths() {
    let bytes = Array((0..<100).map { UInt8(ascii: "0") + UInt8($0 % 75) })
    for length in 0...bytes.count {
      let expected = String(decoding: bytes[..<length], as: UTF8.self)
      let text = text { buffer in
        buffer.append(UInt8(ascii: "<"))
        bytes.withByteView { buffer.append($0[0..<length]) }
        buffer.append(UInt8(ascii: "|"))
        buffer.append(again: 1..<1 + length)
        buffer.append(UInt8(ascii: ">"))
      }
      #expect(text == "<\(expected)|\(expected)>")
    }
  }

  @Test("a sequence has sixteen digits")
  func sixteenDigits() {
    for (number, digits) in [
      (0, "0000000000000000"), (1_018_000, "0000000001018000"),
      (100_000_000, "0000000100000000"), (9_999_999_999_999_999, "9999999999999999"),
    ] {
      #expect(text { $0.append(digits: number) } == digits)
    }
  }

  @Test("a whole number has the digits that Swift prints")
  func numbers() {
    var numbers = [Int.min, .max, 0, -1, 9, 10]
    var power = 1
    for _ in 0..<18 {
      power *= 10
      numbers += [power - 1, power, power + 1, -power, 1 - power]
    }
    var chance = Seeded(3)
    for _ in 0..<3000 { numbers.append(Int(truncatingIfNeeded: chance.next()) >> chance.below(64)) }
    for number in numbers { #expect(text { $0.append(number) } == String(number)) }
  }

  @Test("what was written can be taken away, and its memory serves again")
  func again() {
    let text = text { buffer in
      buffer.append("first" as StaticString)
      buffer.removeAll()
      buffer.append("second" as StaticString)
    }
    #expect(text == "second")
  }

  @Test("bytes are taken back from the end, and the first is put in another's place")
  func ends() {
    var buffer = TextBuffer(capacity: 1)
    buffer.append(",null" as StaticString)
    #expect(buffer.ends(with: "null", from: 1) && !buffer.ends(with: "null", from: 0))
    buffer.removeLast(4)
    buffer.append("12345678" as StaticString)
    buffer.replaceFirst(UInt8(ascii: "["))
    #expect(String(decoding: buffer.take(), as: UTF8.self) == "[12345678")
    #expect(buffer.count == 0)
    #expect(buffer.take().isEmpty)
  }

  @Test("a text is the same, whether its bytes lie in a row or are made one by one")
  func texts() {
    for expected in ["", "a", "fifteen bytes!!", "more than fifteen bytes", "供暖不热"] {
      #expect(text { $0.append(expected) } == expected)
      #expect(text { $0.append(expected[...].description) } == expected)
    }
  }
}
