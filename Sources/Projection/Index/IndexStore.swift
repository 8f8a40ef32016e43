package import Basics
package import CaseJournal
package import EventBook
import FileStore

/// The indexes of the sealed segments of a home: `HOME/snapshots/SEGMENT.index`. Deleting them loses
/// nothing but time.
package struct IndexStore: Sendable {
  private let directory: String
  /// A segment of fewer bytes is read as quickly by its lines.
  package var least = 1 << 20

  init(_ directory: String) { self.directory = directory }

  func path(of segment: Book.Segment) -> String {
    directory + "/" + segment.name + SegmentIndex.suffix
  }

  /// Of each segment its index, made first where there is none that fits; nil for the open one, for what
  /// is not worth one, and where nothing is kept or can be written here.
  ///
  /// - Parameter wanted: indices of the segments that will be read.
  /// - Complexity: O(bytes of the indexes); O(bytes of the segments / jobs) where they are made.
  func ready(
    _ segments: [Book.Segment], _ wanted: Range<Int>, _ codec: EventCodec, jobs: Int
  ) -> [SegmentIndex?] {
    // A question adds to what is kept, and does not begin to keep anything.
    guard (try? FileStatus.of(directory)) != nil else { return [] }
    let sealed = indexed(segments).filter { wanted.contains($0) }
    let found = Processors.map(sealed, jobs: jobs) { index -> SegmentIndex? in
      let path = path(of: segments[index])
      if let index = SegmentIndex(path, of: segments[index]) { return index }
      guard make(path, of: index, in: segments, codec) else { return nil }
      return SegmentIndex(path, of: segments[index])
    }
    var indexes = [SegmentIndex?](repeating: nil, count: sealed.isEmpty ? 0 : segments.count)
    for (index, found) in zip(sealed, found) { indexes[index] = found }
    return indexes
  }

  /// The segments that are to have one.
  private func indexed(_ segments: [Book.Segment]) -> [Int] {
    segments.indices.dropLast().filter { segments[$0].status.size >= least }
  }

  /// Makes those that are not there yet: what a writer leaves behind that sealed a segment.
  ///
  /// - Throws: `book.*`, `file.*` where the book cannot be listed.
  /// - Complexity: O(segments); O(bytes / jobs) of those that have none.
  package func renew(_ book: Book, codec: EventCodec, jobs: Int) throws(Diagnostic) {
    let segments = try book.segments()
    var missing: [Int] = []
    for index in indexed(segments)
    where try FileStatus.of(path(of: segments[index]), followingLinks: false) == nil {
      missing.append(index)
    }
    if missing.isEmpty { return }
    try Directory.make(directory)
    _ = Processors.map(missing, jobs: jobs) { index in
      make(path(of: segments[index]), of: index, in: segments, codec)
    }
  }

  /// The regular files that are named like indexes, in the order of their segments.
  func files() throws(Diagnostic) -> [String] {
    guard try FileStatus.of(directory) != nil else { return [] }
    var files: [String] = []
    for name in try Directory.names(in: directory) where name.hasSuffix(SegmentIndex.suffix) {
      let path = directory + "/" + name
      if try FileStatus.of(path, followingLinks: false)?.isRegular == true { files.append(path) }
    }
    return files
  }

  /// Removes those that are of no segment of the book as it stands.
  ///
  /// - Returns: the paths that were removed.
  /// - Throws: `file.*`.
  func prune(_ segments: [Book.Segment]) throws(Diagnostic) -> [String] {
    let paths = Dictionary(segments.dropLast().map { (path(of: $0), $0) }) { first, _ in first }
    var removed: [String] = []
    for path in try files() where paths[path].flatMap({ SegmentIndex(path, of: $0) }) == nil {
      try Directory.remove(file: path)
      removed.append(path)
    }
    return removed
  }

  /// Who may not write there goes without, and so does a segment that is not right: whoever replays it says
  /// what is wrong.
  private func make(
    _ path: String, of index: Int, in segments: [Book.Segment], _ codec: EventCodec
  ) -> Bool {
    do throws(Diagnostic) {
      // Opened first: the segment is not read in vain.
      let file = try AtomicFile(path)
      try file.write(try SegmentIndexWriter.bytes(of: index, in: segments, codec))
      // Waited for: after a loss of power half of one would stand there, and `verify` would say so.
      try file.commit()
      return true
    } catch { return false }
  }
}
