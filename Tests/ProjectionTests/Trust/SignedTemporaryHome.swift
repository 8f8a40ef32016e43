import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Reports
import Testing

/// A home with a random book, of which checkpoints are signed that nobody checks.
extension TemporaryHome {
  static let origin = "example.org/book"

  convenience init(seed: UInt64, steps: Int, segmentLimit: Int = 6000) throws {
    self.init()
    try append(
      RandomBook.recorded(RandomBook.envelopes(seed: seed, steps: steps)),
      segmentLimit: segmentLimit)
  }

  /// The checkpoint of the first lines; of all where no size is given.
  func signed(_ size: Int? = nil) throws -> SignedCheckpoint {
    let (root, size) = try home.book.root(of: size ?? .max)
    let signature = try #require(NoteSignature(Array("— \(Self.origin) AAAAAAA=".utf8)))
    return SignedCheckpoint(Checkpoint(origin: Self.origin, size: size, root: root), [signature])
  }

  func dossier(
    _ name: String, _ signed: SignedCheckpoint, isFromBook: Bool = true
  ) throws -> (dossier: Dossier, unsigned: Int)? {
    let nodes = try #require(
      try home.nodes(of: signed.checkpoint, isFromBook: isFromBook, distance: 1, jobs: 2))
    return try home.dossier(
      of: name, now: TemporaryHome.now, signed, nodes, isFromBook: isFromBook
    ) { view, title in DossierReport.state(of: name, in: view, title: title) }
  }

  /// The cases that are registered among the first lines.
  func cases(_ size: Int) throws -> [String] {
    let state = try plain.load(TemporalQuery(toSequence: size)).state
    return ["C-1", "C-2", "LS-2026-000007", "第四件"].filter { name in
      state.table.find(name)?.isRegistered == true
    }
  }
}
