import Basics
import Testing

@Suite("TZif files")
struct TZifTests {
  /// A version 2 file, whose first block is empty, with these transitions and types.
  private static func file(
    version: UInt8 = 0x32, transitions: [(seconds: Int64, type: UInt8)] = [],
    offsets: [Int32] = [0], footer: String = "UTC0", counts: [Int32]? = nil
  ) -> [UInt8] {
    func big(_ value: Int64, _ size: Int) -> [UInt8] {
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
    }
    func header(_ counts: [Int32]) -> [UInt8] {
      Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        + counts.flatMap { big(Int64($0), 4) }
    }
    var bytes = header([0, 0, 0, 0, 0, 0])
    bytes += header(counts ?? [0, 0, 0, Int32(transitions.count), Int32(offsets.count), 4])
    for transition in transitions { bytes += big(transition.seconds, 8) }
    for transition in transitions { bytes.append(transition.type) }
    for offset in offsets { bytes += big(Int64(offset), 4) + [0, 0] }
    return bytes + Array("ABC\0\n\(footer)\n".utf8)
  }

  private func offset(_ zone: TimeZone, _ seconds: Int64) -> Int {
    zone.offsetSeconds(at: Timestamp(microseconds: seconds * 1_000_000))
  }

  @Test("Before the first transition the first type holds, from each transition on its own")
  func table() throws {
    let bytes = Self.file(
      transitions: [(-100, 1), (0, 2), (100, 1)], offsets: [-4321, 3600, 7200], footer: "X-9")
    #expect(throws: TZifError.self) { try TimeZone(name: "x", tzif: bytes) }
    let good = Self.file(
      transitions: [(-100, 1), (0, 2), (100, 1)], offsets: [-4321, 3600, 7200], footer: "XYZ-1")
    let zone = try TimeZone(name: "x", tzif: good)
    let found = [-101, -100, -1, 0, 99, 100, 101].map { offset(zone, Int64($0)) }
    #expect(found == [-4321, 3600, 3600, 7200, 7200, 3600, 3600])
    #expect(zone.offsetSeconds(at: Timestamp(microseconds: -1)) == 3600)
  }

  @Test("Without a footer the last transition holds for ever")
  func noFooter() throws {
    let bytes = Self.file(transitions: [(0, 1)], offsets: [0, 5400], footer: "")
    #expect(offset(try TimeZone(name: "x", tzif: bytes), 10_000_000_000) == 5400)
  }

  @Test(
    "A footer's rule is read as POSIX has it",
    arguments: [
      // The instant, and the offset that holds.
      ("CST-8", "2026-07-01T00:00:00Z", 28_800), ("<+0330>-3:30", "2026-07-01T00:00:00Z", 12_600),
      ("<-03>3", "2026-07-01T00:00:00Z", -10_800), ("ABC+1:02:03", "2026-07-01T00:00:00Z", -3723),
      // Without a time of day the change is at 02:00, without an offset an hour is saved.
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
      ("EST5EDT4,M3.2.0/1:30:30,M11.1.0/3", "2026-03-08T06:30:29Z", -18_000),
      ("EST5EDT4,M3.2.0/1:30:30,M11.1.0/3", "2026-03-08T06:30:30Z", -14_400),
      ("EST5EDT4,M3.2.0/1:30:30,M11.1.0/3", "2026-11-01T06:59:59Z", -14_400),
      ("EST5EDT4,M3.2.0/1:30:30,M11.1.0/3", "2026-11-01T07:00:00Z", -18_000),
      // J60 is 1 March in every year; day 59 counts from zero, and a leap day with the others.
      ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
      ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
      ("AAA0BBB,J60/0,J300/0", "2026-03-01T00:00:00Z", 3600),
      ("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 3600),
      ("AAA0BBB,59/0,300/0", "2024-02-28T23:59:59Z", 0),
      ("AAA0BBB,59/0,300/0", "2026-03-01T00:00:00Z", 3600),
      ("AAA0BBB,59/0,300/0", "2026-02-28T23:59:59Z", 0),
      // Week 5 is the last one; hours may lie outside the day.
      ("AAA0BBB,M2.5.4/0,M10.5.0", "2024-02-28T23:59:59Z", 0),
      ("AAA0BBB,M2.5.4/0,M10.5.0", "2024-02-29T00:00:00Z", 3600),
      ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2050-03-25T23:59:59Z", 7200),
      ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2050-03-26T00:00:00Z", 10_800),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-03-27T00:59:59Z", -7200),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-03-27T01:00:00Z", -3600),
      // Summer the whole year.
      ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00:00Z", -14_400),
      ("XXX3EDT4,0/0,J365/23", "2026-07-01T00:00:00Z", -14_400),
    ])
  func footers(footer: String, at: String, expected: Int) throws {
    let zone = try TimeZone(name: "x", tzif: Self.file(footer: footer))
    #expect(zone.offsetSeconds(at: instant(at)) == expected)
  }

