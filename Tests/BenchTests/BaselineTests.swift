import Basics
import Testing

@testable import whistle_bench

@Suite("A baseline")
struct BaselineTests {
  private static func run(
    _ costs: [String: Double], events: Int = 1000, machine: String = "here"
  ) -> Baseline {
    Baseline(machine: machine, date: "2026-11-28", events: events, costs: costs)
  }

  @Test(
    "says what became slower by more than a tenth",
    arguments: [
      (1, 1, nil), (1, 1.09, nil), (1, 1.11, "slower by 11.0 %: verify"), (1, 0.5, nil),
      (0.09, 0.098, nil), (0.09, 0.1, "slower by 11.0 %: verify"),
      (20, 21, nil), (20, 60, "slower by 200.0 %: verify"),
    ] as [(Double, Double, String?)])
  func threshold(before: Double, now: Double, said: String?) {
    let lines = Self.run(["verify": now]).compared(to: Self.run(["verify": before]))
    #expect(lines == ["compared to 2026-11-28", said ?? "nothing became slower by more than 10 %"])
  }

  @Test("compares by name: what is new or gone is said, not compared")
  func names() {
    let lines = Self.run(["a": 9, "b": 1, "d": 2]).compared(to: Self.run(["b": 1, "c": 1, "d": 1]))
    #expect(
      lines == ["compared to 2026-11-28", "new: a", "not measured: c", "slower by 100.0 %: d"])
  }

  @Test("is not compared with one of another size, and another machine is said")
  func otherRuns() {
    let run = Self.run(["a": 2])
    #expect(
      run.compared(to: Self.run(["a": 1], events: 10))
        == ["not compared: the baseline is of 10 events"])
    #expect(
      run.compared(to: Self.run(["a": 1], machine: "there"))
        == ["compared to 2026-11-28", "on another machine: there", "slower by 100.0 %: a"])
  }

  @Test("reads what it wrote, and nothing that is none")
  func stored() {
    let run = Self.run(["一 \"case\"": 0.1234, "b": 20], machine: "EPYC, 2 processors")
    #expect(Baseline(run.text) == run)
    #expect(Baseline(Self.run([:]).text) == Self.run([:]))
    for text in [
      "", "[]", "{}", run.text.replacing("20", with: "\"20\""),
      run.text.replacing("0.1234", with: "0"), run.text.replacing("\"date\"", with: "\"day\""),
    ] {
      #expect(Baseline(text) == nil, "\(text)")
    }
  }

  @Test(
    "is asked for anywhere on the command line",
    arguments: [
      ([], [], "Sources/whistle-bench/baseline.json", false),
      (
        ["5", "--write-baseline", "dir"], ["5", "dir"], "Sources/whistle-bench/baseline.json", true
      ),
      (["--baseline", "f.json", "5"], ["5"], "f.json", false),
    ] as [([String], [String], String, Bool)])
  func options(words: [String], rest: [String], path: String, isWritten: Bool) throws {
    var left = words
    let wish = try BaselineWish(takingFrom: &left)
    #expect(left == rest)
    #expect(wish.path == path)
    #expect(wish.isWritten == isWritten)
    var broken = ["5", "--baseline"]
    #expect(throws: Diagnostic.self) { try BaselineWish(takingFrom: &broken) }
  }
}
