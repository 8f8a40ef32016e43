import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// Lines that several threads go through, piece by piece.
@Suite("Pieces of a book")
struct PiecesTests {
  private static func sequences(
    _ home: Home, _ query: TemporalQuery, size: Int, jobs: Int
  ) throws -> [Int] {
    var home = home
    home.threads.jobs = jobs
    var found: [Int] = []
    try home.forEachPiece(query, in: home.book.segments(), size: size) {
      { piece -> [Int] in
        var sequences: [Int] = []
        piece.forEachLine { line, _ in sequences.append(line.sequence) }
        return sequences
      }
    } _: { piece throws(Diagnostic) in
      found += piece
    }
    return found
  }

  @Test(
    "hold the lines that a query sees, each once and in its order", arguments: [5, 6] as [UInt64])
  func same(seed: UInt64) throws {
    let envelopes = RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: 90))
    let home = TemporaryHome()
    try home.append(envelopes, segmentLimit: 12_000)
    let middle = envelopes[envelopes.count / 2]
    let queries = [
      TemporalQuery.all, TemporalQuery(asOf: Timestamp(rfc3339: middle.time)),
      TemporalQuery(knownAt: middle.recorded.flatMap { Timestamp(rfc3339: $0) }),
      TemporalQuery(toSequence: envelopes.count / 3),
    ]
    for query in queries {
      var expected: [Int] = []
      try home.home.forEachLine(query, in: home.home.book.segments()) { line, _, _ in
        expected.append(line.sequence)
      }
      #expect(!expected.isEmpty)
      for (size, jobs) in [(1, 1), (1, 3), (2_000, 2), (1 << 20, 2)] {
        let found = try Self.sequences(home.home, query, size: size, jobs: jobs)
        #expect(found == expected, "\(query), \(size) bytes, \(jobs) threads")
      }
    }
  }

  @Test("name the place of a line that cannot be read")
  func damaged() throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: 7, steps: 40))
    let path = try home.home.book.segments()[0].path
    var lines = try home.read(path).split(separator: 0x0A).map { Array($0) }
    lines[4][0] = UInt8(ascii: "x")
    try home.write(Array(lines.joined(separator: [0x0A])) + [0x0A], to: path)
    for jobs in [1, 3] {
      let error = #expect(throws: Diagnostic.self) {
        try Self.sequences(home.home, .all, size: 1_000, jobs: jobs)
      }
      #expect(error?.place?.line == 5 && error?.place?.column == 1)
    }
  }

  @Test("pass over an unterminated tail")
  func tail() throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: 8, steps: 40))
    let path = try home.home.book.segments()[0].path
    let bytes = try home.read(path)
    let whole = try Self.sequences(home.home, .all, size: 1_000, jobs: 2)
    try home.write(bytes + Array(bytes.prefix(50).filter { $0 != 0x0A }), to: path)
    #expect(try Self.sequences(home.home, .all, size: 1_000, jobs: 2) == whole)
  }
}
