import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import EventBook
import Testing

@Suite("Who an event is by, and what it says")
struct WhoTests {
  @Test(
    "by data.unit, else by the unit in the source, without a leading slash",
    arguments: [
      (nil, "/s/c", "s/c"), ("dept/a", "/s/c", "dept/a"), ("/dept/a", "/s/c", "dept/a"),
      ("", "/s/c", "s/c"),
    ] as [(String?, String, String)])
  func by(unit: String?, source: String, name: String) throws {
    var decoding = Decoding()
    var data: JSONObject = ["ground": "g"]
    data["unit"] = unit.map { .string($0) }
    let event = try decoding.event("case.rejected", data, source: source).event
    #expect(decoding.symbols.text(event.by) == name)
  }

  @Test("escapes are one text with what they stand for, in any order of keys")
  func escapes() throws {
    var decoding = Decoding()
    let plain = try decoding.event("case.dispatched", ["to": "dept/é\"q"])
    let line =
      #"{"data":{"\u0074o":"dept\/\u00e9\u0022q"},"type":"case.dispatched","caseseq":1,"#
      + #""sequence":"0000000000000001","subject":"C-1","id":"1","source":"/s\u002fc","#
      + #""recordedtime":"2026-03-02T01:00:00Z","time":"2026-03-02T09:00:00+08:00","specversion":"1.0"}"#
    let escaped = try decoding.decode(Array(line.utf8))
    guard case .caseDispatched(let unit, _) = escaped.fact,
      case .caseDispatched(let other, _) = plain.event.fact
    else {
      Issue.record("not dispatched")
      return
    }
    #expect(unit == other)
    #expect(escaped.by == plain.event.by)
  }

  @Test("paths in lists lose their slash too")
  func lists() throws {
    var decoding = Decoding()
    let event = try decoding.event(
      "whistle.blown", ["kind": "routine", "call": ["/dept/a", "dept/b"], "lead": "/dept/b"]
    ).event
    guard case .whistleBlown(_, let calls, let lead) = event.fact else {
      Issue.record("not blown")
      return
    }
    #expect(calls.map { decoding.symbols.text($0) } == ["dept/a", "dept/b"])
    #expect(lead == calls.last)
  }

  @Test("which lines set the reference data", arguments: EventType.allCases)
  func setsReference(type: EventType) throws {
    var decoding = Decoding()
    let reference = try decoding.event(type.name, payload(type)).reference
    #expect((reference != nil) == (type.row.subject == .reference))
    let isReference = ["rules.", "calendar.", "unit.", "actor."].contains {
      type.name.hasPrefix($0)
    }
    #expect((type.row.subject == .reference) == isReference)
  }

  @Test("which lines enter a register", arguments: EventType.allCases)
  func entersRegister(type: EventType) throws {
    var decoding = Decoding()
    let decoded = try decoding.decode(type.name, payload(type))
    let enters = if case .register = decoded.fact { true } else { false }
    let isRegister = [
      "task.", "points.", "need.", "resource.", "project.", "commitment.", "assessment.", "appeal.",
      "disclosure.",
    ].contains { type.name.hasPrefix($0) }
    #expect(enters == isRegister)
  }
}
