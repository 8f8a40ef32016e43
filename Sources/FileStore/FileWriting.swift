public import Basics
import Glibc

/// A file that only grows, but for taking back what a failed append left.
public final class AppendFile {
  private let file: FileDescriptor
  /// Bytes in the file, as far as this writer knows.
  public private(set) var size: Int

  /// Opens the file at its end; makes it where it is missing.
  public init(_ path: String) throws(Diagnostic) {
    file = try FileDescriptor(path, O_WRONLY | O_CREAT | O_APPEND, to: "open for writing")
    size = try file.status().size
  }

  public var path: String { file.path }

  /// Writes all bytes at the end. Not durable before `sync`.
  public func append(_ bytes: [UInt8]) throws(Diagnostic) {
    try bytes.withByteView { view throws(Diagnostic) in try file.write(view) }
    size += bytes.count
  }

  public func sync() throws(Diagnostic) { try file.sync() }

  /// Cuts the file back to `size` bytes, durably.
  public func truncate(to size: Int) throws(Diagnostic) {
    guard SystemCall.retrying({ Int(ftruncate(file.raw, off_t(size))) }) == 0 else {
      throw SystemCall.failure("cut back", file.path)
    }
    self.size = size
    try file.sync()
  }
}

/// Files that appear whole or not at all.
public final class AtomicFile {
  private let path: String
  private let temporary: String
  private var file: FileDescriptor?
  private var isCommitted = false
  private var buffer: [UInt8] = []
  public private(set) var count = 0

  /// Starts a new file beside `path`; nothing is seen there before `commit`.
  public init(_ path: String) throws(Diagnostic) {
    self.path = path
    temporary = "\(path).\(getpid()).part"
    do throws(Diagnostic) {
      file = try FileDescriptor(
        temporary, O_WRONLY | O_CREAT | O_TRUNC, to: "open for writing")
    } catch {
      // The name that the caller knows, not the one beside it.
      var failure = error
      failure.place = .init(file: path)
      throw failure
    }
    buffer.reserveCapacity(Self.bufferSize)
  }

  private static let bufferSize = 1 << 20

  public func write(_ bytes: [UInt8]) throws(Diagnostic) {
    buffer += bytes
    count += bytes.count
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Diagnostic) {
    guard let file else { return }
    try buffer.withByteView { view throws(Diagnostic) in try file.write(view) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes the content durable, then puts it in place of what `path` held.
  public func commit() throws(Diagnostic) {
    try flush()
    try file?.sync()
    file = nil
    try Directory.rename(temporary, to: path)
    isCommitted = true
  }

  /// What was not committed is taken away.
  deinit { if !isCommitted { unsafe unlink(temporary) } }

  /// Writes a whole file at once.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    let file = try AtomicFile(path)
    try file.write(bytes)
    try file.commit()
  }
}
