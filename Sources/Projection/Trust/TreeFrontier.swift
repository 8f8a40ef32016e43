package import Basics
package import EventBook
import FileStore

/// Where the tree over a book ended when it was signed, so that the next checkpoint need not hash it
/// anew: `snapshots/frontier`.
///
/// It is derived, and believed only where its root is that of the last checkpoint and the book still
/// begins with the part that it covers, as snapshots are (SPEC §8).
package struct TreeFrontier: Sendable {
  package let tree: MerkleTree
  private let position: BookPosition
  private let stamp: BookStamp

  private static func path(_ home: Home) -> String { home.snapshots.directory + "/frontier" }

  private init(
    _ tree: MerkleTree, _ segments: [Book.Segment], _ position: BookPosition
  ) throws(Diagnostic) {
    self.tree = tree
    self.position = position
    stamp = try BookStamp(segments: segments, position: position)
  }

  /// The end of a book that was read whole; nil where it has no segment.
  ///
  /// - Throws: `book.missing`, `file.*`.
  package init?(_ home: Home, _ verified: BookVerification) throws(Diagnostic) {
    let segments = try home.book.segments()
    guard let last = segments.last else { return nil }
    let position = BookPosition(
      segment: segments.count - 1, offset: last.status.size - verified.tailLength,
      line: verified.size + 1 - last.firstSequence, sequence: verified.size)
    try self.init(verified.tree, segments, position)
  }

  /// The end of a book now, by its lines behind the last checkpoint alone.
  ///
  /// - Returns: nil where nothing is known of that checkpoint, or the book does not begin with what it
  ///   covers.
  /// - Throws: `book.*` for damage behind it, `file.*`.
  /// - Complexity: O(bytes of the open segment and of those behind it).
  package static func grown(
    _ home: Home, since last: Checkpoint
  ) throws(Diagnostic) -> TreeFrontier? {
    guard let known = TreeFrontier(file: path(home)), known.tree.size == last.size,
      known.tree.root == last.root, case let segments = try home.book.segments(),
      try known.stamp.matches(segments)
    else { return nil }
    var tree = known.tree
    var cursor = BookCursor(segments: segments, from: known.position)
    while try cursor.next() != nil { tree.append(MerkleTree.leaf(cursor.storedLine)) }
    guard cursor.note == nil else { return nil }
    return try TreeFrontier(tree, segments, cursor.position)
  }

  // MARK: The file

  private enum Key: String { case size, line, subtrees, stamp }

  /// Keeps it for the next checkpoint; who may not write there goes without.
  package func keep(in home: Home) {
    let document = JSONObject([
      (Key.size.rawValue, .integer(tree.size)), (Key.line.rawValue, .integer(position.line)),
      (Key.subtrees.rawValue, .array(tree.subtrees.map { .string($0.base64) })),
      (Key.stamp.rawValue, .object(stamp.json)),
    ])
    do throws(Diagnostic) {
      try Directory.make(home.snapshots.directory)
      let text = JSONValue.object(document).text + "\n"
      try AtomicFile.replace(Self.path(home), with: Array(text.utf8), isDurable: false)
    } catch {}
  }

  /// nil where there is none, or none that can be meant.
  private init?(file path: String) {
    guard let bytes = try? FileBytes(copying: path).array,
      let object = bytes.withByteView({ try? JSONParser.parse($0) })?.object,
      let size = object[Key.size]?.number?.int, let line = object[Key.line]?.number?.int,
      let subtrees = object[Key.subtrees]?.array?.map({ $0.string.flatMap { Digest(base64: $0) } }),
      let tree = MerkleTree(size: size, subtrees: subtrees.compactMap(\.self)),
      let stamp = object[Key.stamp]?.object.flatMap({ BookStamp($0) })
    else { return nil }
    self.tree = tree
    self.stamp = stamp
    position = BookPosition(
      segment: stamp.sealed.count, offset: stamp.openLength, line: line, sequence: size)
  }
}
