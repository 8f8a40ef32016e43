import Foundation
import Testing

/// What an adoption may be asked to do that is out of the ordinary: the past, the future, the same
/// instant twice, notices that were served under other rules, a book that the rules do not fit.
///
/// FH-2026-000100 is accepted, dispatched to the water office and signed on Monday 2026-07-06 at 09:00.
/// Its second `handle` is to be reminded of after 4wd, on Friday the 10th at 09:00, and due on Monday the
/// 13th. It is urged in time, and resolved on Friday at 15:00.
@Suite struct AdoptionTests {
  private static let subject = "FH-2026-000100"

  private static func home() throws -> Home {
    let home = try Home.fixed()
    let monday = "2026-07-06T09:00:00+08:00"
    let due = "2026-07-13T09:00:00+08:00"
    let lines = [
      event(
        "a1", "case.registered", subject,
        data: #"{"matter":"noise","place":"fenghuang/yulan/g01","channel":"grid","#
          + #""urgency":"normal","title":"t"}"#, time: monday),
      event("a2", "case.accepted", subject, data: "{}", time: monday),
      event("a3", "case.dispatched", subject, data: #"{"to":"dept/water"}"#, time: monday),
      event(
        "a4", "case.signed", subject, data: #"{"unit":"dept/water"}"#, source: "/dept/water",
        time: monday),
      event("a5", "case.contacted", subject, time: monday),
      event(
        "a6", "case.urged", subject,
        data: #"{"timer":"handle","run":2,"unit":"dept/water","due":"\#(due)"}"#,
        source: "/system/sweep", time: "2026-07-10T09:00:00+08:00"),
      event(
        "a7", "case.resolved", subject, data: #"{"action":"done"}"#, source: "/dept/water",
        time: "2026-07-10T15:00:00+08:00"),
    ]
    let outcome = try home.run("append --history -", input: lines.joined())
    try #require(outcome.status == 0, "\(outcome.err)")
    return home
  }

  /// The fixed book's rules under another name, changed at the keys of a path.
  @discardableResult
  private static func write(
    _ name: String, to home: Home, _ change: (inout [String: Any]) throws -> Void = { _ in }
  ) throws -> String {
    var rules = try FixedBook.ruleset()
    rules["name"] = name
    try change(&rules)
    let bytes = try JSONSerialization.data(withJSONObject: rules, options: .sortedKeys)
    try home.write(Array(bytes), to: "\(name).json")
    return "\(name).json"
  }

  /// Reminds of a `handle` only when it is due.
  private static func patient(_ rules: inout [String: Any]) throws {
    var classes = try #require(rules["classes"] as? [String: Any])
    var normal = try #require(classes["normal"] as? [String: Any])
    var timers = try #require(normal["timers"] as? [String: Any])
    timers["handle"] = ["remind": "5wd", "limit": "5wd", "red": "10wd"]
    normal["timers"] = timers
    classes["normal"] = normal
    rules["classes"] = classes
  }

  private static func adopt(
    _ home: Home, _ file: String, effective: String, scope: String, more: String = ""
  ) throws -> Outcome {
    let outcome = try home.run(
      "rules adopt \(file) --effective \(effective) --scope \(scope) --by li.na \(more)")
    expectStatus(outcome, 0)
    return outcome
  }

  private static func name(_ home: Home, at time: String) throws -> String? {
    try object(try home.run("rules show --at \(time)").out)["name"] as? String
  }

  /// The second `handle` of the case, and what is said of the case at all.
  private static func handle(_ home: Home, _ words: String = "") throws -> [String: Any] {
    let state = try object(try home.run("case \(subject) --format json \(words)").out)
    let timers = try #require(state["timers"] as? [[String: Any]])
    return try #require(
      timers.first { $0["timer"] as? String == "handle" && $0["run"] as? Int == 2 })
  }

  private static func digest(_ home: Home, _ file: String) throws -> String {
    try #require(
      try object(try home.run("rules check \(file) --format json").out)["digest"] as? String)
  }

  // MARK: When

  @Test func rulesOfThePastGovernFromThere() throws {
    let home = try Self.home()
    let file = try Self.write("past", to: home, Self.patient)
    let outcome = try Self.adopt(
      home, file, effective: "2026-07-05T00:00:00+08:00", scope: "new")
    #expect(outcome.err.contains("as of 2026-07-20T18:00:00+08:00 these rules govern "))
    #expect(try Self.name(home, at: "2026-07-04T23:59:59+08:00") == "township")
    #expect(try Self.name(home, at: "2026-07-05T00:00:00+08:00") == "past")
    #expect(try Self.name(home, at: "2026-07-15T00:00:00+08:00") == "township-summer")
    let row = try Self.handle(home)
    #expect(row["ruleset"] as? String == (try Self.digest(home, file)))
    #expect(row["remind"] as? String == "2026-07-13T09:00:00+08:00")
    // The book did not know them on the 19th.
    let before = try Self.handle(home, "--to-sequence 55")
    #expect(before["remind"] as? String == "2026-07-10T09:00:00+08:00")
  }

