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

  /// Where a line begins.
  package typealias Place = (segment: Int, offset: Int)

  /// In the order of the book.
  package func places(of subject: Subject) -> [Place] {
    var found: [Place] = []
    find(subject, in: &found)
    return found
  }

  /// Puts the places of a subject's lines, in the order of the book, in place of what a list holds.
  package func find(_ subject: Subject, in places: inout [Place]) {
    places.removeAll(keepingCapacity: true)
    chains.forEachBackward(of: subject) { entry in
      places.append((Int(entries[entry] >> 48), Int(entries[entry] & 0xFFFF_FFFF_FFFF)))
    }
    if let covered {
      var sequence = covered.last[Int(subject.index)]
      while sequence > covered.since, let place = covered.snapshot.place(of: sequence) {
        places.append((place.segment, place.offset))
        sequence = place.previous
      }
    }
    places.reverse()
  }
}
