import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// The titles of cases, read through a snapshot or without.
@Suite("Titles")
struct TitlesTests {
  /// By the names of the subjects, read line by line.
  private static func expected(_ home: Home) throws -> [String: String] {
    var titles: [String: String] = [:]
    let loaded = try home.load()
    try home.forEachLine(.all, in: loaded.segments) { line, fields, _ in
      guard line.text(line.type) == "case.registered",
        let title = line.text(of: fields.first(FieldKey("title"), in: line.bytes))
      else { return }
      let name = line.text(line.subject)
      if titles[name] == nil { titles[name] = title }
    }
    return titles
  }

  private static func titles(_ home: Home, jobs: Int) throws -> [String: String] {
    var home = home
    home.threads.jobs = jobs
    let loaded = try home.load()
    let titles = try home.titles(.all, in: loaded)
    let table = loaded.state.table
    return Dictionary(
      uniqueKeysWithValues: table.sortedCases.compactMap { subject in
        titles[subject].map { (table.name(of: subject), $0) }
      })
  }

  @Test(
    "are those of the first registrations, with a snapshot of all, of a part, and of nothing",
    arguments: [3, 4] as [UInt64])
  func same(seed: UInt64) throws {
    let envelopes = RandomBook.envelopes(seed: seed, steps: 120)
    for covered in [0, envelopes.count / 2, envelopes.count] {
      let home = TemporaryHome()
      try home.append(Array(envelopes.prefix(covered)), segmentLimit: 9_000)
      if covered > 0 { try home.snapshot() }
      try home.append(Array(envelopes.dropFirst(covered)), segmentLimit: 9_000)
      let expected = try Self.expected(home.plain)
      #expect(!expected.isEmpty)
      let hasSnapshot = try home.home.load().snapshot != nil
      #expect(hasSnapshot == (covered > 0))
      for jobs in [1, 3] {
        #expect(try Self.titles(home.home, jobs: jobs) == expected, "\(covered), \(jobs) threads")
        #expect(try Self.titles(home.plain, jobs: jobs) == expected, "\(covered), \(jobs) threads")
      }
    }
  }

  @Test("are found where a case does not begin with its registration")
  func later() throws {
    var book = CaseBook.standard()
    book.record("case.contacted", "C-1", at: "2026-03-02 09:00")
    book.register("C-1", at: "2026-03-02 10:00")
    book.register("C-2", at: "2026-03-02 11:00")
    let home = TemporaryHome()
    try home.append(book.envelopes)
    try home.snapshot()
    let expected = try Self.expected(home.plain)
    #expect(expected.count == 2)
    #expect(try Self.titles(home.home, jobs: 2) == expected)
  }
}
