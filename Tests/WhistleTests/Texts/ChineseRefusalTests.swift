import Testing

/// Those who record in Chinese are refused in Chinese; programs read English whatever the locale.
@Suite struct ChineseRefusalTests {
  @Test(
    "A refusal names what is wrong and what would be allowed, in Chinese",
    arguments: [
      (
        "case.signed FH-2026-000003 unit=dept/water",
        """
        错误[guard.status]：案件处于“办理中”状态
          说明：只有下列状态可以记录此事件：已派发

        """
      ),
      (
        "case.dispatched FH-2026-000003 to=dept/nowhere",
        """
        错误[guard.unit-unknown]：单位“dept/nowhere”未登记
          说明：请先登记单位（unit.registered）

        """
      ),
      (
        "case.suspended FH-2026-000003 reason=busy",
        """
        错误[guard.suspend-reason]：规则不允许以“busy”为由挂起
          说明：允许的理由：“materials”、“season”

        """
      ),
      (
        "task.claimed task/1 actor=li.na",
        """
        错误[guard.no-task]：任务“task/1”没有张榜
          说明：请先张榜（task.posted）

        """
      ),
      (
        "case.contacted FH-2026-000003 --expect 7",
        """
        错误[append.expect]：“FH-2026-000003”已有 8 个事件，不是 7 个
          说明：期间已有他人记录，请先查看“whistle case FH-2026-000003”
          说明：此后新增：议事，2026-07-18T10:00:00+08:00，li.na

        """
      ),
      (
        "case.dispatched FH-2026-000003",
        """
        错误[append.form]：case.dispatched 缺少 data.to
          说明：各类事件的键见“whistle help event 类型”

        """
      ),
    ])
  func record(_ words: String, _ said: String) throws {
    let outcome = try Home.fixed().run("record \(words) --by li.na --lang zh")
    expectStatus(outcome, 2)
    #expect(outcome.said == said)
  }

  @Test(
    "What a call asks for in vain is said in Chinese",
    arguments: [
      ("case FH-1", "错误[case.unknown]：本次查询所见的台账中没有案件“FH-1”"),
      ("assess --period 2026-13", "错误[usage.period]：--period 的“2026-13”不是月、季度或年"),
      ("due --within soon", "错误[usage.span]：--within 的“soon”不是时长"),
      ("overdue --timer never", "错误[usage.timer]：没有时限“never”"),
      ("rules show nowhere", "错误[rules.unknown]："),
      ("replay --as-of yesterday", "错误[usage.time]：--as-of 的“yesterday”不是时间"),
      ("board --home nowhere", "nowhere/events: 错误[book.missing]：这里没有台账"),
    ])
  func calls(_ words: String, _ said: String) throws {
    let outcome = try Home.fixed().run("\(words) --lang zh")
    expectStatus(outcome, 2)
    #expect(outcome.err.hasPrefix(said), "\(outcome.err)")
    #expect(outcome.err.contains("\n  说明："), "\(outcome.err)")
  }

  @Test("Every fault of a ruleset is said in Chinese, with its path")
  func rules() throws {
    let home = try Home()
    try home.write(#"{"zone":"Mars/Base","ladder":[]}"#, to: "rules.json")
    let outcome = try home.run("rules check rules.json --lang zh")
    expectRefusal(outcome, "rules.invalid", at: "rules.json", inChinese: true)
    for fault in ["/zone：本机没有时区“Mars/Base”", "/ladder：至少要有一个层级", "/：缺少键“name”"] {
      #expect(outcome.err.contains(fault), "\(outcome.err)")
    }
  }

  @Test("In a line of a batch the place stands before the reason")
  func append() throws {
    let outcome = try Home.fixed().run("append --lang zh", input: #"{"specversion":"1.0"}"# + "\n")
    expectRefusal(outcome, "append.form", at: "standard input:1:1", inChinese: true)
    #expect(outcome.err.contains("未追加任何内容；--keep-going 可只收正确的行"), "\(outcome.err)")
  }

  @Test("Refused lines and anomalies are written in English for programs, whatever the locale")
  func data() throws {
    let home = try Home.fixed()
    let line =
      #"{"specversion":"1.0","id":"a","source":"/x","type":"case.signed","#
      + #""subject":"FH-9","time":"2026-07-20T18:00:00+08:00","data":{"unit":"x"}}"# + "\n"
    expectStatus(
      try home.run("append --keep-going --refused r.jsonl --lang zh", input: line), 1)
    #expect(try home.text(of: "r.jsonl").contains(#""reason":"there is no such case""#))
    for format in ["json", "jsonl", "csv"] {
      #expect(
        try home.run("audit --format \(format) --lang zh").out
          == home.run("audit --format \(format) --lang en").out)
    }
    #expect(try home.run("audit --lang zh").out.contains("没有这个案件"))
  }
}
