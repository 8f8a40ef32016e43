import FileStore
import Foundation
import TestSupport
import Testing

/// Commands and questions as JSON lines, each answered by a line (SPEC §14).
@Suite struct PipeCommandTests {
  /// A command that no guard refuses.
  static func need(_ id: String, _ more: String = "", subject: String = "list/1") -> String {
    #"{"type":"need.listed","subject":"\#(subject)","by":"a","source":"test","id":"\#(id)","#
      + #""data":{"list":"1","unit":"test"}\#(more)}"# + "\n"
  }

  private func answers(
    _ input: String, in home: Home, _ words: String = "pipe"
  ) throws -> [[String: Any]] {
    let outcome = try home.run(words, input: input)
    expectStatus(outcome, 0)
    return try outcome.objects()
  }

  private func code(_ answer: [String: Any]) -> String { answer["code"] as? String ?? "ok" }

  @Test func aCommandIsAnsweredWithItsPlaceAndWhatIsDueNext() throws {
    let home = try Home.fixed()
    let line =
      #"{"type":"case.dispatched","subject":"FH-2026-000005","by":"zhang","source":"fenghuang/yulan","#
      + #""data":{"to":"dept/water"},"time":"2026-07-20T17:00:00+08:00","expect":4}"# + "\n"
    let answer = try #require(try answers(line, in: home).first)
    #expect(answer["ok"] as? Bool == true, "\(answer)")
    #expect(answer["sequence"] as? Int == FixedBook.events + 1)
    #expect(answer["caseseq"] as? Int == 5)
    let due = try #require(answer["due"] as? [[String: Any]])
    let rows = try #require(
      try home.run("case FH-2026-000005 --format json").json() as? [String: Any])
    let timers = try #require(rows["timers"] as? [[String: Any]])
    let open = timers.filter { $0["stop"] is NSNull && !($0["due"] is NSNull) }
    #expect(!due.isEmpty && due.count == open.count)
    for row in due {
      #expect(
        open.contains { timer in
          ["timer", "unit", "due"].allSatisfy { timer[$0] as? String == row[$0] as? String }
        }, "\(row)")
    }
  }

  /// What is wrong with a line, where, and what was probably meant; the lines around it count.
  @Test(arguments: [
    (#"nonsense"#, "exchange.json", 2), (#"{"type":"#, "exchange.json", 9),
    (#"[]"#, "exchange.json", 0),
    (#"{"type":"need.listed"}"#, "exchange.key", 1),
    (#"{"tpye":"x","subject":"y"}"#, "exchange.key", 2),
    (#"{"type":"need.listed","subject":5}"#, "exchange.key", 23),
    (#"{"type":"need.listed","subject":"list/1","data":[]}"#, "exchange.key", 42),
    (#"{"type":"need.listed","subject":"list/1","expect":-1}"#, "exchange.key", 42),
    (#"{"type":"need.listed","subject":"list/1","expect":1.5}"#, "exchange.key", 42),
    (#"{"type":"need.listde","subject":"list/1"}"#, "append.form", 2),
    (#"{"type":"need.listed","subject":"list/1","data":{"lst":"1"}}"#, "usage.member", 50),
    (
      #"{"type":"need.listed","subject":"list/1","by":"a","source":"test","data":{"list":"1"}}"#,
      "append.form", 67
    ),
    (
      #"{"type":"need.listed","subject":"list/1","data":{"list":"1","unit":"test"}}"#,
      "usage.missing-option", 0
    ),
    (
      #"{"type":"need.listed","subject":"list/1","by":"a","data":{"list":"1","unit":"test"}}"#,
      "record.actor", 0
    ),
    (
      #"{"type":"need.listed","subject":"list/1","by":"a","source":"system/sweep","data":{"list":"1","unit":"test"}}"#,
      "append.system", 0
    ),
    (
      #"{"type":"need.listed","subject":"list/1","by":"a","source":"test","data":{"list":"1","unit":"test","x-a":"13912345678"}}"#,
      "append.privacy", 100
    ),
    (
      #"{"type":"case.signed","subject":"没有","by":"a","source":"test","data":{"unit":"test"}}"#,
      "guard.no-case", 0
    ),
    (
      #"{"type":"need.listed","subject":"list/1","by":"a","source":"test","expect":9,"data":{"list":"1","unit":"test"}}"#,
      "append.expect", 0
    ),
    (#"{"query":"bord"}"#, "exchange.query", 0),
    (#"{"query":"board","id":"x"}"#, "exchange.key", 18),
    (#"{"query":"case"}"#, "exchange.key", 1),
    (#"{"query":"case","id":"none"}"#, "case.unknown", 0),
    (#"{"query":"due","within":"1x"}"#, "usage.span", 0),
    (#"{"query":"due","timer":"x"}"#, "usage.timer", 0),
    (#"{"query":"changes"}"#, "exchange.key", 1),
    (#"{"query":"changes","since":1}"#, "exchange.key", 20),
    (#"{"query":"changes","since":"soon"}"#, "usage.time", 0),
  ])
  func aLineThatIsWrongHurtsNoOther(line: String, code: String, column: Int) throws {
    let home = try Home.fixed()
    let found = try answers(Self.need("1") + line + "\n" + Self.need("2"), in: home)
    #expect(found.map(self.code) == ["ok", code, "ok"], "\(found)")
    let refused = try #require(found.dropFirst().first)
    #expect(refused["ok"] as? Bool == false)
    #expect((refused["reason"] as? String)?.isEmpty == false)
    #expect((refused["hints"] as? [String])?.isEmpty == false)
    if column > 0 { #expect(refused["column"] as? Int == column, "\(refused)") }
    #expect(try home.bookLines().count == FixedBook.events + 2)
  }

  @Test func whatWasMeantIsSaidInTheLanguageOfTheCall() throws {
    let line = #"{"type":"need.listed","subject":"list/1","data":{"lst":"1"}}"# + "\n"
    let answer = try #require(try answers(line, in: .fixed(), "pipe --lang zh").first)
    #expect(answer["reason"] as? String == "need.listed 没有键“lst”")
    #expect(answer["hints"] as? [String] == ["是否想写“list”？"])
  }

  @Test func theSameIdAgainIsKnownAndOtherContentRefused() throws {
    let home = try Home.fixed()
    let other = Self.need("1").replacingOccurrences(of: #""list":"1""#, with: #""list":"2""#)
    let first = try answers(Self.need("1") + Self.need("1") + other, in: home)
    let again = try answers(Self.need("1"), in: home)
    #expect(first.map(code) == ["ok", "ok", "append.conflict"])
    for answer in [first[1], again[0]] {
      #expect(answer["sequence"] as? Int == FixedBook.events + 1)
      #expect(answer["caseseq"] as? Int == first[0]["caseseq"] as? Int)
      #expect(answer["known"] as? Bool == true)
    }
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }

  @Test func aQuestionSeesWhatStandsBeforeItAndSaysWhatTheCommandSays() throws {
    let home = try Home.fixed()
    let note =
      #"{"type":"case.noted","subject":"FH-2026-000003","by":"a","source":"dept/water","data":{"what":"w"}}"#
    let question = #"{"query":"case","id":"FH-2026-000003"}"#
    let found = try answers([question, note, question, ""].joined(separator: "\n"), in: home)
    let versions = found.map { ($0["result"] as? [String: Any])?["version"] as? Int }
    let before = try #require(versions[0])
    #expect(versions[2] == before + 1)
    for (question, words) in [
      (question, "case FH-2026-000003"), (#"{"query":"board"}"#, "board"),
      (#"{"query":"due","within":"5d"}"#, "due --within 5d"), (#"{"query":"due"}"#, "due"),
      (#"{"query":"overdue"}"#, "overdue"),
      (#"{"query":"overdue","timer":"handle"}"#, "overdue --timer handle"),
      (#"{"query":"changes","since":"2026-07-15"}"#, "changes --since 2026-07-15"),
    ] {
      let answer = try #require(try answers(question + "\n", in: home).first)
      let result = try JSONSerialization.data(
        withJSONObject: try #require(answer["result"]), options: .sortedKeys)
      let expected = try JSONSerialization.data(
        withJSONObject: try home.run("\(words) --format json").json(), options: .sortedKeys)
      #expect(result == expected, "\(words)")
    }
  }

  @Test func aLineWithoutAnEndIsNotTaken() throws {
    let home = try Home.fixed()
    let found = try answers(Self.need("1") + Self.need("2").dropLast(), in: home)
    #expect(found.map(code) == ["ok", "exchange.cut"])
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }

  @Test func aLineThatIsTooLongIsRefusedAndTheNextOneTaken() throws {
    let home = try Home.fixed()
    let long = Self.need("1", #","x":"\#(String(repeating: "x", count: 300_000))""#)
    let filling = String(repeating: "长", count: 22_000)
    let event = Self.need("2").replacingOccurrences(
      of: #""list":"1""#, with: #""list":"1","x-a":"\#(filling)""#)
    let found = try answers(long + event + Self.need("3"), in: home)
    #expect(found.map(code) == ["exchange.too-long", "append.too-long", "ok"])
  }

  @Test func blankLinesAreNotAnswered() throws {
    #expect(try answers("\n  \n" + Self.need("1") + "\n", in: .fixed()).count == 1)
    #expect(try answers("", in: .fixed()).isEmpty)
  }

  @Test func whoIsRefusedIsJournalled() throws {
    let home = try Home.fixed()
    let line =
      #"{"type":"case.closed","subject":"FH-2026-000003","by":"a","source":"test","data":{"outcome":"solved"}}"#
    #expect(try answers(line + "\n", in: home).map(code) == ["guard.status"])
    let journal = try object(try home.text(of: "events/journal/refused.jsonl"))
    #expect(journal["code"] as? String == "guard.status")
    #expect(journal["login"] as? String == FileStore.Process.login)
  }

  @Test func aBookIsMadeByTheFirstCommandThatNamesAUnit() throws {
    let home = try Home()
    let nameless = Self.need("1").replacingOccurrences(of: #""source":"test","#, with: "")
    let found = try answers(#"{"query":"board"}"# + "\n" + nameless, in: home)
    #expect(found.map(code) == ["book.missing", "book.missing"])
    #expect(!home.exists("events"))
    #expect(try answers(Self.need("1") + #"{"query":"board"}"# + "\n", in: home).count == 2)
    #expect(try home.bookLines().count == 1)
  }

  @Test func personalDataIsTakenOnceItIsConfirmedToBeNone() throws {
    let line = Self.need("1").replacingOccurrences(
      of: #""list":"1""#, with: #""list":"1","x-a":"13912345678""#)
    let confirmed = line.replacingOccurrences(
      of: #""by":"#, with: #""confirmed-no-personal-data":true,"by":"#)
    let found = try answers(line + confirmed + line, in: .fixed())
    #expect(found.map(code) == ["append.privacy", "ok", "ok"])
    #expect(found[2]["known"] as? Bool == true)
  }
}
