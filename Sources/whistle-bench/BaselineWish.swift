import Basics
import FileStore

/// What the command line wants of a baseline: its file, and whether it is written anew.
struct BaselineWish: Equatable {
  private(set) var path = "Sources/whistle-bench/baseline.json"
  private(set) var isWritten = false

  init() {}

  /// Takes its options out of the words.
  ///
  /// - Throws: `usage.arguments` where `--baseline` has no file behind it.
  init(takingFrom words: inout [String]) throws(Diagnostic) {
    while let place = words.firstIndex(of: "--write-baseline") {
      words.remove(at: place)
      isWritten = true
    }
    while let place = words.firstIndex(of: "--baseline") {
      guard place + 1 < words.count else { throw Bench.misused(words) }
      path = words[place + 1]
      words.removeSubrange(place...place + 1)
    }
  }

  /// Compares a run with the file, and writes it there where that is wanted. That there is none is said.
  ///
  /// - Throws: `bench.baseline` where the file is none and is not to be written anew; `file.*`.
  func fulfil(_ run: Baseline) throws(Diagnostic) {
    if try FileStatus.of(path) == nil {
      print("no baseline: \(path) is not there")
    } else if let earlier = Baseline(
      String(decoding: try FileBytes(copying: path).array, as: UTF8.self))
    {
      for line in run.compared(to: earlier) { print(line) }
    } else if !isWritten {
      throw Diagnostic(
        BenchCode.baseline, "'\(path)' is not a baseline", "“\(path)”不是基线文件")
    }
    if isWritten { try AtomicFile.replace(path, with: Array(run.text.utf8)) }
  }
}
