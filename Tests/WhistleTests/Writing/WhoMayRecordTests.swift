import FileStore
import Foundation
import Testing

/// Who may record what, by the commands (SPEC §13).
@Suite struct WhoMayRecordTests {
  private static let login = FileStore.Process.login

  /// The fixed book under rules with an authority: `li.na` of the grid keeps the book and handles what her
  /// unit holds; `chen.bo` of the water board handles, too.
  private static func office(behalf: Bool = false) throws -> Home {
    let home = try Home.fixed()
    var rules = try FixedBook.ruleset()
    rules["authority"] = [
      "roles": [
        "keeper": [
          ["events": ["rules.*", "actor.registered"], "where": "any"],
          behalf ? ["behalf": true] : ["events": ["actor.retired"], "where": "any"],
        ],
        "handler": [["events": ["case.noted", "case.resolved"], "where": "holder"]],
      ],
      "separate": [["case.noted", "case.contacted"]],
    ]
    let bytes = try JSONSerialization.data(withJSONObject: rules)
    try home.write(Array(bytes), to: "office.json")
    func must(_ words: String) throws { expectStatus(try home.run(words), 0) }
    try must("rules adopt office.json --effective 2026-07-20 --scope new --by li.na")
    try must(
      #"record actor.registered actor/chen.bo actor=chen.bo unit=dept/water roles=["handler"] --by li.na"#
    )
    try must(
      #"record actor.registered actor/li.na actor=li.na unit=fenghuang/yulan/g01 roles=["keeper","handler"] --by li.na"#
    )
    return home
  }

  private static let note = "record case.noted FH-2026-000003 what=w"

  @Test func whoHasTheRoleThereMayAndNobodyElse() throws {
    let home = try Self.office()
    let before = try home.book()
    let refusal = try home.run("\(Self.note) --by li.na")
    expectRefusal(refusal, "guard.authority")
    #expect(refusal.err.contains("hint: it takes the role 'handler' where"), "\(refusal.err)")
    #expect(try home.book() == before)
    expectStatus(try home.run("\(Self.note) --by chen.bo"), 0)
    // Of two types that are separate the other is somebody else's now.
    let contact = "record case.contacted FH-2026-000003 --source dept/water"
    expectRefusal(try home.run("\(contact) --by chen.bo"), "guard.separation")
    expectStatus(try home.run("\(contact) --by li.na"), 0)
  }

