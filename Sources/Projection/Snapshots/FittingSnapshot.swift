import EventBook

/// A snapshot of which it was found that the book begins with what it covers, for as long as the segments
/// are what they were then, by length, times and inode: asking once more reads the open segment anew.
package struct FittingSnapshot: Sendable {
  let snapshot: Snapshot
  let segments: [Book.Segment]
}
