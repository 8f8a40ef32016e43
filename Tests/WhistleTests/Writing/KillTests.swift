import Foundation
import TestSupport
import Testing

/// After a kill a prefix of a batch may stand; the book is readable, and repeating the batch
/// completes it.
@Suite(.serialized) struct KillTests {
  private static let count = 800
  private static let batch = (1...count).map { number in
    event(
      "b\(number)", "need.listed", "list/\(number % 7)",
      data: #"{"list":"1","unit":"test","note":"\#(String(repeating: "长", count: 60))"}"#)
  }.joined()
  private static let words = [
    "append", "--segment-size", "8192", "batch.jsonl", "--now", Home.now,
  ]

  /// How long the whole append takes here, so that kills fall within it.
  private func duration() throws -> Duration {
    let home = try Home()
    try home.write(Self.batch, to: "batch.jsonl")
    let clock = ContinuousClock()
    return try clock.measure { expectStatus(try home.start(Self.words).finish(), 0) }
  }

  @Test func aKilledWriterLeavesAReadableBookAndTheNextAppendIsRight() throws {
    let whole = try duration()
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<Thoroughness.rounds(6, sample: 2) {
      let home = try Home()
      try home.write(Self.batch, to: "batch.jsonl")
      let writer = try home.start(Self.words)
      let part = Double.random(in: 0.1...1, using: &generator)
      Thread.sleep(
        forTimeInterval: part * Double(whole.components.attoseconds) / 1e18
          + part * Double(whole.components.seconds))
      writer.kill()
      _ = try writer.finish()
      if home.exists("events") {
        expectStatus(try home.run("verify"), 0)
        expectStatus(try home.run("replay"), 0)
      }
      expectStatus(try home.run(Self.words), 0)
      let lines = try home.bookLines()
      #expect(lines.count == Self.count)
      try expectContiguous(lines)
      expectStatus(try home.run("replay"), 0)
      expectStatus(try home.run("verify"), 0)
    }
  }
}
