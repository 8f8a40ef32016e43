import Basics
import Testing

@Suite("A reader of many times")
struct TimestampReaderTests {
  /// Times of every form that departs from the usual one in one place, and many that are none.
  private static let texts: [String] = {
    let usual = ["2026-07-26T15:41:00+08:00", "2026-07-26T07:41:02.125Z", "2024-02-29T23:59:59Z"]
    var texts = usual
    let odd: [Character] = ["0", "1", "5", "9", ":", "-", "+", "T", "t", "Z", ".", "/", " ", "\0"]
    for text in usual {
      for place in text.indices {
        for character in odd {
          var changed = text
          changed.replaceSubrange(place...place, with: [character])
          texts.append(changed)
        }
      }
    }
    return texts + [
      "2016-12-31T23:59:60Z", "2026-07-26T15:41:00.1+08:00", "2026-07-26T15:41:00.1234567Z",
      "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59.999-00:01", "9999-12-31T23:59:59.999Z",
      String(repeating: "\0", count: 10) + "T00:00:00Z", "\0\0\0\0\0\0",
    ]
  }()

  @Test("says of each text what is said of it alone, whatever it read before")
  func sameAsAlone() {
    var reader = TimestampReader()
    for text in Self.texts + Self.texts.reversed() {
      // What stands behind a time belongs to the line, and is left alone.
      for tail in ["\",\"recordedtime\":\"2026-07-26", "\""] {
        let bytes = Array((text + tail).utf8)
        bytes.withByteView { view in
          var alone = 0
          var cursor = 0
          let expected = Timestamp(readingRFC3339: view, at: &alone)
          let found = reader.read(view, at: &cursor)
          #expect(found == expected, "\(text)")
          if found != nil { #expect(cursor == alone, "\(text)") }
        }
      }
    }
  }

  @Test("before it read anything, no text is taken for the day or the offset before")
  func fresh() {
    for byte in [UInt8(0), 0xFF] {
      var reader = TimestampReader()
      let day = [UInt8](repeating: byte, count: 10) + Array("T00:00:00Z".utf8)
      let offset =
        Array("2026-07-26T00:00:00".utf8) + [UInt8](repeating: byte, count: 6)
      for bytes in [day, offset] {
        let padded = bytes + [UInt8](repeating: 0x22, count: 32)
        padded.withByteView { view in
          var cursor = 0
          let found = reader.read(view, at: &cursor)
          #expect(found == nil)
        }
      }
    }
  }
}
