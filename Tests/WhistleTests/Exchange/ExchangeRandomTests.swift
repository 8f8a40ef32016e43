import TestSupport
import Testing

/// Whatever a client sends: each line is answered by one line, and the book stays whole.
@Suite struct ExchangeRandomTests {
  private static let lines = [
    #"{"type":"case.noted","subject":"FH-2026-000003","by":"a","source":"dept/water","data":{"what":"w"}}"#,
    #"{"type":"need.listed","subject":"list/1","by":"a","source":"test","id":"1","expect":0,"data":{"list":"1","unit":"test","x-a":[1,{"b":null}]},"confirmed-no-personal-data":true}"#,
    #"{"type":"case.contacted","subject":"FH-2026-000003","by":"li.na","time":"2026-07-20T10:00:00+08:00","data":{"reached":true}}"#,
    #"{"query":"case","id":"FH-2026-000003"}"#, #"{"query":"board"}"#,
    #"{"query":"due","within":"5wd","timer":"handle"}"#,
    #"{"query":"changes","since":"2026-07-19"}"#,
  ]

  /// What stands at the limits of what is read.
  private static let pieces = [
    "null", "-1", "1e400", "9223372036854775808", "[]", "{}", "true", "\"\"", "\"\\ud800\"", "\\",
    "\"", "{", "}", ",", ":", "\u{0}", "\u{7F}", "中", "\u{FEFF}", "query", "type", "since",
    "9999-12-31",
    "0000-01-01T00:00:00Z", String(repeating: "[", count: 600),
  ]

  /// One byte or one piece put in, taken out or changed, a few times.
  private static func changed(_ line: String, _ chance: inout Seeded) -> [UInt8] {
    var bytes = Array(line.utf8)
    for _ in 0...chance.below(4) {
      let place = chance.below(bytes.count + 1)
      switch chance.below(4) {
      case 0: bytes.insert(contentsOf: Array(chance.pick(pieces).utf8), at: place)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.below(12)))
      case 2: bytes.insert(UInt8(truncatingIfNeeded: chance.next()), at: place)
      default:
        let other = Array(chance.pick(lines).utf8)
        bytes.replaceSubrange(
          place..<bytes.count, with: other.suffix(chance.below(other.count + 1)))
      }
    }
    return bytes.filter { $0 != 0x0A } + [0x0A]
  }

  @Test(arguments: 1...4) func eachLineIsAnsweredByOne(_ seed: Int) throws {
    let home = try Home.fixed()
    var chance = Seeded(UInt64(seed))
    var input: [UInt8] = []
    var count = 0
    for _ in 0..<Thoroughness.rounds(2000, sample: 60) {
      let line = Self.changed(chance.pick(Self.lines), &chance)
      // Blank lines are passed over.
      if line.contains(where: { $0 > 0x20 }) { count += 1 }
      input += line
    }
    try home.write(input, to: "in")
    let outcome = try home.shell("\"$WHISTLE\" --now \(Home.now) pipe < in")
    expectStatus(outcome, 0)
    let answers = try outcome.objects()
    #expect(answers.count == count, "seed \(seed)")
    for answer in answers where answer["ok"] as? Bool != true {
      #expect(answer["code"] is String && (answer["reason"] as? String)?.isEmpty == false)
    }
    expectStatus(try home.run("verify"), 0)
    try expectContiguous(home.bookLines())
  }
}
