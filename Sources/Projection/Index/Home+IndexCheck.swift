package import Basics
import EventBook
import FileStore

/// What is wrong with a file that is named like the index of a segment.
enum IndexFault: String {
  /// There is no such segment, or none that is sealed.
  case foreign = "of no sealed segment"
  /// It is of another version, or of a segment that was replaced: it is made anew when it is needed.
  case stale = "not of the segment as it stands"
  case damaged = "not as it was written"
  /// All of it can be read, and it says something else.
  case contradicting = "says what the lines do not say"
}

extension Home {
  /// Makes the index of each sealed segment anew and compares what stands in its place, to the last byte.
  ///
  /// - Returns: each index that stands there and what is wrong with it, nil where nothing is.
  /// - Throws: `book.*` where the book itself is damaged, `file.*`.
  /// - Complexity: O(bytes of the segments that have one / jobs).
  package func indexFaults()
    throws(Diagnostic) -> [(entry: SnapshotStore.Entry, fault: String?)]
  {
    let segments = try book.segments()
    let paths = try indexes.files()
    let checked = Processors.map(paths, jobs: threads.jobs) { path in
      Result { () throws(Diagnostic) in
        try fault(ofIndex: path, segments, comparesLines: true)
      }
    }
    var faults: [(entry: SnapshotStore.Entry, fault: String?)] = []
    for (path, fault) in zip(paths, checked) {
      let fault = try fault.get()?.rawValue
      faults.append((SnapshotStore.Entry(path: path, header: nil, fault: fault), fault))
    }
    return faults
  }

  /// - Parameter comparesLines: whether it is made anew, which takes as long as to decode the segment.
  /// - Throws: `file.*`; `book.*` where the segment is damaged.
  func fault(
    ofIndex path: String, _ segments: [Book.Segment], comparesLines: Bool
  ) throws(Diagnostic) -> IndexFault? {
    let file = try FileBytes(copying: path)
    return try file.withView { view throws(Diagnostic) in
      guard SegmentIndex.isAsWritten(view) else { return .damaged }
      guard
        let segment = segments.dropLast().firstIndex(where: { indexes.path(of: $0) == path })
      else { return .foreign }
      guard SegmentIndex.isHead(view, of: segments[segment]) else { return .stale }
      guard SegmentIndex(file, of: segments[segment]) != nil else { return .damaged }
      guard comparesLines else { return nil }
      let expected = try SegmentIndexWriter.bytes(of: segment, in: segments, codec)
      return expected.withByteView { $0 == view } ? nil : .contradicting
    }
  }
}
