import Testing

@testable import CommandLineKit

@Suite struct ProgressLineTests {
  @Test(
    "The line shows how much is done and never fills the window",
    arguments: [
      (0, 80, "重放  [>                                       ]    0%  0/200"),
      (100, 80, "重放  [====================>                   ]   50%  100/200"),
      (200, 80, "重放  [========================================]  100%  200/200"),
      (300, 40, "重放  [================]  100%  300/200"), (100, 24, "重放  50%  100/200"),
      (100, 12, "重放  50% …"), (100, 0, ""),
    ])
  func line(done: Int, columns: Int, expected: String) {
    let line = ProgressLine(label: "重放", done: done, total: 200).rendered(columns: columns)
    #expect(line == expected)
    #expect(DisplayWidth.of(line) < max(1, columns))
  }

  @Test("Nothing to do is done")
  func nothingToDo() {
    let line = ProgressLine(label: "x", done: 0, total: 0).rendered(columns: 20)
    #expect(line.contains("100%"))
  }
}

@Suite struct ProgressBarTests {
  /// A clock that is set by hand and a screen that remembers.
  private final class Bench {
    var microseconds: Int64 = 5_000
    var written: [String] = []

    func bar(isShown: Bool = true) -> ProgressBar {
      ProgressBar(
        "x", isShown: isShown, columns: 40, clock: { self.microseconds },
        write: { self.written.append($0) })
    }
  }

  @Test("Short work shows nothing")
  func shortWork() {
    let bench = Bench()
    let bar = bench.bar()
    bench.microseconds += 999_999
    bar.update(done: 9, total: 10)
    bar.finish()
    #expect(bench.written == [])
  }

  @Test("Long work shows the bar after a second, ten times a second, and takes it back")
  func longWork() {
    let bench = Bench()
    let bar = bench.bar()
    for step in 1...1500 {
      bench.microseconds += 1_000
      bar.update(done: step / 200, total: 10)
    }
    bar.finish()
    bar.finish()
    #expect(bench.written.count == 7)
    #expect(bench.written.dropLast().allSatisfy { $0.hasPrefix("\r\u{1B}[Kx  [") })
    #expect(bench.written.last == "\r\u{1B}[K")
  }

  @Test("Without a terminal nothing is written, however long it takes")
  func noTerminal() {
    let bench = Bench()
    let bar = bench.bar(isShown: false)
    bench.microseconds += 10_000_000
    bar.update(done: 5, total: 10)
    bar.finish()
    #expect(bench.written == [])
  }
}
