package import Basics

/// One thing that is not right in the book.
package struct BookFinding: Hashable, Sendable {
  /// The sequence that should stand there.
  package let sequence: Int
  package let segment: String
  /// From 1.
  package let line: Int
  package let kind: String
  package let reason: Phrase

  init(sequence: Int, segment: String, line: Int, code: some ErrorCode, reason: Phrase) {
    self.init(Diagnostic(code, reason), sequence: sequence, segment: segment, line: line)
  }

  /// What is wrong with a file beside the segments.
  ///
  /// - Parameters:
  ///   - file: as the finding names it.
  ///   - sequence: the size that a checkpoint speaks of; 0 where it says none.
  package init(_ fault: Diagnostic, in file: String, sequence: Int = 0) {
    self.init(fault, sequence: sequence, segment: file, line: fault.place?.line ?? 1)
  }

  private init(_ fault: Diagnostic, sequence: Int, segment: String, line: Int) {
    self.sequence = sequence
    self.segment = segment
    self.line = line
    kind = fault.kind
    reason = fault.message
  }
}

/// What re-reading every byte of the book says.
package struct BookVerification: Sendable {
  package let size: Int
  package let root: Digest
  /// The tree over all lines.
  package let tree: MerkleTree
  package let findings: [BookFinding]
  /// Bytes behind the last whole line, which are no part of the book.
  package let tailLength: Int
  /// The first lines, of each number that was asked for, as far as the book has so many; in ascending
  /// order.
  package let beginnings: [BookBeginning]

  /// The first so many lines; nil where the book has fewer, or they were not asked for.
  ///
  /// - Complexity: O(log beginnings).
  package func beginning(of size: Int) -> BookBeginning? {
    var (low, high) = (0, beginnings.count)
    while low < high {
      let middle = (low + high) / 2
      if beginnings[middle].size < size { low = middle + 1 } else { high = middle }
    }
    return low < beginnings.count && beginnings[low].size == size ? beginnings[low] : nil
  }

  /// That lines are missing of which a root was noted.
  ///
  /// - Parameters:
  ///   - noted: of how many lines; more than there are.
  ///   - segment: the last one, or nothing.
  package func cutOff(below noted: Int, in segment: Book.Segment?) -> BookFinding {
    BookFinding(
      sequence: size + 1, segment: segment?.name ?? "",
      line: size + 2 - (segment?.firstSequence ?? 1), code: BookCode.cutOff,
      reason: Phrase(
        "the book has \(size) lines, and a root was noted of \(noted): its end is missing",
        "台账只有 \(size) 行，而记下的根哈希属于 \(noted) 行：末尾已缺失"))
  }
}

/// The first lines of a book, and what holds them.
package struct BookBeginning: Sendable {
  /// Number of lines.
  package let size: Int
  package let root: Digest
  /// Where the last of them stands; without a segment where there is none.
  package let segment: String
  package let line: Int

  /// That the book does not begin with the lines that a root was noted of; nil where it does.
  package func difference(from noted: Digest) -> BookFinding? {
    guard root != noted else { return nil }
    return BookFinding(
      sequence: size, segment: segment, line: line, code: BookCode.root,
      reason: Phrase(
        "the first \(size) lines have the root \(root.base64), not \(noted.base64): "
          + "one of them is another, or they stand in another order",
        "前 \(size) 行的根哈希是 \(root.base64)，不是 \(noted.base64)：其中有行不同，或次序不同"))
  }
}