  @Test func whatIsTakenOverIsAnAnomaly() throws {
    let home = try Self.office()
    let line =
      #"{"specversion":"1.0","id":"h","source":"/x","type":"case.noted","subject":"FH-2026-000003","#
      + #""time":"2026-07-20T17:00:00+08:00","authtype":"user","authid":"x","behalfof":"root","#
      + #""data":{"what":"w"}}"#
    expectRefusal(try home.run("append -", input: line), "append.form")
    let plain = line.replacingOccurrences(of: #""behalfof":"root","#, with: "")
    expectRefusal(try home.run("append -", input: plain), "guard.authority")
    expectStatus(try home.run("append --history -", input: line), 0)
    #expect(try home.bookLines().last?.contains(#""behalfof":"root""#) == true)
    let audit = try home.run("audit --format jsonl")
    #expect(try audit.objects().contains { $0["kind"] as? String == "authority" })
  }

  @Test func auditSaysOnceWhatEverybodyMayRecord() throws {
    let without = try Home.fixed().run("audit").err
    #expect(without.contains("no rules in force say who may record what"), "\(without)")
    let said = try Self.office().run("audit").err
    #expect(said.contains("everybody may record what no actor has a role for: "), "\(said)")
    #expect(said.contains("case.signed") && !said.contains("case.noted"), "\(said)")
  }

  @Test func mayListsWhatSomebodyMayRecord() throws {
    let home = try Self.office()
    func types(_ words: String) throws -> [String: String?] {
      let rows = try home.run("may \(words) --format jsonl").objects()
      return Dictionary(
        rows.map { ($0["type"] as? String ?? "", $0["where"] as? String) },
        uniquingKeysWith: { first, _ in first })
    }
    let all = try types("--by chen.bo")
    #expect(all["case.noted"] == .some("holder") && all["rules.adopted"] == nil)
    #expect(all["case.signed"] == .some(nil))
    let name = "FH-2026-000003"
    let here = try types("--by chen.bo \(name)")
    #expect(here["case.resolved"] == .some("holder") && here["case.closed"] == nil)
    #expect(try types("--by li.na \(name)")["case.resolved"] == nil)
    expectRefusal(try home.run("may --by nobody.at.all"), "record.actor")
    let table = try home.run("may --by chen.bo --lang zh").out
    #expect(table.contains("本单位承办该案") && table.contains("人人"), "\(table)")
  }

  // MARK: Logins

  private static func register(_ actor: String, login: String, in home: Home) throws {
    let roles = actor == "li.na" ? #"roles=["keeper","handler"]"# : #"roles=["handler"]"#
    let unit = actor == "li.na" ? "fenghuang/yulan/g01" : "dept/water"
    expectStatus(
      try home.run(
        "record actor.registered actor/\(actor) actor=\(actor) unit=\(unit) \(roles) login=\(login) --by li.na"
      ), 0)
  }

  @Test func theActorWithTheLoginNeedsNoBy() throws {
    let home = try Self.office()
    let words = "record case.contacted FH-2026-000003"
    expectRefusal(try home.run(words), "usage.missing-option")
    try Self.register("li.na", login: Self.login, in: home)
    let line = try home.run(words)
    #expect(line.out.contains(#""authid":"li.na""#) && !line.out.contains("behalfof"))
    #expect(try home.run("may --format jsonl").objects().count > 10)
    // A second actor with the same login leaves it open whose it is.
    try Self.register("chen.bo", login: Self.login, in: home)
    expectRefusal(try home.run(words), "usage.missing-option")
  }

  @Test func somebodyElsesByTakesARoleAndIsWrittenDown() throws {
    let words = "record case.contacted FH-2026-000003 --by chen.bo"
    let strict = try Self.office()
    expectStatus(try strict.run(words), 0)
    try Self.register("li.na", login: Self.login, in: strict)
    expectRefusal(try strict.run(words), "record.behalf")
    expectStatus(try strict.run("record case.contacted FH-2026-000003 --by li.na"), 0)
    let lenient = try Self.office(behalf: true)
    try Self.register("li.na", login: Self.login, in: lenient)
    let line = try lenient.run(words).out
    #expect(line.contains(#""authid":"chen.bo","behalfof":"\#(Self.login)""#), "\(line)")
    // Whose login another account has is not the system's user's either.
    let foreign = try Self.office()
    try Self.register("chen.bo", login: "somebody-else", in: foreign)
    expectRefusal(try foreign.run(words), "record.behalf")
  }

  // MARK: The journal

  @Test func aRefusalIsJournalledWithoutWhatSomebodyWrote() throws {
    let home = try Self.office()
    let journal = "events/journal/refused.jsonl"
    #expect(!home.exists(journal))
    expectRefusal(
      try home.run([
        "--now", Home.now, "record", "case.noted", "张三 13800138000", "what=秘密", "--by", "chen.bo",
      ]),
      "guard.no-case")
    expectRefusal(
      try home.run("record case.signed FH-2026-000003 unit=dept/water --by li.na"), "guard.status")
    let lines = try home.text(of: journal).split(separator: "\n").map { try object(String($0)) }
    #expect(lines.count == 2)
    #expect(lines[0]["subject"] is NSNull && lines[0]["code"] as? String == "guard.no-case")
    #expect(
      lines[1] as NSDictionary == [
        "time": "2026-07-20T10:00:00Z", "login": Self.login, "actor": "li.na",
        "type": "case.signed", "subject": "FH-2026-000003", "code": "guard.status",
      ])
    #expect(try !home.text(of: journal).contains("秘密"))
    expectStatus(try home.run("verify"), 0)
    expectStatus(try home.run("sweep --dry-run"), 0)
    #expect(try home.text(of: journal).split(separator: "\n").count == 2)
  }

  @Test func besideTheSegmentsStandsNothingThatLeadsElsewhere() throws {
    let home = try Self.office()
    for script in [
      "ln -s /tmp events/other", "mkdir events/other", "ln -s /tmp events/journal",
    ] {
      expectStatus(try home.shell(script), 0)
      expectRefusal(try home.run("board"), "file.not-regular")
      expectStatus(try home.shell("rm -rf events/other events/journal"), 0)
      expectStatus(try home.run("board"), 0)
    }
  }

  @Test func othersHaveNoRights() throws {
    let home = try Home()
    let outcome = try home.shell(
      "umask 000; $WHISTLE record task.posted task/1 actor=a --by a --source x > /dev/null; "
        + "find events -perm /007 | wc -l; stat -c %a events events/*.jsonl")
    #expect(outcome.lines == ["0", "750", "640"], "\(outcome.out)\(outcome.err)")
  }
}
