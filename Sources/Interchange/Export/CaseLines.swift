package import Basics
package import CaseModel
package import EventBook
import FileStore

/// Where the lines of each subject stand, noted while a book is replayed: so they can be read case by
/// case, though the book has them in the order in which they came. Twelve bytes a line.
package struct LinePlaces: Sendable {
  /// The last line of each subject, by its number; -1 for none.
  private var last: [Int32] = []
  /// Of each line the one before it of the same subject, and where it stands.
  private var previous: [Int32] = []
  private var places: [Place] = []

  struct Place: Sendable {
    let segment: Int32
    let offset: UInt32
  }

  package init() {}

  /// Notes the next line of the book.
  package mutating func note(_ subject: Subject, _ position: BookPosition) {
    let index = Int(subject.index)
    while last.count <= index { last.append(-1) }
    previous.append(last[index])
    last[index] = Int32(truncatingIfNeeded: places.count)
    places.append(
      Place(
        segment: Int32(truncatingIfNeeded: position.segment),
        offset: UInt32(truncatingIfNeeded: position.offset)))
  }

  /// Those of a subject in the order of the book.
  func places(of subject: Subject) -> [Place] {
    let index = Int(subject.index)
    var found: [Place] = []
    var next = index < last.count ? last[index] : -1
    while next >= 0 {
      found.append(places[Int(next)])
      next = previous[Int(next)]
    }
    return found.reversed()
  }
}

/// The lines of the book by subject.
package final class CaseLines: Sendable {
  private let places: LinePlaces
  private let segments: [FileBytes]
  /// Of the segments: to ask them for it would count their references, and threads would wait for each
  /// other.
  private let views: [ByteView]

  /// - Parameter segments: those that the places are of. The last may be written to, so that it is
  ///   copied; the others are mapped.
  /// - Throws: `file.*`.
  package init(_ places: LinePlaces, in segments: [Book.Segment]) throws(Diagnostic) {
    self.places = places
    var files: [FileBytes] = []
    for (index, segment) in segments.enumerated() {
      let isOpen = index == segments.count - 1
      files.append(
        try isOpen ? FileBytes(copying: segment.path) : FileBytes(mapping: segment.path))
    }
    self.segments = files
    views = files.map(\.view)
  }

  /// Each line of a subject in the order of the book, with the members of its `data`.
  ///
  /// - Complexity: O(bytes of the lines).
  package func forEach(
    of subject: Subject, by scanner: inout LineScanner, _ body: (EventLine, [DataField]) -> Void
  ) {
    var line = EventLine.none
    for place in places.places(of: subject) {
      let bytes = views[Int(place.segment)]
      let start = Int(place.offset)
      if scanner.scanFast(bytes, from: start, into: &line) != nil {
        body(line, scanner.fields)
      } else if let end = bytes.firstIndex(of: 0x0A, from: start),
        let line = try? scanner.scan(bytes, start..<end)
      {
        body(line, scanner.fields)
      }
    }
    withExtendedLifetime(segments) {}
  }
}
