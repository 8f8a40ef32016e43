import Basics
import Testing
import TestSupport

@Suite("RFC 3339 times")
struct TimestampTests {
  @Test(
    "A well-formed time reads as its instant",
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1970-01-01T00:00:00.000001Z", 1),
      ("1969-12-31T23:59:59.999999Z", -1),
      ("2026-07-26T15:41:00+08:00", 1_785_051_660_000_000),
      ("2026-07-26T07:41:00Z", 1_785_051_660_000_000),
      ("2026-07-26t07:41:00z", 1_785_051_660_000_000),
      ("2026-07-26T07:41:00-00:00", 1_785_051_660_000_000),
      ("2026-07-26T07:41:00+00:00", 1_785_051_660_000_000),
      ("2026-07-27T07:40:00+23:59", 1_785_051_660_000_000),
      ("2026-07-25T07:42:00-23:59", 1_785_051_660_000_000),
      ("2000-02-29T00:00:00Z", 951_782_400_000_000),
      ("2024-02-29T12:00:00Z", 1_709_208_000_000_000),
      ("1996-12-19T16:39:57-08:00", 851_042_397_000_000),
      ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130_000),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
      ("0000-01-01T01:00:00+01:00", -62_167_219_200_000_000),
      ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
      ("9999-12-31T22:59:59.999999-01:00", 253_402_300_799_999_999),
    ] as [(String, Int64)])
  func good(text: String, microseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
  }

  @Test(
    "Any other text is refused",
    arguments: [
      "", "2026", "2026-07-26", "2026-07-26T07:41:00", "2026-07-26T07:41Z",
      "2026-07-26T07:41:00.Z", "2026-07-26T07:41:00.", "2026-07-26T07:41:00,5Z",
      "2026-07-26T07:41:00 Z", "2026-07-26 07:41:00Z", "2026-07-26_07:41:00Z",
      "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z",
      "2026-01-32T00:00:00Z", "2026-04-31T00:00:00Z", "2026-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
      "2026-07-26T24:00:00Z", "2026-07-26T07:60:00Z", "2026-07-26T07:41:61Z",
      "2026-07-26T07:41:60Z", "2026-07-26T23:59:61Z",
      "2026-07-26T07:41:00+24:00", "2026-07-26T07:41:00+08:60", "2026-07-26T07:41:00+0800",
      "2026-07-26T07:41:00+08", "2026-07-26T07:41:00+8:00", "2026-07-26T07:41:00+08:0",
      "2026-07-26T07:41:00+08:000", "2026-07-26T07:41:00\u{2212}08:00",
      "2026-07-26T07:41:00ZZ", "2026-07-26T07:41:00Z ", " 2026-07-26T07:41:00Z",
      "2026-07-26T07:41:00Z\n", "2026-7-26T07:41:00Z", "26-07-26T07:41:00Z",
      "+2026-07-26T07:41:00Z", "-026-07-26T07:41:00Z", "20260726T074100Z",
      "2026/07/26T07:41:00Z", "2026-07-26T07.41.00Z", "2026-07-26T0a:41:00Z",
      "2026-07-26T07:41:00.1a2Z", "2026-07-26T07:41:00.-1Z", "2026-W30-7T07:41:00Z",
      "２０２６-07-26T07:41:00Z", "0000-01-01T00:59:59+01:00", "9999-12-31T23:00:00-01:00",
      "10000-01-01T00:00:00Z", "2026-07-26T07:41:00CST", "2026-07-26T07:41:00+08:00[Asia/Shanghai]",
    ])
  func bad(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test("Second 60 is taken at 23:59:60 UTC alone, and reads as the next midnight")
  func leapSecond() {
    let midnight = instant("2017-01-01T00:00:00Z")
    for text in [
      "2016-12-31T23:59:60Z", "2016-12-31T23:59:60.5Z", "2017-01-01T07:59:60+08:00",
      "2016-12-31T15:59:60-08:00", "2017-01-01T05:44:60+05:45",
    ] {
      #expect(Timestamp(rfc3339: text) == midnight, "\(text)")
    }
    for text in [
      "2016-12-31T23:58:60Z", "2016-12-31T22:59:60Z", "2016-12-31T23:59:60+08:00",
      "2016-12-31T23:59:61Z", "2016-12-31T00:00:60Z", "9999-12-31T23:59:60Z",
      "1969-12-31T23:58:60Z",
    ] {
      #expect(Timestamp(rfc3339: text) == nil, "\(text)")
    }
    #expect(Timestamp(rfc3339: "1969-12-31T23:59:60Z")?.microseconds == 0)
  }

  @Test("Of a fraction the microseconds are kept, further digits cut off", arguments: 1...9)
  func fractions(digits: Int) {
    let fraction = String("123456789".prefix(digits))
    let kept = Int64((fraction + "00000").prefix(6)) ?? -1
    for (offset, start) in [("Z", Int64(0)), ("-01:30", 5_400_000_000)] {
      let read = Timestamp(rfc3339: "1970-01-01T00:00:00.\(fraction)\(offset)")
      #expect(read?.microseconds == start + kept)
    }
    // The cut goes to zero of the second, not away from 1970.
    let before = Timestamp(rfc3339: "1969-12-31T23:59:59.\(fraction)Z")
    #expect(before?.microseconds == kept - 1_000_000)
    let nines = String(repeating: "9", count: digits)
    let last = Timestamp(rfc3339: "1970-01-01T00:00:00.\(nines)Z")
    #expect(last.map { $0.microseconds < 1_000_000 } == true)
  }

  @Test("Forty digits of fraction do no harm")
  func longFraction() {
    let text = "1970-01-01T00:00:00.\(String(repeating: "9", count: 40))Z"
    #expect(Timestamp(rfc3339: text)?.microseconds == 999_999)
  }

  @Test("A time within a longer text is read in its bounds")
  func withinText() {
    let text = Array(#"x2026-07-26T07:41:00Z1"#.utf8)
    text.withByteView { view in
      #expect(Timestamp(rfc3339: view, from: 1, to: 21) == instant("2026-07-26T07:41:00Z"))
      #expect(Timestamp(rfc3339: view, from: 1, to: 20) == nil)
      #expect(Timestamp(rfc3339: view, from: 1, to: 22) == nil)
      #expect(Timestamp(rfc3339: view, from: 0, to: 20) == nil)
    }
  }

  @Test("No byte may be another one: a changed byte is refused or reads as what is written anew")
  func everyByte() {
    for text in ["2026-07-26T15:41:07.125Z", "2016-12-31T23:59:60-00:00"] {
      let bytes = Array(text.utf8)
      for place in bytes.indices {
        for byte in UInt8.min...UInt8.max {
          var changed = bytes
          changed[place] = byte
          let read = changed.withByteView { Timestamp(rfc3339: $0) }
          let isDigit = (0x30...0x39).contains(byte)
          let letters = Array("Tt Zz+-.".utf8)
          if !isDigit && !letters.contains(byte) && byte != bytes[place] {
            #expect(read == nil, "byte \(byte) at \(place)")
          }
          guard let read, bytes[17] != 0x36 else { continue }
          let again = read.rfc3339()
          #expect(Timestamp(rfc3339: again) == read)
        }
      }
    }
  }

  @Test(
    "A time is written without a fraction where it is zero, else with three or six digits",
    arguments: [
      ("2026-07-26T07:41:00Z", nil, "2026-07-26T07:41:00Z"),
      ("2026-07-26T07:41:00.000Z", nil, "2026-07-26T07:41:00Z"),
      ("2026-07-26T07:41:02.125Z", nil, "2026-07-26T07:41:02.125Z"),
      ("2026-07-26T07:41:02.1Z", nil, "2026-07-26T07:41:02.100Z"),
      ("2026-07-26T07:41:02.125001Z", nil, "2026-07-26T07:41:02.125001Z"),
      ("2026-07-26T07:41:02.00001Z", nil, "2026-07-26T07:41:02.000010Z"),
      ("2026-07-26T07:41:02Z", 28_800, "2026-07-26T15:41:02+08:00"),
      ("2026-07-26T23:41:02Z", 28_800, "2026-07-27T07:41:02+08:00"),
      ("2026-01-01T00:41:02Z", -18_000, "2025-12-31T19:41:02-05:00"),
      ("2026-07-26T07:41:02Z", 20_700, "2026-07-26T13:26:02+05:45"),
      ("2026-07-26T07:41:02Z", -12_600, "2026-07-26T04:11:02-03:30"),
      ("2026-07-26T07:41:02Z", 0, "2026-07-26T07:41:02+00:00"),
      ("1900-01-01T00:00:00Z", 29_143, "1900-01-01T08:05:00+08:05"),
      ("1900-01-01T00:00:00Z", -29_143, "1899-12-31T15:55:00-08:05"),
      ("0000-01-01T00:00:00Z", nil, "0000-01-01T00:00:00Z"),
      ("0999-03-04T05:06:07Z", nil, "0999-03-04T05:06:07Z"),
      ("9999-12-31T23:59:59.999999Z", nil, "9999-12-31T23:59:59.999999Z"),
      ("1969-12-31T23:59:59.5Z", nil, "1969-12-31T23:59:59.500Z"),
    ] as [(String, Int?, String)])
  func writing(text: String, offset: Int?, expected: String) {
    #expect(instant(text).rfc3339(offsetSeconds: offset) == expected)
  }

  @Test(
    "A fraction has six digits where that is wanted",
    arguments: [
      ("2026-07-26T07:41:02Z", "2026-07-26T07:41:02.000000Z"),
      ("2026-07-26T07:41:02.125Z", "2026-07-26T07:41:02.125000Z"),
      ("2026-07-26T07:41:02.000001Z", "2026-07-26T07:41:02.000001Z"),
    ])
  func whole(text: String, expected: String) {
    var out = TextBuffer(capacity: 1)
    instant(text).append(to: &out, isWhole: true)
    #expect(out.withByteView { $0.text } == expected)
  }

  @Test("What is written reads back, at any offset", arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var chance = Seeded(seed)
    let day = Timestamp.microsecondsPerDay
    for _ in 0..<50 {
      let range = (Timestamp.earliest.microseconds + day)...(Timestamp.latest.microseconds - day)
      let step: Int64 = [1, 1000, 1_000_000].randomElement(using: &chance) ?? 1
      let at = Timestamp(microseconds: Int64.random(in: range, using: &chance) / step * step)
      let offset = Int.random(in: -1439...1439, using: &chance) * 60
      #expect(Timestamp(rfc3339: at.rfc3339()) == at)
      #expect(Timestamp(rfc3339: at.rfc3339(offsetSeconds: offset)) == at)
    }
  }

  @Test("At the bounds of the years an offset still gives a time that can be read")
  func writingAtTheBounds() {
    for (at, offset) in [(Timestamp.latest, 28_800), (Timestamp.earliest, -18_000)] {
      #expect(Timestamp(rfc3339: at.rfc3339(offsetSeconds: offset)) == at)
    }
  }

  @Test("An instant that is moved stays within what can be written")
  func moving() {
    let at = instant("2026-07-26T07:41:00Z")
    #expect(at.advanced(byMicroseconds: 60_000_000) == instant("2026-07-26T07:42:00Z"))
    #expect(at.advanced(byMicroseconds: -60_000_000) == instant("2026-07-26T07:40:00Z"))
    #expect(at.advanced(byMicroseconds: .max) == .latest)
    #expect(at.advanced(byMicroseconds: .min) == .earliest)
    #expect(Timestamp.latest.advanced(byMicroseconds: 1) == .latest)
    #expect(Timestamp.earliest.advanced(byMicroseconds: -1) == .earliest)
    #expect(Timestamp.earliest == instant("0000-01-01T00:00:00Z"))
    #expect(Timestamp.latest == instant("9999-12-31T23:59:59.999999Z"))
  }

  @Test(
    "Division goes toward minus infinity",
    arguments: [
      (7, 3, 2), (6, 3, 2), (0, 3, 0), (-1, 3, -1), (-3, 3, -1), (-4, 3, -2), (-7, 3, -3),
    ] as [(Int64, Int64, Int64)])
  func floor(value: Int64, divisor: Int64, quotient: Int64) {
    #expect(value.flooredQuotient(divisor) == quotient)
  }
}
