import CaseModel
import EventBook

/// Where the lines of each subject stand, for a process that is asked for them again and again: each line
/// leads to the one before it.
///
/// Memory: 16 bytes a line, and 4 a subject.
struct SubjectLines {
  /// By the index of a subject, its last entry; -1 for none.
  private var last: [Int32] = []
  private var entries: [(place: UInt64, previous: Int32)] = []

  /// - Complexity: O(1), amortised.
  mutating func note(_ subject: Subject, at position: BookPosition) {
    let index = Int(subject.index)
    while last.count <= index { last.append(-1) }
    entries.append(
      (UInt64(position.segment) << 48 | UInt64(position.offset), previous: last[index]))
    last[index] = Int32(entries.count - 1)
  }

  /// In the order of the book.
  func places(of subject: Subject) -> [(segment: Int, offset: Int)] {
    var places: [(segment: Int, offset: Int)] = []
    let index = Int(subject.index)
    var next = index < last.count ? last[index] : -1
    while next >= 0 {
      let entry = entries[Int(next)]
      places.append((Int(entry.place >> 48), Int(entry.place & 0xFFFF_FFFF_FFFF)))
      next = entry.previous
    }
    return places.reversed()
  }
}
