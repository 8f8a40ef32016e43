package import Basics
import EventBook
import FileStore

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
      Result { () throws(Diagnostic) in try fault(ofIndex: path, segments) }
    }
    var faults: [(entry: SnapshotStore.Entry, fault: String?)] = []
    for (path, fault) in zip(paths, checked) {
      let fault = try fault.get()
      faults.append((SnapshotStore.Entry(path: path, header: nil, fault: fault), fault))
    }
    return faults
  }

  private func fault(
    ofIndex path: String, _ segments: [Book.Segment]
  ) throws(Diagnostic) -> String? {
    guard let segment = segments.dropLast().firstIndex(where: { indexes.path(of: $0) == path })
    else { return "of no sealed segment" }
    let expected = try SegmentIndexWriter.bytes(of: segment, in: segments, codec)
    if try FileBytes(copying: path).array == expected { return nil }
    return SegmentIndex(path, of: segments[segment]) == nil
      ? "not of the segment as it stands, or damaged" : "says what the lines do not say"
  }
}
