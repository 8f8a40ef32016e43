package import CaseModel
package import EventBook

/// Where the lines of each subject stand, noted while a book is read: so they can be read case by case,
/// though the book has them in the order in which they came.
///
/// Memory: 12 bytes a line, and 4 a subject.
package struct SubjectLines: Sendable {
  private var chains = SubjectChains()
  private var entries: [UInt64] = []

  package init() {}

  /// - Complexity: O(1), amortised.
  package mutating func note(_ subject: Subject, at position: BookPosition) {
    chains.add(to: subject)
    entries.append(UInt64(position.segment) << 48 | UInt64(position.offset))
  }

  /// In the order of the book.
  package func places(of subject: Subject) -> [(segment: Int, offset: Int)] {
    chains.entries(of: subject).map { entry in
      (Int(entries[entry] >> 48), Int(entries[entry] & 0xFFFF_FFFF_FFFF))
    }
  }
}