  @Test(
    "A footer that is no rule is refused",
    arguments: [
      "CS-8", "CST", "CST-", "CST-8X", "CST8CDT", "CST8CDT,M3.2.0", "CST8CDT,M13.2.0,M11.1.0",
      "CST8CDT,M3.6.0,M11.1.0", "CST8CDT,M3.0.0,M11.1.0", "CST8CDT,M3.2.7,M11.1.0",
      "CST8CDT,M3.2.0,M11.1.0,", "CST8CDT,M3.2.0/,M11.1.0", "<CST-8", "CST-8:", "CST8CDT,J,J3",
      "CST8CDT,M3.2,M11.1.0", "中文-8",
    ])
  func badFooters(footer: String) {
    #expect(throws: TZifError.self) { try TimeZone(name: "x", tzif: Self.file(footer: footer)) }
  }

  @Test("A file cut short anywhere before its footer is refused")
  func cut() throws {
    let whole = Self.file(transitions: [(0, 1), (9, 0)], offsets: [0, 3600], footer: "UTC0")
    _ = try TimeZone(name: "x", tzif: whole)
    let end = whole.count - "\nUTC0\n".utf8.count
    for length in 0..<end {
      #expect(throws: TZifError.self) { try TimeZone(name: "x", tzif: Array(whole[..<length])) }
    }
  }

  @Test("A file that is cut within its footer is refused, for its rule may be another one")
  func cutFooter() {
    let whole = Self.file(footer: "EST5EDT,M3.2.0,M11.1.0")
    for length in whole.count - "\nEST5EDT,M3.2.0,M11.1.0\n".utf8.count..<whole.count {
      #expect(throws: TZifError.self, "\(length)") {
        try TimeZone(name: "x", tzif: Array(whole[..<length]))
      }
    }
  }

  @Test("Another kind of file, version 1 and a type that is not there are refused")
  func otherForms() {
    #expect(throws: TZifError.self) { try TimeZone(name: "x", tzif: Array("Hello".utf8)) }
    #expect(throws: TZifError.self) { try TimeZone(name: "x", tzif: Self.file(version: 0)) }
    #expect(throws: TZifError.self) {
      try TimeZone(name: "x", tzif: Self.file(transitions: [(0, 1)], offsets: [0]))
    }
    #expect(throws: TZifError.self) { try TimeZone(name: "x", tzif: Self.file(offsets: [])) }
  }

  @Test("Counts below zero are refused, not a fault of the program", arguments: 0..<6)
  func negativeCounts(index: Int) async {
    await #expect(processExitsWith: .success) { [index] in
      var counts: [Int32] = [0, 0, 0, 0, 1, 4]
      counts[index] = -1
      #expect(throws: TZifError.self) {
        try TimeZone(name: "x", tzif: Self.file(counts: counts))
      }
    }
  }

  @Test(
    "Numbers without measure in a footer are refused, not a fault of the program",
    arguments: [
      "ABC999999999999999999", "ABC1:999999999999999999",
      "AAA0BBB,J999999999999999999,J3", "AAA0BBB,999999999999999999,3",
      "AAA0BBB,3/999999999999999999,5",
    ])
  func hugeNumbers(footer: String) async {
    await #expect(processExitsWith: .success) { [footer] in
      #expect(throws: TZifError.self) {
        let zone = try TimeZone(name: "x", tzif: Self.file(footer: footer))
        _ = zone.offsetSeconds(at: Timestamp(microseconds: 0))
      }
    }
  }

  @Test("A file of damaged bytes is read or refused, and never a fault of the program")
  func damage() async {
    await #expect(processExitsWith: .success) {
      let whole = Self.file(
        transitions: [(0, 1), (9, 0)], offsets: [0, 3600], footer: "EST5EDT,M3.2.0,M11.1.0")
      for place in whole.indices {
        for byte: UInt8 in [0x00, 0x01, 0x2F, 0x39, 0x7F, 0x80, 0xFF] {
          var damaged = whole
          damaged[place] = byte
          guard let zone = try? TimeZone(name: "x", tzif: damaged) else { continue }
          _ = zone.offsetSeconds(at: Timestamp(microseconds: 1_785_051_660_000_000))
        }
      }
    }
  }
}
