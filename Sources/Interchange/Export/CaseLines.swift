package import Basics
package import CaseModel
package import EventBook
import FileStore
package import Projection

/// The lines of the book by subject.
package final class CaseLines: Sendable {
  private let places: SubjectLines
  private let segments: [FileBytes]
  /// Of the segments: to ask them for it would count their references, and threads would wait for each
  /// other.
  private let views: [ByteView]

  /// - Parameter segments: those that the places are of. The last may be written to, so that it is
  ///   copied; the others are mapped.
  /// - Throws: `file.*`.
  package init(_ places: SubjectLines, in segments: [Book.Segment]) throws(Diagnostic) {
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

  /// Whether any line of a subject is among them.
  package func has(_ subject: Subject) -> Bool { !places.places(of: subject).isEmpty }

  /// Each line of a subject in the order of the book, with the members of its `data`.
  ///
  /// - Complexity: O(bytes of the lines).
  package func forEach(
    of subject: Subject, by scanner: inout LineScanner, _ body: (EventLine, [DataField]) -> Void
  ) {
    var line = EventLine.none
    // A forged snapshot may lead anywhere.
    for place in places.places(of: subject) where place.segment < views.count {
      let (bytes, start) = (views[place.segment], place.offset)
      guard start < bytes.count else { continue }
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
