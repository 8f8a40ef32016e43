import Basics
import EventBook
import Interchange
import Testing

@Suite("Logs in XES become events")
struct XESReaderTests {
  /// The rows of a log under the mapping that is shipped.
  private func rows(
    _ log: String, _ mapping: String? = nil
  ) throws -> [ImportedRow] {
    let text = try #require(mapping ?? ShippedMappings.named("xes")?.mapping)
    var rows = try RowImport(
      .xes, pieces(Array(log.utf8), of: 11), file: "log.xes",
      mapping: try InterchangeTests.mapping(text))
    var found: [ImportedRow] = []
    while let row = try rows.next() {
      if case .success = row.result { rows.took(row) }
      found.append(row)
    }
    return found
  }

  /// `id type time data`, or the refusal with its place.
  private func told(_ log: String, _ mapping: String? = nil) throws -> [String] {
    try rows(log, mapping).flatMap { row -> [String] in
      switch row.result {
      case .success(let events):
        events.map { "\($0.id) \($0.type) \($0.time) \(JSONValue.object($0.data).text)" }
      case .failure(let reason): ["\(reason.place?.text ?? "") \(reason.code)"]
      }
    }
  }

  private func log(_ traces: String) -> String {
    "<?xml version='1.0'?>\n<log xes.version='1849-2016'><extension name='Time'/>"
      + "<global scope='event'><string key='concept:name' value='x'/></global>\n\(traces)</log>"
  }

  private func trace(_ name: String, _ events: String) -> String {
    "<trace><string key='concept:name' value='\(name)'/>\(events)</trace>\n"
  }

  private func event(_ name: String, _ time: String, _ more: String = "") -> String {
    "<event><string key='concept:name' value='\(name)'/>"
      + (time.isEmpty ? "" : "<date key='time:timestamp' value='\(time)'/>") + "\(more)</event>\n"
  }

