import Basics
import EventBook
import FileStore
import HomeTestSupport
import Projection
import Testing

@Suite("Where the tree ended when it was signed")
struct TreeFrontierTests {
  /// Signs all of a book by the way that reads it whole.
  private func sign(_ temporary: TemporaryHome) throws -> Checkpoint {
    let result = try temporary.home.verify()
    try TreeFrontier(temporary.home, result)?.keep(in: temporary.home)
    return try temporary.signed().checkpoint
  }

  @Test(
    "leads to the tree of the book as it has grown, over any segments", arguments: [1500, 1 << 20])
  func grown(segmentLimit: Int) throws {
    let source = try TemporaryHome(seed: 4, steps: 90)
    let lines = try source.stored()
    let temporary = TemporaryHome()
    var last: Checkpoint?
    var start = 0
    for end in [5, 6, 30, 31, 90] {
      try temporary.append(Array(lines[start..<end]).map(Self.unset), segmentLimit: segmentLimit)
      start = end
      if let last {
        let frontier = try #require(try TreeFrontier.grown(temporary.home, since: last))
        #expect(frontier.tree.size == end)
        #expect(frontier.tree.root == (try temporary.signed().checkpoint.root))
        frontier.keep(in: temporary.home)
        self.checkSame(
          try TreeFrontier.grown(temporary.home, since: try temporary.signed().checkpoint), frontier
        )
      }
      last = try last == nil ? sign(temporary) : temporary.signed().checkpoint
    }
  }

  private func checkSame(_ one: TreeFrontier?, _ other: TreeFrontier) {
    #expect(one?.tree.root == other.tree.root)
  }

  /// As it was before the book took it in.
  private static func unset(_ envelope: Envelope) -> Envelope {
    var envelope = envelope
    envelope.sequence = nil
    envelope.caseSequence = nil
    return envelope
  }

  @Test(
    "says nothing of another checkpoint, of a book that was changed, or where it cannot be read")
  func none() throws {
    let temporary = try TemporaryHome(seed: 4, steps: 60)
    let last = try sign(temporary)
    #expect(try TreeFrontier.grown(temporary.home, since: last) != nil)
    let other = Checkpoint(origin: last.origin, size: last.size, root: SHA256.hash([]))
    #expect(try TreeFrontier.grown(temporary.home, since: other) == nil)
    #expect(
      try TreeFrontier.grown(temporary.home, since: try temporary.signed(20).checkpoint) == nil)
    let segment = try #require(try temporary.home.book.segments().last)
    let bytes = try temporary.read(segment.path)
    try temporary.write(
      bytes.map { $0 == UInt8(ascii: "s") ? UInt8(ascii: "t") : $0 }, to: segment.path)
    #expect(try TreeFrontier.grown(temporary.home, since: last) == nil)
    let path = temporary.path + "/snapshots/frontier"
    for text in ["", "{}", "{\"size\":1}", "[]"] {
      try temporary.write(Array(text.utf8), to: path)
      #expect(try TreeFrontier.grown(temporary.home, since: last) == nil)
    }
    try temporary.remove(path)
    #expect(try TreeFrontier.grown(temporary.home, since: last) == nil)
  }
}
