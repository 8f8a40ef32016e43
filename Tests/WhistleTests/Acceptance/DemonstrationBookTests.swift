import Foundation
import TestSupport
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

  /// What stands in the book as issued on a morning is what a sweep of the book before it issues; on
  /// every fourth morning, for there are many.
  @Test(.enabled(if: Package.has(first)), arguments: 0..<4)
  func theSweepsOfTheBookAreThoseOfTheProgram(_ part: Int) throws {
    let lines = try String(contentsOfFile: Self.first, encoding: .utf8).split(separator: "\n")
    let issued = lines.indices.filter { lines[$0].contains(#""source":"/system/sweep""#) }
    let mornings = Dictionary(grouping: issued) { Self.time(of: lines[$0]) }
    let times = mornings.keys.sorted()
    #expect(times.count > 120)
    let home = try Home()
    let own = times.enumerated().filter { $0.offset % 16 == part * 4 }.map(\.element)
    for time in own.sampled(2) {
      let notices = try #require(mornings[time])
      try home.write(
        lines[..<notices[0]].joined(separator: "\n") + "\n", to: "events/0000000000000001.jsonl")
      let outcome = try home.run("sweep --dry-run --format jsonl --now \(time)")
      expectStatus(outcome, 0)
      let expected = try notices.map { try Self.notice(String(lines[$0])) }
      #expect(
        try outcome.lines.map { try Self.notice($0) }.sorted() == expected.sorted(), "\(time)")
    }
  }

  private static func time(of line: Substring) -> String {
    let rest = line.components(separatedBy: #""time":""#).dropFirst().first ?? ""
    return String(rest.prefix(25))
  }

  /// What a notice says, without what the book or the teller numbered.
  private static func notice(_ line: String) throws -> String {
    let event = try object(line)
    let data = try JSONSerialization.data(
      withJSONObject: event["data"] ?? [:], options: [.sortedKeys, .withoutEscapingSlashes])
    return [text(event, "subject"), text(event, "type"), String(decoding: data, as: UTF8.self)]
      .compactMap { $0 }.joined(separator: " ")
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
