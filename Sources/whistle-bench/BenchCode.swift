import Basics

/// Why the benchmark measures nothing.
enum BenchCode: String, ErrorCode {
  case arguments = "usage.arguments"
  case caseMissing = "bench.case"
  case rows = "bench.rows"
  case baseline = "bench.baseline"

  var remedy: Phrase {
    switch self {
    case .arguments:
      Phrase(
        "usage: whistle-bench [--baseline FILE] [--write-baseline] [line] [EVENTS] [DIRECTORY]; 'line' takes no options",
        "用法：whistle-bench [--baseline 文件] [--write-baseline] [line] [事件数] [目录]；line 不带选项")
    case .baseline:
      Phrase(
        "write it anew with --write-baseline, or name another with --baseline",
        "请用 --write-baseline 重写，或用 --baseline 指定另一文件")
    case .caseMissing, .rows:
      Phrase("measure a larger book, in an empty directory", "请换更大的台账，并用空目录")
    }
  }
}
