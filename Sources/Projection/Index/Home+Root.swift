package import Basics
import EventBook

extension Home {
  /// The Merkle root over the first lines, and over how many it is. What the index of a segment says of its
  /// lines is believed, as in every question: `verify` hashes them.
  ///
  /// - Parameters:
  ///   - count: how many lines; all where there are fewer.
  ///   - jobs: number of threads, from 1.
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes / jobs) of the segments without an index.
  package func root(of count: Int, jobs: Int) throws(Diagnostic) -> (root: Digest, size: Int) {
    let segments = try book.segments()
    let known =
      usesIndexes ? indexes.ready(segments, segments.indices, codec, jobs: jobs) : []
    return try book.root(of: count, jobs: jobs, known: known.map { $0?.digest })
  }
}
