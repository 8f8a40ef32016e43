import Foundation
import FoundationXML
import TestSupport
import Testing

/// `whistle export open311`.
@Suite struct ExportOpen311Tests {
  private static func requests(_ home: Home) throws -> [[String: Any]] {
    let text = try home.run("export open311 -").out
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func everyCaseIsARequestThatIsExpectedWhenResolveIsDue() throws {
    let home = try Home.fixed()
    let requests = try Self.requests(home)
    let cases = try home.run("cases --format jsonl").lines.map { try object($0) }
    #expect(requests.count == cases.count)
    for (request, row) in zip(requests, cases) {
      #expect(request["service_request_id"] as? String == row["case"] as? String)
      #expect(request["status_notes"] as? String == row["status"] as? String)
      let open = ["registered", "accepted", "dispatched", "handling", "suspended"]
      let isOpen = open.contains(row["status"] as? String ?? "")
      #expect(request["status"] as? String == (isOpen ? "open" : "closed"))
      let timers = row["timers"] as? [[String: Any]] ?? []
      let due = timers.last { $0["timer"] as? String == "resolve" }?["due"] as? String
      #expect(request["expected_datetime"] as? String == due)
      #expect(request["description"] is NSNull)
    }
  }

  @Test func sinceASequenceOnlyCasesOfWhichSomethingWasRecordedGoOut() throws {
    let home = try Home.fixed()
    let lines = try home.bookLines().map { try object($0) }
    let changed = Set(lines.dropFirst(40).compactMap { $0["subject"] as? String })
    let text = try home.run("export open311 - --since 40").out
    let some = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let number = "service_request_id"
    let expected = try Self.requests(home).filter {
      changed.contains($0[number] as? String ?? "")
    }
    #expect(!some.isEmpty)
    #expect(NSArray(array: some) == NSArray(array: expected))
    #expect(try home.run("export open311 - --since 0").out == home.run("export open311 -").out)
  }

  @Test func aDirectoryHasBothListsInBothForms() throws {
    let home = try ExportedBook.hostile()
    try FileManager.default.createDirectory(
      atPath: home.path + "/out", withIntermediateDirectories: false)
    expectStatus(try home.run("export open311 out"), 0)
    #expect(
      try home.names(in: "out") == [
        "requests.json", "requests.xml", "services.json", "services.xml",
      ])
    for (name, item) in [("requests", "request"), ("services", "service")] {
      let xml = try home.text(of: "out/\(name).xml")
      #expect(XMLParser(data: Data(xml.utf8)).parse())
      let json = try JSONSerialization.jsonObject(
        with: Data(try home.bytes(of: "out/\(name).json")))
      #expect((json as? [Any])?.count == xml.components(separatedBy: "<\(item)>").count - 1)
      for text in try ExportedBook.writtenTexts(home) + ["王某", "张三", "301"] {
        #expect(!xml.contains(text), "\(text)")
      }
    }
  }

  @Test func anEmptyBookHasEmptyLists() throws {
    let home = try Home(segment: [])
    #expect(try Self.requests(home).isEmpty)
    #expect(XMLParser(data: Data(try home.run("export open311 - --as xml").out.utf8)).parse())
  }
}
