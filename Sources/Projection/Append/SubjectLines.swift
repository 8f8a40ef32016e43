import Basics
package import CaseModel
package import EventBook

/// Where the lines of each subject stand, noted while a book is read: so they can be read case by case,
/// though the book has them in the order in which they came.
///
/// Memory: 12 bytes a line, and 4 a subject; of lines that a snapshot covers 8 a subject.
package struct SubjectLines: Sendable {
  private var chains = SubjectChains()
  private var entries: [UInt64] = []
  /// What covers the lines before those that were noted, of each subject the sequence of its last event
  /// there, 0 for none, and the sequence behind which lines are wanted.
  private var covered: (snapshot: Snapshot, last: [Int], since: Int)?

  package init() {}

  /// Takes in the lines that a snapshot covers.
  ///
  /// - Parameter since: only lines behind this sequence.
  /// - Throws: where a record of the snapshot is not as it was written.
  /// - Complexity: O(subjects).
  package mutating func cover(
    _ snapshot: Snapshot, of table: CaseTable, since: Int
  ) throws(Snapshot.Unusable) {
    var last: [Int] = []
    last.reserveCapacity(table.states.count)
    for index in table.states.indices {
      let name = Array(table.nameBytes(of: Subject(index: Int32(index))))
      last.append(
        try name.withByteView { name throws(Snapshot.Unusable) in
          try snapshot.record(named: name, symbols: 0)?.lastSequence ?? 0
        })
    }
    covered = (snapshot, last, since)
  }

  /// - Complexity: O(1), amortised.
  package mutating func note(_ subject: Subject, at position: BookPosition) {
    chains.add(to: subject)
    entries.append(UInt64(position.segment) << 48 | UInt64(position.offset))
  }

  /// In the order of the book.
  package func places(of subject: Subject) -> [(segment: Int, offset: Int)] {
    coveredPlaces(of: subject)
      + chains.entries(of: subject).map { entry in
        (Int(entries[entry] >> 48), Int(entries[entry] & 0xFFFF_FFFF_FFFF))
      }
  }

  private func coveredPlaces(of subject: Subject) -> [(segment: Int, offset: Int)] {
    guard let covered else { return [] }
    var found: [(segment: Int, offset: Int)] = []
    var sequence = covered.last[Int(subject.index)]
    while sequence > covered.since, let place = covered.snapshot.place(of: sequence) {
      found.append((place.segment, place.offset))
      sequence = place.previous
    }
    return found.reversed()
  }
}
