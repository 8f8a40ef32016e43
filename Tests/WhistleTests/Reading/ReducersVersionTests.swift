import Foundation
import Testing

@Suite struct ReducersVersionTests {
  /// The fixed book folds to a digest that is recorded beside the version of the reducers. A change
  /// to a reducer that gives another digest must come with another version (`Snapshot.reducers`):
  /// else snapshots that the old reducers made would go on being used.
  @Test func anotherStateOfTheFixedBookComesWithAnotherVersionOfTheReducers() throws {
    let home = try Home.fixed()
    let replayed = try object(try home.run("replay --format json").out)
    let digest = try #require(replayed["digest"] as? String)
    let last = try #require(
      try home.run("reproject --rules now --format jsonl").objects().last)
    let manifest = try #require(last["manifest"] as? [String: Any])
    let version = try #require(manifest["reducers"] as? Int)
    let held = try String(
      contentsOfFile: Golden.directory + "/reducers.txt", encoding: .utf8
    ).split(separator: "\n").map(String.init)
    let records = held.filter { $0.hasPrefix("\(version) ") }
    #expect(
      records == ["\(version) \(digest)"],
      "raise Snapshot.reducers, and add '<version> <digest>' to reducers.txt")
    #expect(held.last == records.last, "an older version came back")
  }
}
