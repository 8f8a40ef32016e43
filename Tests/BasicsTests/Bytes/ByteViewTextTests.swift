import Basics
import Testing

@Suite("Text in bytes")
struct ByteViewTextTests {
  @Test("plain text ends at the first quote, backslash, control or byte beyond ASCII")
  func plainEnd() {
    for length in 0...20 {
      for place in 0..<max(length, 1) where place < length {
        for byte in UInt8.min...UInt8.max {
          var bytes = [UInt8](repeating: 0x61, count: length)
          bytes[place] = byte
          let isPlain = byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C
          let end = bytes.withByteView { $0.plainEnd(from: 0) }
          #expect(end == (isPlain ? length : place), "\(byte) at \(place) of \(length)")
        }
      }
      let plain = [UInt8](repeating: 0x7F, count: length)
      for start in 0...length {
        let end = plain.withByteView { $0.plainEnd(from: start) }
        #expect(end == length)
      }
    }
  }

  @Test("a byte is found wherever it stands, and none where only its like do")
  func holds() {
    for wanted in [UInt8(0x00), 0x22, 0x27, 0x2C, 0x5C, 0x7F, 0x80, 0xEF, 0xFF] {
      for length in 0...20 {
        for place in 0..<max(length, 1) where place < length {
          for byte in UInt8.min...UInt8.max {
            // The next byte below and above, which a carry would take for it.
            var bytes = [UInt8](repeating: wanted &+ 1, count: length)
            if length > 1 { bytes[(place + 1) % length] = wanted &- 1 }
            bytes[place] = byte
            let (isFound, hasControl) = bytes.withByteView { view in
              (view.holds { ByteView.holds(wanted, $0) }, view.holds(ByteView.holdsControl))
            }
            if isFound != bytes.contains(wanted)
              || hasControl != bytes.contains(where: { $0 < 0x20 })
            {
              Issue.record("\(wanted): \(byte) at \(place) of \(length)")
            }
          }
        }
      }
      let isFound = ByteView.empty.holds { ByteView.holds(wanted, $0) }
      #expect(!isFound)
    }
  }

  @Test("of two ends the first counts, whatever stands behind it")
  func firstEnd() {
    for first in [UInt8(0x00), 0x1F, 0x22, 0x5C, 0x80, 0xFF] {
      for second in [UInt8(0x00), 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x80, 0xFF] {
        let bytes: [UInt8] = [0x61, 0x62, first, second, 0x63, second, first, 0x64, 0x65, first]
        let end = bytes.withByteView { $0.plainEnd(from: 0) }
        #expect(end == 2)
      }
    }
  }

  @Test("a fixed text stands where all its bytes do, and nowhere beyond the end")
  func fixedTexts() {
    let text = #"{"specversion":"1.0","id":""#
    for place in 0..<text.utf8.count {
      var bytes = Array(("ab" + text).utf8)
      let isHeld = bytes.withByteView { $0.holds(#"{"specversion":"1.0","id":""#, at: 2) }
      #expect(isHeld)
      bytes[2 + place] ^= 1
      let isStillHeld = bytes.withByteView { $0.holds(#"{"specversion":"1.0","id":""#, at: 2) }
      #expect(!isStillHeld, "\(place)")
      let isCut = Array(text.utf8.prefix(place)).withByteView {
        $0.holds(#"{"specversion":"1.0","id":""#, at: 0)
      }
      #expect(!isCut)
    }
    for place in 0..<8 {
      var bytes = Array("12345678".utf8)
      bytes[place] ^= 1
      let isHeld = bytes.withByteView { $0.holds("12345678", at: 0) }
      #expect(!isHeld)
    }
  }
}
