package import Basics

/// Why the stages of a sharded fold do not fit one another: none of it leaves a result.
package enum ShardCode: String, ErrorCode {
  case build = "shard.build"
  case damaged = "shard.damaged"
  case document = "shard.document"
  case foreign = "shard.foreign"
  case incomplete = "shard.incomplete"
  case links = "shard.links"
  case order = "shard.order"
  case question = "shard.question"
  case total = "shard.total"

  package var remedy: Phrase {
    switch self {
    case .build:
      Phrase(
        "run one and the same program with the same package tzdata on every machine, and begin anew",
        "请在每台机器上使用同一程序和同一版本的 tzdata，然后从头再做")
    case .damaged, .document, .order:
      Phrase("make it again from what it was made of", "请由原输入重新生成")
    case .foreign:
      Phrase("give each book a directory of its own", "请让每本台账各用一个目录")
    case .incomplete:
      Phrase(
        "a task failed or has not ended: run it again, its result is the same",
        "有任务失败或尚未结束：请重新运行，结果相同")
    case .links:
      Phrase(
        "make the links anew, of all segments: whistle split --merges-only",
        "请就全部分卷重新生成：whistle split --merges-only")
    case .question:
      Phrase(
        "project every shard with the same --now, --rules and --period",
        "各分片须以相同的 --now、--rules、--period 计算")
    case .total:
      Phrase(
        "it is a fault of the program: please report it, with the manifests",
        "属程序错误：请附清单文件报告")
    }
  }
}
