import Testing
import TestSupport

/// Arithmetic on what users give never traps: whatever the number, the command does its work or says
/// what is wrong.
@Suite struct ExtremeNumbersTests {
  private static let numbers = [
    "9223372036854775807", "0", "-1", "1", "2147483648", "4294967296", "99999999999999999999999",
    "1e18", "0.5", "9223372036854775808",
  ]

  /// Commands with a number in them, at N.
  private static let commands = [
    "append --wait Ns", "append --wait Nm", "append --wait Nh", "append --segment-size N",
    "replay --to-sequence N", "verify --to-sequence N", "board --to-sequence N",
    "record case.contacted FH-2026-000003 reached=true --by li.na --id x --expect N",
    "snapshot create --every N", "snapshot prune --keep N", "snapshot prune --every N",
    "due --within Nm", "due --within Nd", "due --within Nwh", "due --within Nwd",
    "report disclosure --period 2026-07 --repeat-days N", "report disclosure --period N",
    "assess --period N", "assess --period N-Q1", "absent --month N-01",
    "reproject --rules now --period N",
    "board --now N-01-01T00:00:00Z", "board --as-of N", "case FH-2026-000003 --known-at N",
    "points split --amount N --ledger ledger/x --period 2026-07", "simulate --cases 1 --seed N",
  ]

  @Test(arguments: commands)
  func theCommandEndsByItself(_ command: String) throws {
    let home = try Home.fixed()
    for number in Self.numbers.sampled(2) {
      // A case number has the letter too.
      let words = command.split(separator: " ").map { word -> String in
        String(word.hasPrefix("FH-") ? word : word.replacing("N", with: number))
      }
      let outcome = try home.run(["--now", Home.now] + words)
      #expect(!outcome.wasKilled && outcome.status <= 2, "\(words.joined(separator: " "))")
    }
  }

  private static let huge = [
    "9223372036854775807", "-9223372036854775808", "1e308", "1e-308", "4294967296",
  ]

  /// What stands in `data` at N, by type and subject.
  private static let facts = [
    ("calendar.adopted", "calendar", #""calendar":"cn","year":N,"holidays":[],"workdays":[]"#),
    (
      "unit.registered", "unit/u",
      #""unit":"u","name":"u","kind":"tier","tier":"grid","households":N,"posts":{"guide":N,"clerk":N}"#
    ),
    ("points.awarded", "ledger/l", #""ledger":"l","holder":"h","indicator":"i","amount":N"#),
    ("points.reversed", "ledger/l", #""ledger":"l","holder":"h","indicator":"i","amount":N"#),
    ("whistle.rated", "FH-2026-000005", #""unit":"dept/water","score":N"#),
    ("meeting.held", "FH-2026-000003", #""tier":"grid","step":N"#),
    (
      "case.urged", "FH-2026-000003",
      #""timer":"handle","run":N,"unit":"dept/water","due":"2026-07-01T00:00:00Z""#
    ),
    (
      "supervision.issued", "FH-2026-000003",
      #""level":"red","unit":"dept/water","timer":"handle","run":N,"cause":"timer""#
    ),
    (
      "assessment.published", "period/2026-07",
      #""period":"2026-07","rules":"r","sequence":N,"table":"t""#
    ),
    ("extension.granted", "FH-2026-000003", #""unit":"dept/water","amount":"876000wh""#),
  ]

  @Test(arguments: facts)
  func theBookIsReadWhateverItsNumbers(_ type: String, _ subject: String, _ data: String) throws {
    let home = try Home.fixed()
    var lines = ""
    for (index, number) in (Self.huge + Self.huge).enumerated() {
      let time = index % 2 == 0 ? "9999-12-31T23:59:59Z" : "0000-01-01T00:00:00Z"
      lines +=
        #"{"specversion":"1.0","id":"n\#(index)","source":"/fenghuang","type":"\#(type)","#
        + #""subject":"\#(subject)","time":"\#(time)","data":{\#(data.replacing("N", with: number))}}"#
        + "\n"
    }
    expectStatus(try home.run("append --history", input: lines), 0)
    let questions = [
      "audit", "board", "overdue", "sweep --dry-run", "staffing",
      "points --period 2026-07 --ledger l",
      "assess --period 9999", "assess --period 2026-07", "assess --period 2026-07 --published",
      "report disclosure --period 9998-12", "report contest --period 2026-Q3", "meetings",
      "case FH-2026-000003 --explain", "reproject --rules now", "snapshot create",
      "snapshot verify",
      "cases --now 9999-12-31T23:59:59Z", "board --now 0000-01-01T00:00:00Z",
    ]
    for command in questions.sampled(6, seed: UInt64(type.utf8.count)) {
      let outcome = try home.run(command)
      #expect(!outcome.wasKilled && outcome.status <= 2, "\(type): \(command): \(outcome.err)")
    }
  }
}
