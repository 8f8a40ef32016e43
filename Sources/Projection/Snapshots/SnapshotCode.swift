package import Basics

/// Why no snapshot can be made or used.
package enum SnapshotCode: String, ErrorCode {
  case damaged = "snapshot.damaged"
  case empty = "snapshot.empty"
  case foreign = "snapshot.foreign"
  case forged = "snapshot.forged"
  case tooLarge = "snapshot.too-large"
  case unreadable = "snapshot.unreadable"

  package var remedy: Phrase {
    switch self {
    case .damaged:
      Phrase(
        "'whistle snapshot prune' removes it: the book is whole without it, and nothing but time is lost",
        "“whistle snapshot prune”可将其清除：台账不受影响，只多费时间")
    case .empty: Phrase("record or append events first", "请先记录或追加事件")
    case .foreign: Phrase("move it out of the directory of snapshots", "请把它移出快照目录")
    case .forged:
      Phrase(
        "questions go by it: delete it, and find out who may write there",
        "查询以其为据：请删除该文件，并查明谁能写入该目录")
    case .tooLarge:
      Phrase(
        "make snapshots of the beginning with --every; what stands behind them is replayed",
        "可用 --every 为台账的前一部分建立快照，其后各行照常重放")
    case .unreadable:
      Phrase(
        "the book is whole: look at the disk, and make the snapshot again",
        "台账未受影响：请检查磁盘后重新建立快照")
    }
  }
}
