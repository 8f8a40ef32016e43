package import Basics
import Glibc

/// A file of which stretches are asked for here and there: each time some more is read than was asked
/// for, for whoever asks next for what stands close behind.
package final class FileWindow {
  private let file: FileDescriptor
  private var bytes: [UInt8] = []
  /// Where in the file they begin.
  private var start = 0

  private static let size = 1 << 18

  package init(_ path: String) throws(Diagnostic) {
    file = try FileDescriptor(regular: path, O_RDONLY, to: Phrase("open", "打开"))
  }

  /// The bytes from an offset up to the next delimiter, without it; nil where none comes within so
  /// many bytes.
  package func bytes(
    from offset: Int, upTo delimiter: UInt8, within limit: Int
  ) throws(Diagnostic) -> [UInt8]? {
    if let found = held(from: offset, upTo: delimiter, within: limit) { return found }
    bytes = try file.read(from: offset, limit: max(Self.size, limit))
    start = offset
    return held(from: offset, upTo: delimiter, within: limit)
  }

  private func held(from offset: Int, upTo delimiter: UInt8, within limit: Int) -> [UInt8]? {
    guard offset >= start, offset - start < bytes.count else { return nil }
    return bytes.withByteView { view in
      let rest = view[offset - start..<view.count]
      let line = rest[0..<min(limit, rest.count)]
      return line.firstIndex(of: delimiter).map { line[0..<$0].array }
    }
  }
}
