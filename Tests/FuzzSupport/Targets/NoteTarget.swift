import Basics
import EventBook

extension FuzzTarget {
  /// A signed note, a checkpoint or a trust policy: a note is written as it was read, and what a checkpoint
  /// says is the beginning of its text.
  static let note = FuzzTarget(
    name: "note",
    seeds: {
      let checkpoint = Checkpoint(
        origin: "example.org/book", size: 15, root: SHA256.hash("fifteen lines"))
      let text = String(decoding: checkpoint.text, as: UTF8.self)
      let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      return [
        text + "\n— example.org/book AAAAAAA=\n", text + "more\n\n— a AAAAAAA=\n— b AQAAAAA=\n",
        "text\n\nmore\n\n— 名 AAAAAAA=\n", "# all\nlog \(key) https://example.com\nquorum none\n",
      ].map { Array($0.utf8) }
    },
    words: ["\n\n", "— ", "AAAAAAA=", "log ", "witness ", "group ", "quorum none", "any", "all"],
    judge: { input in
      if (try? TrustPolicy(input)) != nil { return .taken }
      guard let note = try? SignedNote(input) else { return .refused }
      if note.bytes != input { return .fault("the note is written otherwise than it was read") }
      if let checkpoint = try? Checkpoint(note), !note.text.starts(with: checkpoint.text) {
        return .fault("the checkpoint says otherwise than its text")
      }
      return .taken
    })
}
