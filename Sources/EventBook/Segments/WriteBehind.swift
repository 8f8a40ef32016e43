public import Basics
import FileStore

/// Appends to a book beside the thread that composes the lines: one batch is written while the next
/// comes to be.
///
/// After a failure nothing more can be appended this way: what was composed since stands on lines
/// that are not there.
public struct WriteBehind {
  /// nil for a rehearsal, which writes nothing.
  private let writer: BookWriter?
  private var nextSequence: Int
  private var begun: (lines: LineBatch, append: BackgroundTask<Diagnostic?>)?

  public init(_ writer: BookWriter?, firstSequence: Int) {
    self.writer = writer
    nextSequence = firstSequence
  }

  /// Begins to append lines, as soon as those before them are durable.
  ///
  /// - Returns: the lines before them; nil where these are the first.
  /// - Throws: what the append before failed of; these lines are then not begun.
  public mutating func append(_ lines: LineBatch) throws(Diagnostic) -> LineBatch? {
    let durable = try finish()
    let append = BackgroundTask { [writer, nextSequence] () -> Diagnostic? in
      do throws(Diagnostic) {
        try writer?.append(lines, firstSequence: nextSequence)
        return nil
      } catch { return error }
    }
    begun = (lines, append)
    nextSequence += lines.count
    return durable
  }

  /// Returns when all is durable.
  ///
  /// - Returns: the lines that were begun last; nil where there are none.
  /// - Throws: what their append failed of.
  public mutating func finish() throws(Diagnostic) -> LineBatch? {
    guard let (lines, append) = begun else { return nil }
    begun = nil
    if let failure = append.wait() { throw failure }
    return lines
  }
}
