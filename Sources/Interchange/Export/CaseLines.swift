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

  /// What a thread reads lines with.
  package struct Reader {
    fileprivate var scanner = LineScanner()
    fileprivate var places: [SubjectLines.Place] = []
    fileprivate var prefetched: UInt64 = 0

    package init() {}
  }

  /// Each line of a subject in the order of the book, with the members of its `data`.
  ///
  /// - Complexity: O(bytes of the lines).
  package func forEach(
    of subject: Subject, by reader: inout Reader, _ body: (EventLine, [DataField]) -> Void
  ) {
    places.find(subject, in: &reader.places)
    reader.prefetched &+= prefetch(reader.places)
    var line = EventLine.none
    // A forged snapshot may lead anywhere.
    for place in reader.places where place.segment < views.count {
      let (bytes, start) = (views[place.segment], place.offset)
      guard start < bytes.count else { continue }
      if reader.scanner.scanFast(bytes, from: start, into: &line) != nil {
        body(line, reader.scanner.fields)
      } else if let end = bytes.firstIndex(of: 0x0A, from: start),
        let line = try? reader.scanner.scan(bytes, start..<end)
      {
        body(line, reader.scanner.fields)
      }
    }
    withExtendedLifetime(segments) {}
  }

  /// Calls lines into the processor's cache all at once: they lie scattered over the book, and to wait for
  /// each in turn would cost as much as to read them.
  ///
  /// - Returns: something that is made of them, so that they are fetched.
  private func prefetch(_ places: [SubjectLines.Place]) -> UInt64 {
    var sum: UInt64 = 0
    for place in places where place.segment < views.count {
      let bytes = views[place.segment]
      var offset = max(0, place.offset)
      let end = min(offset + Self.usualLine, bytes.count)
      while offset < end {
        sum &+= UInt64(bytes[offset])
        offset += Self.cacheLine
      }
    }
    return sum
  }

  /// Bytes that most lines have at most, and of what a processor fetches at once.
  private static let (usualLine, cacheLine) = (384, 64)
}
