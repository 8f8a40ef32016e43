import Foundation
import Testing

@Suite struct ExportTlogCommandTests {
  private func files(_ home: Home, _ directory: String) throws -> [String: Data] {
    let root = URL(fileURLWithPath: home.path + "/" + directory)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    var files: [String: Data] = [:]
    for name in names {
      if let data = FileManager.default.contents(atPath: root.path + "/" + name) {
        files[name] = data
      }
    }
    return files
  }

  @Test func aBookIsTilesBundlesAndACheckpoint() throws {
    let signed = try SignedHome.signed()
    expectStatus(try signed.home.run("export tlog out"), 0)
    let found = try files(signed.home, "out")
    #expect(Set(found.keys) == ["checkpoint", "tile/0/000.p/48", "tile/entries/000.p/48"])
    #expect(found["tile/0/000.p/48"]?.count == 48 * 32)
    let lines = try signed.home.bookLines()
    #expect(
      found["tile/entries/000.p/48"]?.count == lines.reduce(0) { $0 + $1.utf8.count + 2 })
    #expect(found["checkpoint"] == Data(try signed.home.bytes(of: "events/checkpoints/48")))
    // The same bytes each time, and what has grown goes on.
    expectStatus(try signed.home.run("export tlog out"), 0)
    #expect(try files(signed.home, "out") == found)
    try signed.grow()
    expectStatus(try signed.checkpoint(), 0)
    expectStatus(try signed.home.run("export tlog out"), 0)
    #expect(try files(signed.home, "out")["tile/0/000.p/49"]?.count == 49 * 32)
  }

  @Test func nothingIsWrittenOverAnotherBook() throws {
    let signed = try SignedHome.signed()
    expectStatus(try signed.home.run("export tlog out"), 0)
    let other = try SignedHome(Home())
    expectRefusal(try other.home.run("export tlog out"), "book.missing")
    expectStatus(try other.checkpoint(), 0)
    expectRefusal(
      try other.home.run(["export", "tlog", signed.home.path + "/out"]), "trust.contradiction")
    let unsigned = try SignedHome()
    expectRefusal(try unsigned.home.run("export tlog out"), "trust.none")
  }
}
