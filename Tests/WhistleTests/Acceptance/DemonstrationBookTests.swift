import Foundation
import Testing

@Suite struct DemonstrationBookTests {
  private static let now = "2026-07-24T18:00:00+08:00"
  private static let first = Package.root + "/events/0000000000000001.jsonl"

  private static func segments(_ home: String) throws -> [String: Data] {
    let directory = home + "/events"
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory)
    where name.hasSuffix(".jsonl") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
    }
    return files
  }

  @Test(.enabled(if: Package.has(first)))
  func theBoardOfTheCommittedBookIsShown() throws {
    let home = try Home()
    let outcome = try home.run("--home \(Package.root) board --now \(Self.now)")
    expectStatus(outcome, 0)
    #expect(outcome.out.contains("1200 cases"), "\(outcome.out)")
    #expect(outcome.err.isEmpty, "\(outcome.err)")
  }

  @Test(.enabled(if: Package.has(first)))
  func theCommittedBookIsWhatSimulateMakes() throws {
    let home = try Home()
    expectStatus(try home.run("simulate --preset linshu --cases 1200 --seed 1"), 0)
    let committed = try Self.segments(Package.root)
    #expect(try Self.segments(home.path) == committed)
    #expect(committed.values.reduce(0) { $0 + $1.count } <= 5_000_000)
  }

  @Test func theSameSeedMakesTheSameBookAndAnotherSeedAnother() throws {
    let homes = try [(1, 1), (1, 2), (2, 1)].map { seed, day in
      let home = try Home()
      // Different presents: the book rests on the seed alone.
      let outcome = try home.run(
        "simulate --preset standard --cases 40 --seed \(seed) --now 2026-08-0\(day)T00:00:00Z")
      expectStatus(outcome, 0)
      return home
    }
    #expect(try homes[0].book() == homes[1].book())
    #expect(try homes[0].book() != homes[2].book())
  }
}
