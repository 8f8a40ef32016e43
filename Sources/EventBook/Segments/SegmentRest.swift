public import Basics
import FileStore

/// The lines of a segment from one on, which several threads may scan: its bytes stay while this lives.
public struct SegmentRest: Sendable {
  private let content: FileBytes
  /// Where the first of the lines begins.
  private let start: Int

  init(content: FileBytes, start: Int) {
    self.content = content
    self.start = start
  }

  /// The segment, as far as it was read; places of lines count from its first byte.
  public var view: ByteView { content.view }

  /// Bytes of the lines, a torn one at the end counted.
  public var count: Int { content.view.count - start }

  /// The whole lines, cut into pieces.
  ///
  /// - Parameter size: bytes of a piece, about.
  package func pieces(size: Int = SegmentPieces.usualSize) -> [Range<Int>] {
    SegmentPieces.ranges(of: content.view, from: start, size: size)
  }
}