  @Test(
    "A case that the log does not register is registered with its first event; the rest is noted")
  func foreign() throws {
    let found = try told(
      log(
        trace(
          "3",
          event(
            "register request", "2010-12-30T14:32:00.000+01:00",
            "<string key='org:resource' value='Pete'/>") + event("decide", "2010-12-31T00:00:00Z")))
    )
    #expect(
      found == [
        #"3/registered case.registered 2010-12-30T13:32:00Z {"matter":"","place":"","channel":"import","#
          + #""urgency":"normal","title":"3","x-supplied":true}"#,
        #"3/1 case.noted 2010-12-30T13:32:00Z {"what":"register request","resource":"Pete"}"#,
        #"3/2 case.noted 2010-12-31T00:00:00Z {"what":"decide"}"#,
      ])
  }

  @Test("An event of our own is that event, with the attributes that its type has")
  func own() throws {
    let found = try told(
      log(
        trace(
          "FH-1",
          event(
            "case.registered", "2026-01-02T10:00:00+08:00",
            "<string key='matter' value='m1'/><string key='org:group' value='linshu'/>")
            + event(
              "whistle.blown", "2026-01-03T10:00:00+08:00",
              "<string key='kind' value='tough'/><list key='call'><values><string key='unit' value='a'/>"
                + "<string key='unit' value='b'/></values></list>")
            + event(
              "case.verified", "2026-01-04T10:00:00+08:00", "<boolean key='pass' value='true'/>"))))
    #expect(
      found == [
        "unit/linshu unit.registered 2026-01-02T02:00:00Z "
          + #"{"unit":"linshu","kind":"organisation","name":"linshu"}"#,
        #"FH-1/1 case.registered 2026-01-02T02:00:00Z {"matter":"m1","place":"","channel":"","#
          + #""urgency":"","title":"","unit":"linshu"}"#,
        #"FH-1/2 whistle.blown 2026-01-03T02:00:00Z {"kind":"tough","call":["a","b"]}"#,
        #"FH-1/3 case.verified 2026-01-04T02:00:00Z {"pass":true}"#,
      ])
  }

  @Test(
    "What is no event is refused where it stands, and the rest goes on",
    arguments: [
      ("without a time", "", "", "log.xes:3:58 import.no-time"),
      ("a time that is none", "yesterday", "", "log.xes:3:109 import.time"),
      (
        "a key twice", "2026-01-02T10:00:00Z", "<string key='concept:name' value='y'/>",
        "log.xes:3:58 import.repeated-key"
      ),
    ])
  func refused(name: String, time: String, more: String, expected: String) throws {
    let found = try told(
      log(trace("1", event("a", time, more) + event("b", "2026-01-02T11:00:00Z"))))
    #expect(found.first?.hasPrefix(String(expected.prefix { $0 != " " }.prefix(9))) == true)
    #expect(found.first?.hasSuffix(String(expected.drop { $0 != " " })) == true)
    #expect(found.last?.hasPrefix("1/2 case.noted") == true)
  }

  @Test("A trace without a name, a date of the trace alone, and what stands behind its events")
  func traces() throws {
    let time = "2026-01-02T10:00:00Z"
    #expect(
      try told(log("<trace>\(event("a", time))</trace>")).map { $0.split(separator: " ").last } == [
        "import.case"
      ])
    #expect(
      try told(log(event("a", time))).map { $0.split(separator: " ").last } == ["import.case"])
    let dated = trace("1", "<date key='time:timestamp' value='\(time)'/>" + event("a", ""))
    #expect(try told(log(dated)).map { $0.split(separator: " ").last } == ["import.no-time"])
    let mapping =
      #"{"zone":"UTC","times":["rfc3339"],"case":"{case:concept:name}","id":"{@trace}-{@event}","source":"/import/x","#
      + #""events":[{"type":"case.noted","time":"{case:time:timestamp}","data":{"what":"{concept:name}"}}]}"#
    #expect(try told(log(dated), mapping) == [#"1-1 case.noted 2026-01-02T10:00:00Z {"what":"a"}"#])
    let behind =
      "<trace><string key='concept:name' value='1'/>\(event("a", time))"
      + "<date key='time:timestamp' value='\(time)'/></trace>"
    #expect(
      try told(log(behind), mapping).map { $0.split(separator: " ").last }
        == ["import.no-time", "import.trailing"])
  }

  @Test("Attributes within others have names with a slash; those of the log begin with log:")
  func nested() throws {
    let mapping =
      #"{"zone":"Asia/Shanghai","times":["rfc3339","yyyy-MM-dd'T'HH:mm:ss"],"case":"{case:concept:name}","#
      + #""id":"{@trace}-{@event}","source":"/import/x","events":[{"type":"case.noted","#
      + #""time":"{time:timestamp}","data":{"what":"{a}","x":"{a/b}","y":"{a/b/c}","z":"{log:creator}"}}]}"#
    let inner =
      "<string key='a' value='1'><int key='b' value='2'><string key='c' value='3'/></int></string>"
    let text =
      "<log><string key='creator' value='me'/>"
      + trace("1", event("n", "2026-01-02T10:00:00", inner)) + "</log>"
    #expect(
      try told(text, mapping) == [
        #"1-1 case.noted 2026-01-02T10:00:00+08:00 {"what":"1","x":"2","y":"3","z":"me"}"#
      ])
  }

  @Test("Events of equal times stay in the order of the log, and say which zone they were read in")
  func equalTimes() throws {
    let text = log(
      trace("1", ["c", "a", "b"].map { event($0, "2026-01-02T10:00:00") }.joined()))
    let noted = try told(text).filter { $0.contains("case.noted") }
    #expect(noted.map { String($0.dropLast(2).suffix(1)) } == ["c", "a", "b"])
    let mapping = try InterchangeTests.mapping(
      try #require(ShippedMappings.named("xes")?.mapping))
    var rows = try RowImport(.xes, pieces(Array(text.utf8)), file: "f", mapping: mapping)
    while try rows.next() != nil {}
    #expect(rows.localTimes >= 3)
    #expect(rows.zone.name == "UTC")
  }

  @Test("What is no log is refused as a whole", arguments: ["<html/>", "<ocel></ocel>"])
  func noLog(text: String) throws {
    #expect { try rows(text) } throws: { ($0 as? Diagnostic)?.code == "import.shape" }
  }

  @Test("A log of any number of keys is read in bounded memory, each key by its name")
  func manyKeys() throws {
    let keys = (0..<200).map { "<string key='k\($0)' value='\($0)'/>" }.joined()
    let mapping =
      #"{"zone":"UTC","times":["rfc3339"],"case":"{case:concept:name}","id":"{@trace}-{@event}","source":"/import/x","#
      + #""events":[{"type":"case.noted","time":"{time:timestamp}","data":{"what":"{k150}{K_3}"}}]}"#
    let text = log(trace("1", event("a", "2026-01-02T10:00:00Z", keys)))
    #expect(try told(text, mapping) == [#"1-1 case.noted 2026-01-02T10:00:00Z {"what":"150"}"#])
  }
}
