import Foundation
import FoundationXML
import TestSupport
import Testing

/// `whistle export xes`.
@Suite struct ExportXESTests {
  @Test func everyCaseIsATraceWithItsEventsInTheOrderOfTheirTimes() throws {
    let home = try Home.fixed()
    let outcome = try home.run("export xes - --lang en")
    let log = try XESLog(outcome.out)
    let cases = try home.run("cases --format jsonl").lines.map { try object($0) }
    #expect(log.traces.map(\.name) == cases.compactMap { $0["case"] as? String })
    let lines = try home.bookLines().map { try object($0) }
    for trace in log.traces {
      let own = lines.filter { $0["subject"] as? String == trace.name }
      let sequences = own.compactMap { ($0["sequence"] as? String).flatMap { Int($0) } }
      #expect(Set(trace.events.compactMap { $0["sequence"].flatMap { Int($0) } }) == Set(sequences))
      let times = trace.events.compactMap { $0["time:timestamp"] }
      #expect(times == times.sorted())
      #expect(times.allSatisfy { $0.hasSuffix("+08:00") })
    }
    let events = log.traces.reduce(0) { $0 + $1.events.count }
    let variants = Set(log.traces.map { $0.events.map { $0["concept:name"] } }).count
    #expect(
      outcome.err.contains("cases \(log.traces.count), events \(events), variants \(variants)"))
  }

  @Test func anEventSaysWhoRecordedItAndWhatTheTableLists() throws {
    let log = try XESLog(try FixedBook.signed().run("export xes -").out)
    let trace = try #require(log.traces.first { $0.name == "FH-2026-000003" })
    let signed = try #require(trace.events.first { $0["concept:name"] == "case.signed" })
    #expect(signed["org:group"] == "dept/water")
    #expect(signed["lifecycle:transition"] == "complete")
    let card = try #require(trace.events.first { $0["level"] != nil })
    #expect(card["level"] == "yellow")
    #expect(card["timer"] == "handle")
    #expect(card["run"] == "2")
  }

  @Test func nothingThatSomebodyWroteGoesOut() throws {
    let home = try ExportedBook.hostile()
    let out = try home.run("export xes -").out
    for text in try ExportedBook.writtenTexts(home) { #expect(!out.contains(text), "\(text)") }
    for text in ["王某", "张三", "301"] { #expect(!out.contains(text), "\(text)") }
  }

  @Test func whatXMLGivesAMeaningReadsAsItWas() throws {
    let log = try XESLog(try ExportedBook.hostile().run("export xes -").out)
    let trace = try #require(log.traces.first)
    #expect(trace.name == #"='1'<]]>"-1"#)
    #expect(trace.attributes["place"] == "fenghuang/yulan/g01")
    #expect(trace.events.last?["to"] == "dept/a'b")
  }

  @Test func theBytesAreTheSameWithAnyNumberOfThreadsAndSnapshots() throws {
    let home = try Home.fixed()
    let first = try home.run("export xes - --jobs 1").out
    expectStatus(try home.run("snapshot create"), 0)
    #expect(try home.run("export xes - --jobs 7").out == first)
    #expect(try home.run("export xes --lang zh x.xes").status == 0)
    #expect(try home.text(of: "x.xes") == first)
  }

  @Test func onlyWhatCameAfterGoesOutWhereThatIsAsked() throws {
    let home = try Home.fixed()
    let all = try XESLog(try home.run("export xes -").out).traces.flatMap(\.events)
    let later = try XESLog(try home.run("export xes - --since 40").out).traces.flatMap(\.events)
    #expect(later == all.filter { $0["sequence"].flatMap { Int($0) } ?? 0 > 40 })
    #expect(!later.isEmpty)
    expectStatus(try home.run("export csv out --since 40"), 0)
    let rows = CSVText.rows(try home.text(of: "out/events.csv"))
    #expect(rows.compactMap { $0["sequence"].flatMap { Int($0) } } == Array(41...FixedBook.events))
    let log = try object(try home.run("export ocel - --since 40").out)
    #expect((log["events"] as? [Any])?.count == later.count)
  }

  @Test func anEmptyBookIsALogWithoutTraces() throws {
    let home = try Home(segment: [])
    #expect(try XESLog(try home.run("export xes -").out).traces.isEmpty)
  }
}

/// A XES document as Foundation's parser reads it.
final class XESLog: NSObject, XMLParserDelegate {
  struct Trace {
    var attributes: [String: String] = [:]
    var events: [[String: String]] = []
    var name: String { attributes["concept:name"] ?? "" }
  }

  private(set) var traces: [Trace] = []
  private var path: [String] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "trace" { traces.append(Trace()) }
    if name == "event" { traces[traces.count - 1].events.append([:]) }
    if let key = attributes["key"], let value = attributes["value"] {
      switch path.last {
      case "trace": traces[traces.count - 1].attributes[key] = value
      case "event":
        let event = traces[traces.count - 1].events.count - 1
        traces[traces.count - 1].events[event][key] = value
      default: break
      }
    }
    path.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
  }
}
