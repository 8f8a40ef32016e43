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

  /// The last checkpoint that is kept.
  ///
  /// - Throws: `trust.none`, `trust.form`, `trust.name`, `trust.unsigned`, `file.*`.
  static func signed(_ context: Context) throws(Diagnostic) -> SignedCheckpoint {
    let book = context.home.book
    _ = try book.segments()
    guard let signed = try CheckpointStore(book).last() else {
      throw Diagnostic(
        TrustCode.none, "no checkpoint of this book was signed", "该台账尚未签署检查点",
        at: .init(file: CheckpointStore(book).directory))
    }
    return signed
  }

  /// - Parameter isFromBook: whether every line is hashed anew; else a proof is to be checked.
  /// - Throws: `book.root`, `book.missing`, `file.*`.
  init(
    _ context: Context, _ signed: SignedCheckpoint, isFromBook: Bool = true
  ) throws(Diagnostic) {
    let nodes = try context.home.nodes(
      of: signed.checkpoint, isFromBook: isFromBook, jobs: context.jobs)
    guard let nodes else {
      throw Diagnostic(
        BookCode.root, "the book does not begin with the lines of its last checkpoint",
        "台账的开头与最后一份检查点不符",
        at: .init(
          file: CheckpointStore(context.home.book).directory + "/\(signed.checkpoint.size)"))
    }
    self.signed = signed
    self.nodes = nodes
  }

  /// What is proved by nodes and snapshots that were kept, where it holds; else once more by the book.
  static func proved<Proof>(
    _ context: Context, _ signed: SignedCheckpoint, holds: (Proof) -> Bool,
    _ make: (SignedBook, _ isFromBook: Bool) throws(Diagnostic) -> Proof
  ) throws(Diagnostic) -> Proof {
    let quick = try make(SignedBook(context, signed, isFromBook: false), false)
    return holds(quick) ? quick : try make(SignedBook(context, signed), true)
  }
}