  @Test func rulesOfTheFutureWait() throws {
    let home = try Self.home()
    let file = try Self.write("future", to: home, Self.patient)
    let outcome = try Self.adopt(
      home, file, effective: "2026-09-01T00:00:00+08:00", scope: "all")
    #expect(outcome.err.contains("as of 2026-09-01T00:00:00+08:00 these rules govern "))
    #expect(try Self.name(home, at: "2026-08-31T23:59:59+08:00") == "township-summer")
    #expect(try Self.name(home, at: "2026-09-01T00:00:00+08:00") == "future")
    #expect(try Self.handle(home)["remind"] as? String == "2026-07-10T09:00:00+08:00")
    let later = try Self.handle(home, "--now 2026-09-01T00:00:00+08:00")
    #expect(later["remind"] as? String == "2026-07-13T09:00:00+08:00")
  }

  @Test(arguments: ["new", "open", "all"])
  func ofTwoAtOneInstantTheLaterInTheBookWins(_ scope: String) throws {
    let home = try Self.home()
    let files = try ["first", "second"].map { try Self.write($0, to: home) }
    let effective = "2026-07-01T00:00:00+08:00"
    for file in files {
      _ = try Self.adopt(home, file, effective: effective, scope: scope)
    }
    #expect(try Self.name(home, at: effective) == "second")
    #expect(try Self.handle(home)["ruleset"] as? String == (try Self.digest(home, files[1])))
    let listed = try home.run("rules list --format jsonl").objects().compactMap {
      $0["name"] as? String
    }
    let places = try ["first", "second"].map { try #require(listed.firstIndex(of: $0)) }
    #expect(places[0] < places[1])
  }

  // MARK: Served notices

  @Test func noticesThatWereServedStayFactsUnderAScopeThatContradictsThem() throws {
    let home = try Self.home()
    let file = try Self.write("patient", to: home, Self.patient)
    // What it would mean is told beforehand: the reminder would have no ground.
    let proposed = try home.run("reproject --rules \(file) --format jsonl").objects()
    let row = try #require(proposed.first { $0["case"] as? String == Self.subject })
    #expect(row["class"] as? String == "notice-unfounded")
    #expect(row["clause"] as? String == "/classes/normal/timers/handle/remind")
    let before = try home.bookLines()

    let outcome = try Self.adopt(
      home, file, effective: "2026-07-16T00:00:00+08:00", scope: "all")
    #expect(outcome.err.contains("reminders and cards that were served"))
    #expect(outcome.err.contains(" be any more: 1;"))
    #expect(Array(try home.bookLines().dropLast()) == before)

    let state = try object(try home.run("case \(Self.subject) --format json").out)
    let types = try #require(state["events"] as? [[String: Any]]).map { $0["type"] as? String }
    #expect(types.contains("case.urged"))
    #expect(try Self.handle(home)["state"] as? String == "met")
    // The control run is empty, and says of the book that a notice has no ground now.
    let control = try home.run("reproject --rules now --format jsonl")
    expectStatus(control, 0)
    let summary = try #require(try control.objects().last?["summary"] as? [String: Any])
    let late = try #require(summary["lateFacts"] as? [String: Any])
    #expect(late["notice-unfounded"] as? Int == 1)
    // Which ruleset governs is told with the case.
    let digest = try Self.digest(home, file)
    let explained = try home.run("case \(Self.subject) --explain --format json")
    #expect(explained.out.contains(digest))
    #expect(try home.run("case \(Self.subject) --explain").out.contains("patient"))
  }

  @Test func whatAnAdoptionDoesIsSaidInChineseToo() throws {
    let home = try Self.home()
    let file = try Self.write("patient", to: home, Self.patient)
    let outcome = try Self.adopt(
      home, file, effective: "2026-07-16T00:00:00+08:00", scope: "all", more: "--lang zh")
    #expect(outcome.err.contains("件案件）改由本规则管辖"))
    #expect(outcome.err.contains("催办和督办：1 份"))
  }

  // MARK: Rules that do not fit

  @Test(arguments: ["matter", "tier", "calendar"])
  func everyCaseThatTheRulesDoNotFitIsCountedWithItsReason(_ missing: String) throws {
    let home = try Self.home()
    let file = try Self.write(missing, to: home) { rules in
      let matters = try #require(rules["matters"] as? [[String: Any]])
      switch missing {
      case "matter": rules["matters"] = matters.filter { $0["code"] as? String != "noise" }
      case "tier":
        rules["ladder"] = ["building", "community", "street"]
        rules["matters"] = matters.map { matter in matter.filter { $0.key != "tier" } }
      default:
        var calendar = try #require(rules["calendar"] as? [String: Any])
        calendar["name"] = "elsewhere"
        rules["calendar"] = calendar
      }
    }
    let cases = try home.run("cases --format jsonl").objects()
    let affected = cases.filter { row in
      switch missing {
      case "matter": row["matter"] as? String == "noise"
      case "tier": row["tier"] as? String == "grid"
      default:
        (row["timers"] as? [[String: Any]] ?? []).contains { $0["timer"] as? String == "accept" }
      }
    }
    let outcome = try home.run("reproject --rules \(file) --format jsonl")
    expectStatus(outcome, 1)
    let rows = try outcome.objects()
    let summary = try #require(rows.last?["summary"] as? [String: Any])
    #expect(affected.count > 3)
    for row in affected {
      let found = rows.first { $0["case"] as? String == row["case"] as? String }
      #expect(found?["class"] as? String == "unprocessable", "\(row["case"] ?? "")")
      #expect((found?["reason"] as? String)?.contains(missing) == true)
    }
    let classes = [
      "same", "due-moved", "met-to-late", "late-to-met", "notice-missing", "notice-unfounded",
      "tier", "status", "unprocessable",
    ]
    #expect(classes.reduce(0) { $0 + (summary[$1] as? Int ?? 0) } == cases.count)
    #expect(
      summary["unprocessable"] as? Int == rows.count { $0["class"] as? String == "unprocessable" })
  }

