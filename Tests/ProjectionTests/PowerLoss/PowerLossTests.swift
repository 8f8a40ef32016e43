import Basics
import FileStore
import HomeTestSupport
import Testing
import TestSupport

@Suite("A disk that loses, reorders and tears what was not synced")
struct PowerLossTests {
  /// What a run breaks; nil where all holds.
  private static func fault(_ run: inout PowerLossRun, rounds: Int = 40) -> String? {
    do {
      try run.run(rounds: rounds)
      return nil
    } catch let broken as PowerLossRun.Broken { return broken.what } catch { return "\(error)" }
  }

  @Test("loses nothing that was acknowledged, and leaves no book that cannot be read")
  func holds() {
    let (leastCalls, leastCrashes) = Thoroughness.isWhole ? (1_000_000, 20_000) : (20_000, 40)
    var (calls, crashes) = (0, 0)
    var seed: UInt64 = 1
    while calls < leastCalls || crashes < leastCrashes {
      var run = PowerLossRun(seed: seed)
      if let fault = Self.fault(&run) {
        Issue.record("seed \(seed), after \(run.crashes) crashes: \(fault)")
        return
      }
      calls += run.calls
      crashes += run.crashes
      seed += 1
    }
    print("power loss: \(crashes) crashes over \(calls) calls of the file system")
  }

  /// In a sample those that a few runs show; those of an erasure are shown by `PersonErasureTests`.
  private static let reasons: [SyncReason] =
    Thoroughness.isWhole
    ? SyncReason.allCases.filter { ![.erasedContent, .erasedEntry].contains($0) }
    : [.appended, .segmentEntry, .directoryEntry]

  @Test("shows each sync that the program would lack", arguments: reasons)
  func eachSync(reason: SyncReason) {
    // Short runs: what is noted once, on a new disk, comes early.
    let isFound = (1...4_000 as ClosedRange<UInt64>).contains { seed in
      var run = PowerLossRun(seed: seed, ignoring: reason)
      guard Self.fault(&run, rounds: 10) != nil else { return false }
      var whole = PowerLossRun(seed: seed)
      return Self.fault(&whole, rounds: 10) == nil
    }
    #expect(isFound, "no run misses the sync of \(reason)")
  }
}
