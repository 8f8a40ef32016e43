import Foundation
import Testing

/// The verbs: what a clerk types, what stands in the book then, and what is said.
@Suite struct VerbTests {
  /// A street with one case; who has nothing else to do is `xingfu.d1`.
  private static let street = Once<[UInt8]>()

  private static func home() throws -> Home {
    try Home(
      segment: street.value("one") {
        let home = try Home()
        expectStatus(try home.run(["simulate", "--preset", "standard", "--cases", "1"]), 0)
        return try home.bytes(of: Home.segment)
      })
  }

  private static let clock = ["--allow-future", "--now", "2026-08-03T09:00"]

  private static func say(
    _ home: Home, _ words: String, by actor: String = "xingfu.d1", lang: String = "en"
  ) throws -> Outcome {
    try home.run(
      clock + ["--lang", lang] + words.split(separator: " ").map(String.init),
      environment: ["WHISTLE_BY": actor])
  }

  /// What stands in the last line of the book.
  private static func last(_ home: Home) throws -> String {
    let line = try #require(try home.bookLines().last)
    let data = try #require(line.range(of: #","data":"#))
    let type = try #require(try object(line)["type"] as? String)
    return type + " " + line[data.upperBound...].dropLast()
  }

  /// Every step of a case, by whom, and what it leaves in the book.
  private static let life: [(String, String, String)] = [
    (
      "register property xingfu 门坏了", "xingfu.d1",
      #"case.registered {"matter":"property","place":"fenghuang/xingfu","channel":"window","#
        + #""urgency":"normal","title":"门坏了"}"#
    ),
    ("accept 2", "xingfu.d1", "case.accepted {}"),
    (
      "dispatch 2 Housing-and-construction --assist dept/water", "xingfu.d1",
      #"case.dispatched {"to":"dept/housing","assist":["dept/water"]}"#
    ),
    ("sign 2", "housing.d1", #"case.signed {"unit":"dept/housing"}"#),
    ("contact 2", "housing.d1", #"case.contacted {"reached":true}"#),
    (
      "return 02 非本部门职责", "housing.d1",
      #"return.requested {"unit":"dept/housing","reason":"非本部门职责"}"#
    ),
    (
      "deny-return 2 首接负责", "xingfu.d1",
      #"return.denied {"unit":"dept/housing","reason":"首接负责"}"#
    ),
    (
      "extend 2 1wd", "housing.d1",
      #"extension.requested {"unit":"dept/housing","amount":"1wd"}"#
    ),
    ("grant 2", "xingfu.d1", #"extension.granted {"unit":"dept/housing"}"#),
    ("suspend 2 materials", "housing.d1", #"case.suspended {"reason":"materials"}"#),
    ("resume 2 到货", "housing.d1", #"case.resumed {"reason":"到货"}"#),
    (
      "blow 2 routine dept/water housing --lead dept/water", "xingfu.d1",
      #"whistle.blown {"kind":"routine","call":["dept/water","dept/housing"],"lead":"dept/water"}"#
    ),
    (
      "report-in 2 --onsite yes", "water.d1",
      #"whistle.answered {"unit":"dept/water","onsite":true}"#
    ),
    ("excuse 2 housing 已办", "xingfu.d1", #"whistle.excused {"unit":"dept/housing","reason":"已办"}"#),
    ("finish 2", "water.d1", #"whistle.finished {"unit":"dept/water"}"#),
    (
      "rate 2 dept/water 85", "xingfu.d1",
      #"whistle.rated.v2 {"unit":"dept/water","rater":"fenghuang/xingfu","score":85}"#
    ),
    (
      "card 2 notice", "fenghuang.d1",
      #"supervision.issued {"level":"notice","unit":"dept/housing","cause":"order"}"#
    ),
    (
      "reply 2 今日上门", "housing.d1", #"supervision.answered {"unit":"dept/housing","reason":"今日上门"}"#
    ),
    ("lift 2 已办", "fenghuang.d1", #"supervision.lifted {"unit":"dept/housing","reason":"已办"}"#),
    ("note 2 已备案", "xingfu.d1", #"case.noted {"what":"已备案"}"#),
    ("exclude 2 不可抗力", "fenghuang.d1", #"case.excluded {"ground":"不可抗力"}"#),
    ("include 2 查无实据", "fenghuang.d1", #"exclusion.revoked {"ground":"查无实据"}"#),
    ("resolve 2 已修好", "housing.d1", #"case.resolved {"action":"已修好"}"#),
    ("check 2 pass", "fenghuang.d1", #"case.verified {"pass":true}"#),
    (
      "follow 2 yes no", "fenghuang.d1",
      #"case.followed {"reached":true,"solved":true,"satisfied":false}"#
    ),
    ("close 2 solved", "fenghuang.d1", #"case.closed {"outcome":"solved"}"#),
    ("reopen 2 order", "fenghuang.d1", #"case.reopened {"cause":"order"}"#),
    ("withdraw 2", "xingfu.d1", "case.withdrawn {}"),
  ]

  @Test func aCaseGoesThroughItsLifeByVerbs() throws {
    let home = try Self.home()
    for (words, actor, line) in Self.life {
      let typed = words.split(separator: " ").map { String($0).replacing("-and-", with: " and ") }
      let outcome = try home.run(
        Self.clock + typed, environment: ["WHISTLE_BY": actor])
      expectStatus(outcome, 0)
      #expect(try Self.last(home) == line)
    }
  }

  @Test func aVerbSaysWhatStandsWhoHasItWhatIsDueAndHowToTakeItBack() throws {
    let home = try Self.home()
    expectStatus(try Self.say(home, "register property xingfu 门坏了"), 0)
    expectStatus(try Self.say(home, "accept 2"), 0)
    let outcome = try Self.say(home, "dispatch 2 dept/housing")
    #expect(
      outcome.lines == [
        "FH-2026-000002 dispatched, held by Housing and construction (dept/housing) (event 3)",
        "  sign     2026-08-04 09:00  on the next working day  Housing and construction (dept/housing)",
        "  handle   2026-08-10 09:00  in 5 working days        Housing and construction (dept/housing)",
        "  resolve  2026-08-24 09:00  in 15 working days       Housing and construction (dept/housing)",
        "to correct it: whistle correct 2 to=…",
      ])
    let chinese = try Self.say(home, "sign 2", by: "housing.d1", lang: "zh")
    #expect(
      chinese.lines == [
        "FH-2026-000002 办理中，承办单位：住房和城乡建设局（dept/housing）（第 4 个事件）",
        "  办理  2026-08-10 09:00  5 个工作日后   住房和城乡建设局（dept/housing）",
        "  办结  2026-08-24 09:00  15 个工作日后  住房和城乡建设局（dept/housing）",
        "如有差错，可用：whistle return 2 〈情况说明〉",
      ])
    let program = try Self.say(home, "contact 2 --format json", by: "housing.d1")
    #expect(program.lines == [try #require(try home.bookLines().last)])
  }

  @Test func aRehearsalIsJudgedAndLeavesTheBookAsItWas() throws {
    let home = try Self.home()
    let before = try home.book()
    let taken = try Self.say(home, "register property xingfu 门坏了 --dry-run")
    expectStatus(taken, 0)
    #expect(taken.lines.first == "would be recorded:")
    #expect(taken.out.contains("FH-2026-000002 registered"))
    expectRefusal(try Self.say(home, "accept 1 --dry-run"), "guard.status")
    #expect(try home.book() == before)
  }

  @Test func theNextNumberFollowsTheLastOneAndBeginsAnewWithTheYear() throws {
    let home = try Self.home()
    let first = try Self.say(home, "register property xingfu 门坏了")
    #expect(first.err.contains("the number is FH-2026-000002, the next after FH-2026-000001"))
    expectStatus(try Self.say(home, "register property xingfu 又坏了 --case FH-2026-000099"), 0)
    #expect(try Self.say(home, "register property xingfu 漏水").out.contains("FH-2026-000100 "))
    let later = Self.clock.dropLast() + ["2027-01-04T09:00"]
    let words = ["register", "property", "xingfu", "新年", "--by", "xingfu.d1"]
    #expect(try home.run(later + words).out.contains("FH-2027-000001 "))
  }

  /// From a snapshot as from the first line.
  @Test func anEndingNamesOneCaseOrAllThatItMayBe() throws {
    let home = try Self.home()
    for number in ["FH-2026-000012", "FH-2026-000112", "乙-12"] {
      expectStatus(try Self.say(home, "register property xingfu 门坏了 --case \(number)"), 0)
    }
    for isSnapshot in [false, true] {
      if isSnapshot { expectStatus(try home.run("snapshot create"), 0) }
      let several = try Self.say(home, "accept 12")
      expectRefusal(several, "usage.ambiguous")
      #expect(several.err.contains("one of FH-2026-000012, FH-2026-000112, 乙-12"))
      expectRefusal(try Self.say(home, "accept 13"), "case.unknown")
      expectRefusal(try home.run(Self.clock + ["accept", "", "--by", "xingfu.d1"]), "case.unknown")
      expectStatus(try Self.say(home, "accept 0112 --dry-run"), 0)
      expectStatus(try Self.say(home, "accept 乙-12 --dry-run"), 0)
      let next = try Self.say(home, "register property xingfu 漏水 --dry-run")
      #expect(next.out.contains("乙-13 "))
    }
  }

  @Test func whatIsNotKnownIsRefusedWithWhatMayBeMeant() throws {
    let home = try Self.home()
    let cases = [
      ("register property xingfo 漏水", "usage.unit", "Did you mean 'xingfu'?"),
      ("register proprety xingfu 漏水", "usage.matter", "Did you mean 'property'?"),
      ("dispatch 1 住建局", "usage.unit", "住房和城乡建设局"),
      ("dispach 1 housing", "usage.unknown-command", "Did you mean 'dispatch'?"),
      ("close 1 sovled", "usage.unknown-choice", "Did you mean 'solved'?"),
      ("register property", "usage.missing-argument", "usage: whistle register"),
    ]
    for (words, code, hint) in cases {
      let outcome = try Self.say(home, words)
      expectRefusal(outcome, code)
      #expect(outcome.err.contains(hint), "\(outcome.err)")
    }
  }

  @Test func whoSawAnotherStateIsRefusedWithWhatHappenedSince() throws {
    let home = try Self.home()
    expectStatus(try Self.say(home, "register property xingfu 门坏了"), 0)
    expectStatus(try Self.say(home, "accept 2 --expect 1"), 0)
    let outcome = try Self.say(home, "dispatch 2 housing --expect 1")
    expectRefusal(outcome, "append.expect")
    #expect(
      outcome.err.contains(
        "recorded since: case.accepted at 2026-08-03T09:00:00+08:00 by xingfu.d1"))
  }

  @Test func whatLeadsBackNamesTheUnitAndNotWhatItIsCalled() throws {
    let home = try Self.home()
    let added = try Self.say(home, "add-unit qiaotou/heping 和平社区 department")
    #expect(added.lines.last == "if that was wrong: whistle retire-unit qiaotou/heping")
    let retired = try Self.say(home, "retire-unit qiaotou/heping")
    #expect(retired.lines.last == "if that was wrong: whistle add-unit qiaotou/heping NAME KIND")
  }

  @Test func whoMayDoWhatIsAskedByTheEndingOfACase() throws {
    let home = try Self.home()
    expectStatus(try Self.say(home, "register property xingfu 门坏了"), 0)
    func may(_ name: String) throws -> Outcome {
      try home.run(["may", name, "--by", "xingfu.d1", "--now", "2026-08-03T09:00"])
    }
    let whole = try may("FH-2026-000002")
    expectStatus(whole, 0)
    #expect(try may("2").out == whole.out)
    expectRefusal(try may("7"), "case.unknown")
  }

  @Test func aCorrectionRepeatsTheEventPutRightAndNamesIt() throws {
    let home = try Self.home()
    for words in ["register property xingfu 门坏了", "accept 2", "dispatch 2 housing --id d1"] {
      expectStatus(try Self.say(home, words), 0)
    }
    expectStatus(try Self.say(home, "correct 2 to=dept/water"), 0)
    #expect(try Self.last(home) == #"case.dispatched {"to":"dept/water","corrects":"d1"}"#)
    expectRefusal(try Self.say(home, "correct 2 too=dept/water"), "usage.member")
    expectRefusal(try Self.say(home, "correct 2 to=dept/water --event 1"), "usage.number")
  }

  @Test func afterAWhistleIsSaidWhoIsInAndWhoIsStillToCome() throws {
    let home = try Self.home()
    for words in ["register property xingfu 门坏了", "accept 2", "dispatch 2 housing"] {
      expectStatus(try Self.say(home, words), 0)
    }
    func line(_ words: String, by actor: String = "xingfu.d1", lang: String = "en") throws
      -> String?
    {
      let outcome = try Self.say(home, words, by: actor, lang: lang)
      expectStatus(outcome, 0)
      return outcome.lines.first { $0.contains("whistle, ") || $0.contains("哨，") }
    }
    let (water, housing) = (
      "Water resources (dept/water)", "Housing and construction (dept/housing)"
    )
    #expect(
      try line("blow 2 routine housing dept/water")
        == "  routine whistle, still to report in: \(housing), \(water)")
    #expect(
      try line("report-in 2", by: "water.d1", lang: "zh")
        == "  日常哨，待报到：住房和城乡建设局（dept/housing）；已报到：水利局（dept/water）")
    // As long as somebody is to come, whatever is recorded.
    #expect(
      try line("note 2 已备案")
        == "  routine whistle, still to report in: \(housing); reported in: \(water)")
    #expect(
      try line("excuse 2 housing 已办")
        == "  routine whistle, reported in: \(water); excused: \(housing)")
    #expect(
      try line("finish 2", by: "water.d1")
        == "  routine whistle, finished: \(water); excused: \(housing)")
    #expect(try line("note 2 已备案") == nil)
  }

  /// A step that has its effect anew each time would be taken twice.
  @Test func whatIsNotPutRightByItsRepetitionIsRefusedWithWhatLeadsBack() throws {
    let home = try Self.home()
    let steps = [
      ("register property xingfu 门坏了", "title=窗坏了", "whistle withdraw 2"),
      ("accept 2", "tier=street", "whistle note 2 WHAT"),
      ("blow 2 routine dept/water", "kind=tough", "whistle excuse 2 UNIT REASON"),
      ("card 2 notice", "level=red", "whistle lift 2 REASON"),
    ]
    for (words, member, remedy) in steps {
      expectStatus(try Self.say(home, words), 0)
      let before = try home.book()
      let outcome = try Self.say(home, "correct 2 \(member)")
      expectRefusal(outcome, "record.correction")
      #expect(outcome.err.contains("instead: \(remedy)\n"), "\(outcome.err)")
      #expect(try home.book() == before)
    }
    let chinese = try Self.say(home, "correct 2 level=red", lang: "zh")
    #expect(chinese.err.contains("请改用：whistle lift 2 〈情况说明〉"), "\(chinese.err)")
  }

  @Test func aCorrectionThatTakesTheCaseBackSaysSo() throws {
    let home = try Self.home()
    for words in ["register property xingfu 门坏了", "accept 2", "resolve 2 已修好"] {
      expectStatus(try Self.say(home, words), 0)
    }
    expectStatus(try Self.say(home, "check 2 pass", by: "fenghuang.d1"), 0)
    let line = try #require(try home.bookLines().last)
    let text = try #require(try object(line)["sequence"] as? String)
    let sequence = try #require(Int(text))
    expectStatus(try Self.say(home, "follow 2 yes yes", by: "fenghuang.d1"), 0)
    expectStatus(try Self.say(home, "close 2 solved", by: "fenghuang.d1"), 0)
    let outcome = try Self.say(
      home, "correct 2 --event \(sequence) pass=false", by: "fenghuang.d1")
    expectStatus(outcome, 0)
    #expect(outcome.lines.first?.hasPrefix("FH-2026-000002 handling, held by ") == true)
    #expect(outcome.lines.contains("the correction has changed its status: closed → handling"))
    let note = try Self.say(home, "note 2 已备案")
    #expect(!note.out.contains("status"))
  }

  @Test func whatIsNoCaseHasVerbsToo() throws {
    let home = try Self.home()
    let events = [
      (
        "post-task 2026-0001 河道清洁", "task/2026-0001",
        #"task.posted {"actor":"xingfu.d1","item":"河道清洁"}"#
      ),
      ("claim-task 2026-0001 v1", "task/2026-0001", #"task.claimed {"actor":"v1"}"#),
      (
        "finish-task task/2026-0001 v1 --evidence sha256:00", "task/2026-0001",
        #"task.done {"actor":"v1","evidence":["sha256:00"]}"#
      ),
      (
        "list-need 2026-09/xingfu 法律咨询", "list/2026-09/xingfu",
        #"need.listed {"list":"2026-09/xingfu","unit":"fenghuang/xingfu","item":"法律咨询"}"#
      ),
      (
        "commit 2026-Q4 修路灯", "period/2026-Q4/fenghuang/xingfu",
        #"commitment.made {"unit":"fenghuang/xingfu","quarter":"2026-Q4","item":"修路灯"}"#
      ),
    ]
    for (words, subject, line) in events {
      expectStatus(try Self.say(home, words), 0)
      #expect(try Self.last(home) == line)
      let stored = try object(#require(try home.bookLines().last))
      #expect(stored["subject"] as? String == subject)
    }
  }

  /// What is left out for a case that does not stand so is not what is wrong.
  @Test func aCaseThatDoesNotStandSoIsRefusedAsSuch() throws {
    let home = try Self.home()
    expectStatus(try Self.say(home, "register property xingfu 门坏了"), 0)
    expectRefusal(try Self.say(home, "escalate 2"), "guard.status")
    expectRefusal(try Self.say(home, "lift 2 已办"), "usage.missing-option")
  }

  @Test func anEmptyBookSaysHowToBegin() throws {
    let home = try Home()
    expectRefusal(try Self.say(home, "accept 1"), "book.missing")
    try home.write([], to: Home.segment)
    expectRefusal(try Self.say(home, "register a b c --source /b"), "usage.unit")
    let unit = "add-unit b 街道 tier --by a --source /b"
    expectStatus(try home.run(Self.clock + unit.split(separator: " ").map(String.init)), 0)
    expectStatus(try Self.say(home, "add-actor xingfu.d1 b clerk duty --source /b"), 0)
    #expect(
      try Self.last(home)
        == #"actor.registered {"actor":"xingfu.d1","unit":"b","roles":["clerk","duty"]}"#)
    expectRefusal(try Self.say(home, "register a b c"), "record.number")
    expectStatus(try Self.say(home, "register a b c --case X-1"), 0)
  }

  /// SPEC §10: what would act on a terminal is shown, never obeyed.
  @Test func aTextThatWouldActOnTheTerminalIsShown() throws {
    let home = try Self.home()
    let outcome = try home.run(
      Self.clock + ["dispatch", "1", "\u{1B}[31m\u{202E}", "--by", "xingfu.d1"])
    expectRefusal(outcome, "usage.unit")
    #expect(!outcome.err.contains("\u{1B}") && !outcome.err.contains("\u{202E}"))
  }
}