  // MARK: A calendar that comes late

  /// Accepted on Tuesday 2026-12-29 at 10:00 for 5wd. By the week alone these are Wed 30, Thu 31, Fri 1,
  /// Mon 4 and Tue 5 January; nobody knows the calendar of 2027. It is adopted on the 30th, with the 1st to
  /// the 3rd as holidays: Wed 30, Thu 31, Mon 4, Tue 5, Wed 6.
  @Test func aDueTimeBecomesCertainWhenTheYearsCalendarComes() throws {
    let home = try Home.fixed()
    let time = "2026-12-29T10:00:00+08:00"
    let lines = [
      event(
        "n1", "case.registered", "FH-2026-000200",
        data: #"{"matter":"noise","place":"fenghuang/yulan/g01","channel":"grid","#
          + #""urgency":"normal","title":"t"}"#, time: time),
      event("n2", "case.accepted", "FH-2026-000200", data: "{}", time: time),
    ]
    expectStatus(try home.run("append --history -", input: lines.joined()), 0)
    func handle(_ words: String) throws -> String {
      let state = try object(try home.run("case FH-2026-000200 --format json \(words)").out)
      let timers = try #require(state["timers"] as? [[String: Any]])
      let row = try #require(timers.first { $0["timer"] as? String == "handle" })
      let isProvisional = try #require(row["provisional"] as? Bool)
      return "\(row["due"] as? String ?? "-")\(isProvisional ? " provisional" : "")"
    }
    let later = "--now 2026-12-30T10:00:00+08:00"
    #expect(try handle(later) == "2027-01-05T10:00:00+08:00 provisional")
    let calendar = #"calendar=cn year=2027 holidays=["2027-01-01","2027-01-02","2027-01-03"]"#
    expectStatus(
      try home.run(
        "record calendar.adopted calendar \(calendar) workdays=[] --by li.na --allow-future "
          + "--now 2026-12-30T09:00:00+08:00"), 0)
    #expect(try handle(later) == "2027-01-06T10:00:00+08:00")
    // Before its event's time it does not hold yet, and who reads the book as it was does not know it.
    #expect(
      try handle("--now 2026-12-30T08:59:59+08:00") == "2027-01-05T10:00:00+08:00 provisional")
    #expect(try handle("\(later) --to-sequence 50") == "2027-01-05T10:00:00+08:00 provisional")
    // A day that turns out to be worked is counted as well: Wed 30, Thu 31, Sat 2, Mon 4, Tue 5.
    let amended = #"calendar=cn year=2027 holidays=["2027-01-01"] workdays=["2027-01-02"]"#
    expectStatus(
      try home.run(
        "record calendar.adopted calendar \(amended) --by li.na --allow-future "
          + "--now 2026-12-31T09:00:00+08:00"),
      0)
    #expect(try handle(later) == "2027-01-06T10:00:00+08:00")
    #expect(try handle("--now 2026-12-31T09:00:00+08:00") == "2027-01-05T10:00:00+08:00")
  }
}
