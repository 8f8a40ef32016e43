package import Basics
import Glibc

/// Files that appear whole or not at all.
package final class AtomicFile {
  private let path, temporary: String
  private var file: FileDescriptor?
  private var isCommitted = false
  private var buffer: [UInt8] = []
  package private(set) var count = 0

  /// Starts a new file beside `path`; nothing is seen there before `commit`.
  ///
  /// - Parameter isPrivate: whether its owner alone may read it.
  package init(_ path: String, isPrivate: Bool = false) throws(Diagnostic) {
    self.path = path
    do throws(Diagnostic) {
      let file = try UnfinishedFile.make(beside: path, O_WRONLY, mode: isPrivate ? 0o600 : 0o640)
      temporary = file.path
      self.file = file
    } catch { throw Self.placed(error, path) }
    buffer.reserveCapacity(Self.bufferSize)
  }

  private static let bufferSize = 1 << 20

  /// A failure under the name that the caller knows, not the one beside it.
  private static func placed(_ failure: Diagnostic, _ path: String) -> Diagnostic {
    var failure = failure
    failure.place = .init(file: path)
    return failure
  }

  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    buffer += bytes
    count += bytes.count
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Diagnostic) {
    guard let file else { return }
    do throws(Diagnostic) {
      try buffer.withByteView { view throws(Diagnostic) in try file.write(view) }
    } catch { throw Self.placed(error, path) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes the content durable, then puts it in place of what `path` held.
  ///
  /// - Parameter isDurable: false for what can be made again at any time: then it is not waited for.
  package func commit(isDurable: Bool = true) throws(Diagnostic) {
    try flush()
    if isDurable { try file?.sync(.fileContent) }
    try Directory.rename(temporary, to: path, isDurable: isDurable)
    isCommitted = true
    file = nil
  }

  /// What was not committed is taken away.
  deinit { if !isCommitted { try? Directory.remove(file: temporary) } }

  /// Writes a whole file at once.
  ///
  /// - Parameters:
  ///   - isDurable: as `commit` has it.
  ///   - isPrivate: as `init` has it.
  package static func replace(
    _ path: String, with bytes: [UInt8], isDurable: Bool = true, isPrivate: Bool = false
  ) throws(Diagnostic) {
    let file = try AtomicFile(path, isPrivate: isPrivate)
    try file.write(bytes)
    try file.commit(isDurable: isDurable)
  }
}
