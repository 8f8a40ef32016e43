import Basics
import FileStore
import Testing
import TestSupport

@Suite("Time zones")
struct TimeZoneTests {
  private func zone(_ name: String) throws -> TimeZone { try ZoneDatabase().zone(named: name) }

  private func local(_ text: String) -> LocalTime {
    TimeZone.utc.local(instant(text + "Z"))
  }

  @Test(
    "A zone has the offset that is known of it",
    arguments: [
      ("Asia/Shanghai", "1900-01-01T00:00:00Z", 29_143),
      ("Asia/Shanghai", "1991-07-01T00:00:00Z", 32_400),
      ("Asia/Shanghai", "1992-07-01T00:00:00Z", 28_800),
      ("Asia/Shanghai", "2026-07-26T00:00:00Z", 28_800),
      ("Asia/Shanghai", "9999-07-26T00:00:00Z", 28_800),
      ("Asia/Kathmandu", "1985-12-31T00:00:00Z", 19_800),
      ("Asia/Kathmandu", "1986-01-01T00:00:00Z", 20_700),
      ("Asia/Kathmandu", "2026-07-26T00:00:00Z", 20_700),
      ("America/New_York", "2026-03-08T06:59:59Z", -18_000),
      ("America/New_York", "2026-03-08T07:00:00Z", -14_400),
      ("America/New_York", "2026-11-01T05:59:59.999999Z", -14_400),
      ("America/New_York", "2026-11-01T06:00:00Z", -18_000),
      ("America/New_York", "1969-12-31T23:59:59.5Z", -18_000),
      ("Europe/London", "1970-07-01T00:00:00Z", 3600),
      ("Europe/London", "1970-01-01T00:00:00Z", 3600),
      ("Europe/London", "2026-01-01T00:00:00Z", 0),
      ("Australia/Lord_Howe", "2026-07-01T00:00:00Z", 37_800),
      ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39_600),
      ("UTC", "2026-01-01T00:00:00Z", 0),
    ])
  func offsets(name: String, at: String, expected: Int) throws {
    #expect(try zone(name).offsetSeconds(at: instant(at)) == expected)
  }

  @Test(
    "After the table's end the footer's rule holds",
    arguments: [
      ("Europe/London", "2050-03-27T00:59:59Z", 0), ("Europe/London", "2050-03-27T01:00:00Z", 3600),
      ("Europe/London", "2050-10-30T00:59:59Z", 3600), ("Europe/London", "2050-10-30T01:00:00Z", 0),
      ("America/New_York", "2123-03-14T06:59:59Z", -18_000),
      ("America/New_York", "2123-03-14T07:00:00Z", -14_400),
      ("America/New_York", "2123-11-07T05:59:59Z", -14_400),
      ("America/New_York", "2123-11-07T06:00:00Z", -18_000),
      // Summer is the standard time there, winter the exception (a negative saving).
      ("Europe/Dublin", "2050-07-01T00:00:00Z", 3600), ("Europe/Dublin", "2050-01-01T00:00:00Z", 0),
      // South of the equator the year begins in summer.
      ("Australia/Sydney", "2050-01-01T00:00:00Z", 39_600),
      ("Australia/Sydney", "2050-07-01T00:00:00Z", 36_000),
      ("Australia/Sydney", "2049-12-31T23:59:59Z", 39_600),
      ("Australia/Lord_Howe", "2050-01-01T00:00:00Z", 39_600),
      ("Australia/Lord_Howe", "2050-07-01T00:00:00Z", 37_800),
      // The change lies before midnight of the day that the rule names.
      ("America/Nuuk", "2050-03-27T00:59:59Z", -7200),
      ("America/Nuuk", "2050-03-27T01:00:00Z", -3600),
      ("Africa/Casablanca", "2300-01-01T00:00:00Z", 3600),
      ("Pacific/Apia", "2050-01-01T00:00:00Z", 46_800),
    ])
  func footer(name: String, at: String, expected: Int) throws {
    #expect(try zone(name).offsetSeconds(at: instant(at)) == expected)
  }

  @Test(
    "Of a repeated hour the first is meant, and a skipped time is moved forward by the gap",
    arguments: [
      ("America/New_York", "2026-03-08T01:59:59", "2026-03-08T06:59:59Z"),
      ("America/New_York", "2026-03-08T02:00:00", "2026-03-08T07:00:00Z"),
      ("America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30:00Z"),
      ("America/New_York", "2026-03-08T02:59:59", "2026-03-08T07:59:59Z"),
      ("America/New_York", "2026-03-08T03:00:00", "2026-03-08T07:00:00Z"),
      ("America/New_York", "2026-11-01T00:59:59", "2026-11-01T04:59:59Z"),
      ("America/New_York", "2026-11-01T01:00:00", "2026-11-01T05:00:00Z"),
      ("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z"),
      ("America/New_York", "2026-11-01T02:00:00", "2026-11-01T07:00:00Z"),
      ("Europe/London", "2050-03-27T01:30:00", "2050-03-27T01:30:00Z"),
      ("Europe/London", "2050-10-30T01:30:00", "2050-10-30T00:30:00Z"),
      ("Asia/Shanghai", "2026-07-26T15:41:00", "2026-07-26T07:41:00Z"),
      ("Asia/Kathmandu", "1986-01-01T00:07:00", "1985-12-31T18:37:00Z"),
      // Half an hour is repeated there.
      ("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00Z"),
      // Samoa had no 30 December 2011: the gap is a day long.
      ("Pacific/Apia", "2011-12-29T23:59:59", "2011-12-30T09:59:59Z"),
      ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z"),
      ("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00Z"),
      ("UTC", "2026-07-26T15:41:00", "2026-07-26T15:41:00Z"),
    ])
  func readings(name: String, text: String, expected: String) throws {
    #expect(try zone(name).instant(local(text)).rfc3339() == expected)
  }

  @Test(
    "Around every change of offset, reading agrees with a search through all instants",
    arguments: [
      "America/New_York", "Europe/London", "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Apia",
      "Pacific/Kiritimati", "Africa/Casablanca", "America/Nuuk", "Asia/Shanghai", "Asia/Gaza",
      "America/Sao_Paulo", "Antarctica/Troll",
    ])
  func everyChange(name: String) throws {
    let zone = try zone(name)
    var chance = Seeded(3)
    var wrong: [String] = []
    for change in changes(of: zone, from: "1970-01-01T00:00:00Z", to: "2045-01-01T00:00:00Z") {
      for _ in 0..<20 {
        let seconds = change.seconds + Int64.random(in: -100_000...100_000, using: &chance)
        let reading = TimeZone.utc.local(Timestamp(microseconds: seconds * 1_000_000))
        let found = zone.instant(reading).microseconds / 1_000_000
        // Whatever instants show this reading, the first of them; else by the offset before.
        let right = [change.before, change.after].map { seconds - Int64($0) }
          .filter { zone.local(Timestamp(microseconds: $0 * 1_000_000)) == reading }.min()
        if found != right ?? seconds - Int64(change.before) { wrong.append("\(reading)") }
      }
    }
    #expect(wrong.isEmpty)
  }

  private struct Change { let seconds: Int64, before: Int, after: Int }

  /// The instants at which the zone's offset changes, found by bisection.
  private func changes(of zone: TimeZone, from: String, to: String) -> [Change] {
    func offset(_ seconds: Int64) -> Int {
      zone.offsetSeconds(at: Timestamp(microseconds: seconds * 1_000_000))
    }
    var found: [Change] = []
    var start = instant(from).microseconds / 1_000_000
    let end = instant(to).microseconds / 1_000_000
    while start < end {
      let next = start + 5 * 86_400
      if offset(start) != offset(next) {
        var low = start
        var high = next
        while high - low > 1 {
          let middle = (low + high) / 2
          if offset(middle) == offset(start) { low = middle } else { high = middle }
        }
        found.append(Change(seconds: high, before: offset(low), after: offset(high)))
      }
      start = next
    }
    return found
  }

  @Test("A zone's own reading of an instant is that instant or the first of two")
  func roundTrip() throws {
    let zone = try zone("America/New_York")
    var chance = Seeded(5)
    for _ in 0..<500 {
      let at = Timestamp(microseconds: Int64.random(in: 0...4_000_000_000_000_000, using: &chance))
      let reading = zone.local(at)
      #expect((0..<Timestamp.microsecondsPerDay).contains(reading.microsecondsOfDay))
      let back = zone.instant(reading)
      #expect(back == at || (back < at && zone.local(back) == reading))
    }
  }

  @Test("A time is written with the offset of its season, and Z where that is none")
  func writing() throws {
    #expect(
      try zone("Asia/Shanghai").format(instant("2026-07-26T07:41:02.125Z"))
        == "2026-07-26T15:41:02.125+08:00")
    #expect(
      try zone("America/New_York").format(instant("2026-07-26T07:41:00Z"))
        == "2026-07-26T03:41:00-04:00")
    #expect(
      try zone("Europe/London").format(instant("2026-01-26T07:41:00Z")) == "2026-01-26T07:41:00Z")
    #expect(TimeZone.utc.format(instant("2026-01-26T07:41:00Z")) == "2026-01-26T07:41:00Z")
  }

  @Test("Every name of the system's database either is a zone or is refused, and none is a crash")
  func wholeDatabase() throws {
    let root = "/usr/share/zoneinfo"
    var read = 0
    for area in [
      "Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    ] {
      for city in try Directory.names(in: root + "/" + area) {
        guard try FileStatus.of("\(root)/\(area)/\(city)")?.isDirectory == false else { continue }
        let zone = try zone(area + "/" + city)
        let offset = zone.offsetSeconds(at: instant("2026-07-26T00:00:00Z"))
        #expect((-43_200...50_400).contains(offset), "\(area)/\(city)")
        read += 1
      }
    }
    #expect(read > 300)
  }
}
