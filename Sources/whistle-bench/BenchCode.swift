import Basics

/// Why the benchmark measures nothing.
enum BenchCode: String, ErrorCode {
  case arguments = "usage.arguments"
  case caseMissing = "bench.case"
  case rows = "bench.rows"

  var remedy: Phrase {
    switch self {
    case .arguments:
      Phrase(
        "usage: whistle-bench [line] [EVENTS] [DIRECTORY], without options",
        "用法：whistle-bench [line] [事件数] [目录]，没有选项")
    case .caseMissing, .rows:
      Phrase("measure a larger book, in an empty directory", "请换更大的台账，并用空目录")
    }
  }
}
