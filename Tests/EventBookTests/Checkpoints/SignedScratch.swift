import Basics
import EventBook
import FileStore

/// A book with checkpoints beside it, whose signatures nobody checks.
extension ScratchBook {
  static let origin = "example.org/book"

  var store: CheckpointStore { CheckpointStore(book) }

  /// The checkpoint of the first lines as they stand now.
  func checkpoint(_ size: Int) throws(Diagnostic) -> SignedCheckpoint {
    Self.sign(
      Checkpoint(
        origin: Self.origin, size: size, root: try book.nodes(of: size, jobs: 1).root(of: size)))
  }

  static func sign(_ checkpoint: Checkpoint, by name: String = origin) -> SignedCheckpoint {
    sign(checkpoint, by: name, keys: [0])
  }

  /// By keys of one name.
  static func sign(
    _ checkpoint: Checkpoint, by name: String = origin, keys: [UInt8]
  ) -> SignedCheckpoint {
    let signatures = keys.map { key in
      NoteSignature(Array("— \(name) \(Base64.encode([0, 0, 0, key, 0]))".utf8))
    }
    return SignedCheckpoint(checkpoint, signatures.compactMap(\.self))
  }

  /// Lines as a signer of ML-DSA-44 (C2SP signed-note, type 06) would add them, under the name of
  /// the book and under another.
  static let unknownSignatures = [origin, "example.org/later"].map { name in
    let id = SHA256.hash(Array("\(name)\n".utf8) + [6] + [UInt8](repeating: 1, count: 1312)).bytes
    return "— \(name) \(Base64.encode(Array(id[..<4]) + [UInt8](repeating: 0x5C, count: 2420)))"
  }

  func keep(_ sizes: [Int]) throws(Diagnostic) {
    for size in sizes { _ = try store.keep(try checkpoint(size)) }
  }

  /// What `verify` finds of the book and of all that is kept beside it.
  func held(
    against others: [SignedCheckpoint] = []
  ) throws(Diagnostic) -> (findings: [BookFinding], evidence: [SignedCheckpoint]) {
    var held: [CheckpointFindings.Held] = []
    var findings: [BookFinding] = []
    for entry in try store.entries() {
      switch entry.content {
      case .success(let signed): held.append(.init("checkpoints/\(entry.name)", signed))
      case .failure(let fault):
        findings.append(BookFinding(fault, in: "checkpoints/\(entry.name)"))
      }
    }
    for (index, other) in others.enumerated() { held.append(.init("other \(index)", other)) }
    let result = try book.verify(beginnings: held.map(\.signed.checkpoint.size), jobs: 1)
    let checks = CheckpointFindings(held, result, (try? book.segments()) ?? [])
    return (findings + checks.findings + result.findings, checks.evidence)
  }
}
