package import CaseModel

/// Entries of a list by their subject: each leads to the one before it of the same subject.
///
/// Memory: 4 bytes an entry, and 4 a subject.
package struct SubjectChains: Sendable {
  /// By the index of a subject, its last entry; -1 for none.
  private var last: [Int32] = []
  /// By the place of an entry in its list; -1 for the first of a subject.
  private var previous: [Int32] = []

  package init() {}

  /// The next entry of the list is of this subject.
  ///
  /// - Complexity: O(1), amortised.
  package mutating func add(to subject: Subject) {
    let index = Int(subject.index)
    while last.count <= index { last.append(-1) }
    let entry = Int32(truncatingIfNeeded: previous.count)
    previous.append(last[index])
    last[index] = entry
  }

  /// Where the last entry of a subject stands in the list; nil where there is none.
  package func last(of subject: Subject) -> Int? {
    let index = Int(subject.index)
    return index < last.count && last[index] >= 0 ? Int(last[index]) : nil
  }

  package func isFirst(_ entry: Int) -> Bool { previous[entry] < 0 }

  /// Where each of a subject stands in the list, the last first.
  package func forEachBackward(of subject: Subject, _ body: (Int) -> Void) {
    var next = last(of: subject) ?? -1
    while next >= 0 {
      body(next)
      next = Int(previous[next])
    }
  }
}
