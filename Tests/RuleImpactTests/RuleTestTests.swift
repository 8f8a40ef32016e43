import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import RuleImpact
import Testing

@Suite("A rule test")
struct RuleTestTests {
  private static let event =
    #"{"specversion":"1.0","id":"1","source":"/office","type":"case.noted","subject":"A","#
    + #""time":"2026-09-01T00:00:00Z","data":{"what":"x"}}"#

  private static func text(
    name: String = "\"t\"", now: String = "\"2026-09-01T00:00:00Z\"", events: String = "[]",
    expect: String = "{}", more: String = ""
  ) -> String {
    #"{"name":\#(name),"now":\#(now),"events":\#(events),"expect":\#(expect)\#(more)}"#
  }

  private static func read(_ text: String) throws -> RuleTest {
    try Array(text.utf8).withByteView { view in
      try RuleTest(view, at: .init(file: "f", line: 7), by: Home("nowhere").codec)
    }
  }

  @Test("is read with its rules, or without")
  func whole() throws {
    let plain = try Self.read(Self.text(events: "[\(Self.event)]"))
    #expect(plain.name == "t")
    #expect(plain.events.map(\.subject) == ["A"])
    if plain.rules != nil { Issue.record("no rules") }
    guard case .named("standard") = try Self.read(Self.text(more: #","rules":"standard""#)).rules
    else {
      Issue.record("not a name")
      return
    }
    guard case .document = try Self.read(Self.text(more: #","rules":{"name":"x"}"#)).rules
    else {
      Issue.record("not a document")
      return
    }
  }

  @Test(
    "says where and why it is none",
    arguments: [
      ("", "rule-test.json", 1), ("[]", "rule-test.form", 1),
      (#"{"name":"t""#, "rule-test.json", 12),
      (text(more: #","rule":1"#), "rule-test.form", 66), (text(name: "\"\""), "rule-test.form", 2),
      (text(now: "\"2026\""), "rule-test.form", 13), (text(now: "1"), "rule-test.form", 13),
      (text(events: "{}"), "rule-test.form", 42), (text(events: "[1]"), "rule-test.form", 52),
      (text(expect: "[]"), "rule-test.form", 54), (text(expect: #"{"A":1}"#), "rule-test.form", 64),
      (text(expect: #"{"A":{"timers":{}}}"#), "rule-test.form", 69),
      (text(expect: #"{"A":{"timers":[{"timer":"sign"}]}}"#), "rule-test.form", 79),
      (text(expect: #"{"A":{"timers":[{"timer":"sing","run":1}]}}"#), "rule-test.form", 80),
      (text(more: #","rules":1"#), "rule-test.form", 66),
      (text(events: "[\(event.replacing("\"1.0\"", with: "\"2\""))]"), "rule-test.form", 53),
      (
        text(events: "[\(event.replacing("case.noted", with: "case.knotted"))]"), "append.form", 101
      ),
      (text(events: "[\(event.replacing("{\"what\":\"x\"}", with: "{}"))]"), "append.form", 165),
      (
        text(events: "[\(event.replacing("\"id\"", with: "\"caseseq\":1,\"id\""))]"),
        "rule-test.form", 73
      ),
    ])
  func faults(text: String, code: String, column: Int) throws {
    do {
      _ = try Self.read(text)
      Issue.record("taken: \(text)")
    } catch let error as Diagnostic {
      #expect(error.code == code)
      #expect(error.place == .init(file: "f", line: 7, column: column), "\(error.message.english)")
      #expect(!error.message.chinese.isEmpty)
    }
  }

  @Test("has its events taken one after another, and ends with one that a guard refuses")
  func run() throws {
    let rules = RulesOverride(Fixture.rules)
    let taken = try Self.read(
      Self.text(events: "[\(CaseLine.all.joined(separator: ","))]", expect: #"{"A":{}}"#))
    guard case .taken(let state, let lines) = try taken.run(under: rules, in: Home("nowhere"))
    else {
      Issue.record("not taken")
      return
    }
    #expect(state.events == 3)
    #expect(lines["A"]?.count == 2)
    let refused = try Self.read(Self.text(events: "[\(CaseLine.accepted)]"))
    guard case .refused(0, let reason) = try refused.run(under: rules, in: Home("nowhere"))
    else {
      Issue.record("not refused")
      return
    }
    #expect(reason.code == "guard.no-case")
  }

  @Test("cannot be run without rules")
  func rulesNone() throws {
    let test = try Self.read(Self.text())
    #expect(throws: Diagnostic.self) { try test.run(under: nil, in: Home("nowhere")) }
  }
}

private enum CaseLine {
  static let all = [
    line(
      "unit.registered", "0", #"{"unit":"office","name":"Office","kind":"department"}"#,
      of: "unit/office"), registered, accepted,
  ]
  private static let registered = line(
    "case.registered", "1",
    #"{"matter":"noise","place":"office","channel":"app","urgency":"normal","title":"t"}"#)
  static let accepted = line("case.accepted", "2", "{}")

  private static func line(
    _ type: String, _ id: String, _ data: String, of subject: String = "A"
  ) -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"/office","type":"\#(type)","subject":"\#(subject)","#
      + #""time":"2026-08-31T00:00:00Z","data":\#(data)}"#
  }
}
