import Basics
import EventBook
import Interchange
import Testing

@Suite("Rows become events")
struct RowImportTests {
  private static let units =
    #"[{"unit":"dept/{dept}","kind":"department","name":"{name}","nameEn":"{en}"}]"#
  private static let templates =
    #"[{"type":"case.registered","time":"{opened}","data":{"matter":"{matter}","place":"{place}","#
    + #""channel":"import","urgency":"normal","title":"{matter} at {place}","note":"{note}"}},"#
    + #"{"type":"case.accepted","time":"{opened}","data":{"due":{"time":"{due}"}}},"#
    + #"{"type":"case.dispatched","time":"{opened}","data":{"to":"dept/{dept}"}},"#
    + #"{"type":"case.resolved","time":"{closed}","data":{"action":"{note}"}}]"#
  private static let header = "id,opened,due,closed,dept,name,en,matter,place,note\n"

  private func rows(_ csv: String) throws -> [ImportedRow] {
    try imported(Self.header + csv, try mapping(events: Self.templates, units: Self.units))
  }

  private func envelopes(_ csv: String) throws -> [Envelope] {
    try rows(csv).flatMap { try $0.result.get() }
  }

  @Test("A row gives its events in the order of the templates, its unit before them")
  func oneRow() throws {
    let found = try envelopes(
      "7,2026-01-02 10:00:00,01/05/2026 04:00 PM,2026-01-04 09:00:00,w,Water,,leak,\"a, b\",ok\n")
    #expect(
      found.map { String(decoding: $0.line, as: UTF8.self) } == [
        #"{"specversion":"1.0","id":"unit/dept/w","source":"/import/test","type":"unit.registered","#
          + #""subject":"unit/dept/w","time":"2026-01-02T10:00:00-05:00","authtype":"system","#
          + #""authid":"import","data":{"unit":"dept/w","kind":"department","name":"Water"}}"#,
        #"{"specversion":"1.0","id":"C-7/1","source":"/import/test","type":"case.registered","#
          + #""subject":"C-7","time":"2026-01-02T10:00:00-05:00","authtype":"system","#
          + #""authid":"import","data":{"matter":"leak","place":"a, b","channel":"import","#
          + #""urgency":"normal","title":"leak at a, b","note":"ok"}}"#,
        #"{"specversion":"1.0","id":"C-7/2","source":"/import/test","type":"case.accepted","#
          + #""subject":"C-7","time":"2026-01-02T10:00:00-05:00","authtype":"system","#
          + #""authid":"import","data":{"due":"2026-01-05T16:00:00-05:00"}}"#,
        #"{"specversion":"1.0","id":"C-7/3","source":"/import/test","type":"case.dispatched","#
          + #""subject":"C-7","time":"2026-01-02T10:00:00-05:00","authtype":"system","#
          + #""authid":"import","data":{"to":"dept/w"}}"#,
        #"{"specversion":"1.0","id":"C-7/4","source":"/import/test","type":"case.resolved","#
          + #""subject":"C-7","time":"2026-01-04T09:00:00-05:00","authtype":"system","#
          + #""authid":"import","data":{"action":"ok"}}"#,
      ])
    #expect(found.allSatisfy { $0.recorded == nil && $0.sequence == nil })
  }

  @Test("An event without a time is left out, and the others keep their numbers")
  func missingTime() throws {
    let events =
      #"[{"type":"case.accepted","time":"{a}","data":{}},"#
      + #"{"type":"case.withdrawn","time":"{b}","data":{}}]"#
    let mapping = try mapping(events: events)
    let found = try imported("id,a,b\n1,,2026-01-02 10:00:00\n2,,\n", mapping)
    #expect(try found[0].result.get().map(\.id) == ["C-1/2"])
    #expect(try found[1].result.get().isEmpty)
  }

  @Test("An empty key of data is left out unless the event's type requires it")
  func emptyData() throws {
    let found = try envelopes("7,2026-01-02 10:00:00,,2026-01-03 10:00:00,w,,,leak,,\n")
    #expect(found[0].data.keys == ["unit", "kind", "name"])
    #expect(found[0].data["name"] == .string(""))
    #expect(found[1].data.keys == ["matter", "place", "channel", "urgency", "title"])
    #expect(found[1].data["place"] == .string(""))
    #expect(found[2].data.isEmpty)
    #expect(found[4].data["action"] == .string(""))
  }

  @Test("Cells are read without the blanks around them, so one of blanks is empty")
  func blanks() throws {
    let found = try envelopes(" 7\t,2026-01-02 10:00:00 ,,, w,W,,\u{3000}leak ,p, \n")
    #expect(found[1].subject == "C-7")
    #expect(found[1].data["matter"] == .string("leak"))
    #expect(found[1].data["note"] == nil)
  }

  @Test("A unit is registered once, at the time of its first row's first event")
  func unitsOnce() throws {
    let found = try envelopes(
      "1,2026-01-02 10:00:00,,,w,Water,,m,p,\n2,2026-01-01 10:00:00,,,w,Other,,m,p,\n"
        + "3,2026-01-03 10:00:00,,,x,X,X-en,m,p,\n")
    let units = found.filter { $0.type == "unit.registered" }
    #expect(units.map(\.id) == ["unit/dept/w", "unit/dept/x"])
    #expect(units.map(\.time) == ["2026-01-02T10:00:00-05:00", "2026-01-03T10:00:00-05:00"])
    #expect(units[0].data["name"] == .string("Water"))
    #expect(units[1].data["nameEn"] == .string("X-en"))
  }

  @Test("A unit whose path comes out empty is none")
  func unitWithoutPath() throws {
    let mapping = try mapping(
      events: #"[{"type":"case.accepted","time":"{at}","data":{}}]"#,
      units: #"[{"unit":"{dept}","kind":"department","name":"{dept}"}]"#)
    let found = try events("id,at,dept\n1,2026-01-02 10:00:00,\n2,2026-01-02 10:00:00,w\n", mapping)
    #expect(found.map(\.id) == ["C-1/1", "unit/w", "C-2/1"])
  }

  @Test("A refused row, or one without events, leaves its unit to the next")
  func unitsOfRefusedRows() throws {
    let found = try rows(
      "1,yesterday,,,w,Water,,m,p,\n2,,,,w,Water,,m,p,\n3,2026-01-03 10:00:00,,,w,Water,,m,p,\n")
    #expect(throws: Diagnostic.self) { try found[0].result.get() }
    #expect(try found[1].result.get().isEmpty)
    #expect(try found[2].result.get().first?.time == "2026-01-03T10:00:00-05:00")
  }

  @Test("A time that cannot be read refuses its row, with the cell's place and what was tried")
  func unreadableTime() throws {
    let found = try rows(
      "1,2026-01-02 10:00:00,,,w,W,,m,\"two\nlines\",\n2,2026-01-02 10:00:00,\"31/12/2026\",,w,W,,m,p,\n"
        + "3,2026-01-02 10:00:00,,,w,W,,m,p,\n")
    #expect(found.map(\.line) == [2, 4, 5])
    guard case .failure(let diagnostic) = found[1].result else {
      Issue.record("the row was taken")
      return
    }
    #expect(
      diagnostic.rendered()
        == "test.csv:4:23: error[import.time]: \"31/12/2026\" matches none of the mapping's time "
        + "formats\n  hint: tried: yyyy-MM-dd HH:mm:ss | MM/dd/yyyy hh:mm a")
    #expect(try found[2].result.get().map(\.id) == ["C-3/1", "C-3/2", "C-3/3"])
  }

  @Test(
    "A row that is no row is refused where it stands, and the next is taken",
    arguments: [
      ("1,2\n", "test.csv:2:4: error[csv.columns]: the row has 2 cells, the first row has 10"),
      (
        ",2026-01-02 10:00:00,,,w,W,,m,p,\n",
        "test.csv:2:1: error[import.case]: the cell of 'id' is empty, so the row has no case"
      ),
    ])
  func refusedRows(row: String, rendered: String) throws {
    let found = try rows(row + "9,2026-01-02 10:00:00,,,w,W,,m,p,\n")
    guard case .failure(let diagnostic) = found[0].result else {
      Issue.record("the row was taken")
      return
    }
    #expect(diagnostic.rendered().hasPrefix(rendered + "\n  hint: "))
    #expect(try found[1].result.get().last?.subject == "C-9")
  }

  @Test("Literals stay what they are, and texts within them are templates")
  func literals() throws {
    let data =
      #"{"n":1.50,"t":true,"z":null,"text":"}{x}}","list":["{x}",2,["{id}"]],"#
      + #""object":{"a":"{x}","b":{"time":"{at}"}},"two":{"time":"{x}","other":"{x}"}}"#
    let mapping = try mapping(events: #"[{"type":"case.accepted","time":"{at}","data":\#(data)}]"#)
    let found = try events("id,at,x\n1,2026-01-02 10:00:00,\"a \"\"b\"\"\"\n", mapping)
    #expect(
      found.first.map { JSONValue.object($0.data).text }
        == #"{"n":1.50,"t":true,"z":null,"text":"}a \"b\"}","list":["a \"b\"",2,["1"]],"#
        + #""object":{"a":"a \"b\"","b":"2026-01-02T10:00:00-05:00"},"#
        + #""two":{"time":"a \"b\"","other":"a \"b\""}}"#)
  }

  @Test("The same file gives the same events again")
  func repeatable() throws {
    let csv = "1,2026-01-02 10:00:00,,,w,W,,m,p,\n2,2026-01-02 11:00:00,,,w,W,,m,p,\n"
    #expect(try envelopes(csv) == envelopes(csv))
  }
}
