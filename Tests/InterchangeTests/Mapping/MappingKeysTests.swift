import Basics
import EventBook
import Interchange
import Testing

@Suite("Further keys of a mapping")
struct MappingKeysTests {
  /// A mapping of one event with further keys before its own.
  private func mapping(_ keys: String, _ event: String) throws -> ImportMapping {
    try InterchangeTests.mapping(
      #"{"zone":"Asia/Shanghai","times":["yyyy-MM-dd"],"source":"/import/test",\#(keys),"#
        + #""events":[\#(event)]}"#)
  }

  private func rendered(_ row: ImportedRow) -> String? {
    if case .failure(let diagnostic) = row.result { diagnostic.rendered() } else { nil }
  }

  @Test("'id' makes the ids of a file with one row an event")
  func ids() throws {
    let mapping = try mapping(
      #""case":"T-{ticket}","id":"{ticket}#{no}""#,
      #"{"type":"case.accepted","time":"{at}","data":{}}"#)
    let found = try imported(
      "ticket,no,at\n1,7,2026-01-02\n1,8,2026-01-03\n1,,2026-01-04\n", mapping)
    #expect(try found[0].result.get().map(\.id) == ["1#7"])
    #expect(try found[1].result.get().map(\.subject) == ["T-1"])
    #expect(
      rendered(found[2])
        == "test.csv:4:3: error[import.case]: the cell of 'no' is empty, so the row has no id\n"
        + "  hint: give the row a case number, or leave it out")
  }

  @Test("Texts of 'empty' mean that there is none: in times, data, cases and conditions")
  func empties() throws {
    let mapping = try mapping(
      #""case":"T-{id}","empty":["NA","-","无"]"#,
      #"{"type":"case.accepted","time":"{at}","when":{"column":"state","in":[""]},"#
        + #""data":{"note":"{note}","due":{"time":"{due}"}}}"#)
    let found = try imported(
      "id,at,due,note,state\n1,2026-01-02,NA,无,-\n2,NA,,x,-\n-,2026-01-02,,,-\n"
        + "3,2026-01-02,,NAN,x\n4,2026-01-02,,NAN, NA \n",
      mapping)
    #expect(try found[0].result.get().map(\.data.isEmpty) == [true])
    #expect(try found[1].result.get().isEmpty)
    #expect(rendered(found[2])?.hasPrefix("test.csv:4:1: error[import.case]") == true)
    #expect(try found[3].result.get().isEmpty)
    #expect(try found[4].result.get().map { $0.data["note"] } == [.string("NAN")])
  }

  @Test(
    "'when' picks the rows that a template is for",
    arguments: [
      (#"{"column":"State","in":["办结","closed"]}"#, ["C-1/1", "C-2/1"]),
      (#"{"column":"State","notIn":["办结","closed"]}"#, ["C-3/1", "C-4/1"]),
      (#"{"column":"State","notIn":[""]}"#, ["C-1/1", "C-2/1", "C-3/1"]),
    ])
  func conditions(when: String, ids: [String]) throws {
    let mapping = try mapping(
      #""case":"C-{id}""#,
      #"{"type":"case.accepted","time":"{at}","when":\#(when),"data":{}}"#)
    let csv =
      "id,at,state\n1,2026-01-02,办结\n2,2026-01-02,closed\n3,2026-01-02,Closed\n4,2026-01-02,\n"
    #expect(try events(csv, mapping).map(\.id) == ids)
  }

  @Test("A time may have a zone of its own")
  func zones() throws {
    let mapping = try mapping(
      #""case":"C-{id}""#,
      #"{"type":"case.accepted","time":{"time":"{at}","zone":"UTC"},"#
        + #""data":{"due":{"time":"{at}","zone":"Europe/Berlin"},"note":{"time":"{at}"}}}"#)
    let event = try #require(try events("id,at\n1,2026-01-02\n", mapping).first)
    #expect(event.time == "2026-01-02T00:00:00Z")
    #expect(event.data["due"] == .string("2026-01-02T00:00:00+01:00"))
    #expect(event.data["note"] == .string("2026-01-02T00:00:00+08:00"))
  }

  @Test("'separator' is taken, not told from the header")
  func separator() throws {
    let mapping = try mapping(
      #""case":"C-{id}","separator":";""#, #"{"type":"case.accepted","time":"{at}","data":{}}"#)
    #expect(try events("id;a,b,c;at\n1;x,y;2026-01-02\n", mapping).map(\.id) == ["C-1/1"])
  }

  @Test("A unit whose path has an empty step is neither registered nor named")
  func emptySteps() throws {
    let mapping = try InterchangeTests.mapping(
      events:
        #"[{"type":"case.registered","time":"{at}","data":{"matter":"m","place":"{city}/{ward}","#
        + #""channel":"import","urgency":"normal","title":"t"}},"#
        + #"{"type":"case.dispatched","time":"{at}","data":{"to":"dept/{dept}","#
        + #""assist":["dept/{dept}","dept/x"]}},"#
        + #"{"type":"case.resolved","time":"{at}","data":{"unit":"dept/{dept}","action":"a"}}]"#,
      units: #"[{"unit":"dept/{dept}","kind":"department","name":"{dept}"},"#
        + #"{"unit":"{city}/{ward}","kind":"organisation","name":"{ward}"}]"#)
    let at = "2026-01-02 10:00:00"
    let found = try events(
      "id,at,dept,city,ward\n1,\(at),,临汾,\n2,\(at),w,临汾,北\n3,\(at),a//b,,北\n4,\(at),/,临汾,北\n",
      mapping)
    #expect(
      found.map(\.id) == [
        "C-1/1", "C-1/3", "unit/dept/w", "unit/临汾/北", "C-2/1", "C-2/2", "C-2/3", "C-3/1", "C-3/3",
        "C-4/1", "C-4/3",
      ])
    #expect(found[0].data["place"] == .string(""))
    #expect(found[1].data.keys == ["action"])
    #expect(found[5].data["assist"] == .array([.string("dept/w"), .string("dept/x")]))
  }

  @Test(
    "The mark at the beginning of a file decides, without one what the mapping says",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], .gb18030, nil), ([0xFF, 0xFE, 0x61, 0], .utf8, "UTF-16LE"),
      ([0xFE, 0xFF, 0, 0x61], .latin1, "UTF-16BE"), ([0x84, 0x31, 0x95, 0x33], .utf8, "GB18030"),
      ([0x61, 0x62], .utf8, nil), ([], .utf16, "UTF-16LE"), ([0, 0x61], .utf16, "UTF-16BE"),
      ([0x61, 0], .utf16, "UTF-16LE"), ([0x61], .gb18030, "GB18030"),
      ([0xE9], .latin1, "ISO-8859-1"),
    ] as [([UInt8], TextEncoding, String?)])
  func marks(head: [UInt8], stated: TextEncoding, name: String?) {
    #expect(stated.name(head: head) == name)
  }

  // MARK: Logs

  @Test("'once' is for the first row of each case that is taken, under an id of its own")
  func once() throws {
    let mapping = try mapping(
      #""case":"C-{id}","id":"{id}/{no}""#,
      #"{"type":"case.accepted","once":true,"id":"{id}/first","time":"{at}","data":{}},"#
        + #"{"type":"case.noted","time":"{at}","data":{"what":"x"}}"#)
    let rows = try imported(
      "id,no,at\n1,,2026-01-02\n1,2,2026-01-02\n1,3,2026-01-02\n2,1,2026-01-02\n1,4,2026-01-02\n",
      mapping)
    let ids = rows.map { (try? $0.result.get().map(\.id)) ?? [] }
    #expect(ids == [[], ["1/first", "1/2"], ["1/3"], ["2/first", "2/1"], ["1/4"]])
    #expect(rows.map(\.supplied) == [[], [0], [], [0], []])
  }

  @Test(
    "A type that the row names has the columns of its keys, read by what they hold; 'else' is for others"
  )
  func namedTypes() throws {
    let mapping = try mapping(
      #""case":"C-{id}","id":"{id}""#,
      #"{"type":"{what}","time":"{at}","data":{"x-by":"me"},"else":{"type":"case.noted","data":{"what":"{what}?"}}}"#
    )
    let keys = ["pass", "score", "unit", "rater", "to", "assist", "due", "outcome"]
    let header = "id,what,at," + keys.joined(separator: ",") + "\n"
    func row(_ id: Int, _ what: String, _ values: [String: String]) -> String {
      "\(id),\(what),2026-01-02," + keys.map { values[$0] ?? "" }.joined(separator: ",") + "\n"
    }
    let found = try events(
      header + row(1, "case.verified", ["pass": "True"])
        + row(2, "whistle.rated.v2", ["score": "7", "unit": "a", "rater": "b"])
        + row(3, "case.dispatched", ["to": "a", "assist": "b", "due": "2026-01-03"])
        + row(4, "case.closed.v9", ["outcome": "x"]) + row(5, "case.verified", ["pass": "perhaps"]),
      mapping)
    #expect(found[0].data == ["pass": .bool(true), "x-by": .string("me")])
    #expect(found[1].data["score"]?.number?.int == 7)
    #expect(found[2].data["assist"] == .array([.string("b")]))
    #expect(found[2].data["due"] == .string("2026-01-03T00:00:00+08:00"))
    #expect(found[3].type == "case.noted" && found[3].data["what"] == .string("case.closed.v9?"))
    #expect(found[4].data["pass"] == .string("perhaps"))
  }

  @Test("'rfc3339' reads a time with its offset, and none without")
  func standardTimes() throws {
    let mapping = try InterchangeTests.mapping(
      #"{"zone":"Asia/Shanghai","times":["rfc3339"],"source":"/import/test","case":"C-{id}","#
        + #""events":[{"type":"case.accepted","time":"{at}","data":{}}]}"#)
    let rows = try imported("id,at\n1,2026-01-02T10:00:00.5Z\n2,2026-01-02T10:00:00\n", mapping)
    #expect(try rows[0].result.get().map(\.time) == ["2026-01-02T18:00:00.500+08:00"])
    #expect(rendered(rows[1])?.hasPrefix("test.csv:3:3: error[import.time]") == true)
  }
}
