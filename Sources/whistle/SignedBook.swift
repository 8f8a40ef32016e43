import Basics
import EventBook
import FileStore
import Projection

/// A book as far as it is signed, for who makes proofs of it: the last checkpoint that is kept, and the
/// tree below it.
struct SignedBook {
  let signed: SignedCheckpoint
  let nodes: MerkleNodes

  var size: Int { signed.checkpoint.size }

  /// - Parameter sequence: of a line that must be among those that are signed.
  /// - Throws: `trust.none`, `trust.beyond`, `trust.form`, `trust.name`, `book.root`, `file.*`.
  /// - Complexity: O(bytes / jobs).
  init(_ context: Context, upTo sequence: Int = 0) throws(Diagnostic) {
    let book = context.home.book
    _ = try book.segments()
    guard let signed = try CheckpointStore(book).last() else {
      throw Diagnostic(
        TrustCode.none, "no checkpoint of this book was signed", "该台账尚未签署检查点",
        at: .init(file: CheckpointStore(book).directory))
    }
    let size = signed.checkpoint.size
    guard sequence <= size else {
      throw Diagnostic(
        TrustCode.beyond,
        "the last checkpoint is of \(size) lines, and the line is sequence \(sequence)",
        "最后一份检查点属于前 \(size) 行，而该行是第 \(sequence) 号")
    }
    nodes = try book.nodes(of: size, jobs: context.jobs())
    guard nodes.size == size, nodes.root(of: size) == signed.checkpoint.root else {
      throw Diagnostic(
        BookCode.root, "the book does not begin with the lines of its last checkpoint",
        "台账的开头与最后一份检查点不符", at: .init(file: CheckpointStore(book).directory + "/\(size)"))
    }
    self.signed = signed
  }
}
