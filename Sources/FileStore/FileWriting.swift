public import Basics
import Glibc

/// A file that only grows, but for taking back what a failed append left.
public final class AppendFile {
  private let file: FileDescriptor
  /// Bytes in the file, as far as this writer knows.
  public private(set) var size: Int

  /// Opens the file at its end; makes it where it is missing.
  public init(_ path: String) throws(Diagnostic) {
    file = try FileDescriptor(
      path, O_WRONLY | O_CREAT | O_APPEND, to: Phrase("open for writing", "打开写入"))
    size = try file.status().size
  }

  public var path: String { file.path }

  /// Writes the bytes, or a part of them, at the end. Not durable before `sync`.
  public func append(_ bytes: [UInt8], _ part: Range<Int>? = nil) throws(Diagnostic) {
    let part = part ?? 0..<bytes.count
    try bytes.withByteView { view throws(Diagnostic) in try file.write(view[part]) }
    size += part.count
  }

  public func sync() throws(Diagnostic) { try file.sync() }

  /// Cuts the file back to `size` bytes, durably.
  public func truncate(to size: Int) throws(Diagnostic) {
    guard SystemCall.retrying({ Int(ftruncate(file.raw, off_t(size))) }) == 0 else {
      throw SystemCall.failure(Phrase("cut back", "截短"), file.path)
    }
    self.size = size
    try file.sync()
  }
}

/// Files that appear whole or not at all.
public final class AtomicFile {
  /// How the names of files end that are not in place yet.
  public static let unfinishedSuffix = ".part"

  private let path: String
  private let temporary: String
  private var file: FileDescriptor?
  private var isCommitted = false
  private var buffer: [UInt8] = []
  public private(set) var count = 0

  /// Starts a new file beside `path`; nothing is seen there before `commit`.
  public init(_ path: String) throws(Diagnostic) {
    self.path = path
    temporary = "\(path).\(getpid())\(Self.unfinishedSuffix)"
    do throws(Diagnostic) {
      let file = try FileDescriptor(
        temporary, O_WRONLY | O_CREAT | O_TRUNC, to: Phrase("open for writing", "打开写入"))
      // The system releases it when the writer dies: so `removeAbandoned` knows what is nobody's.
      _ = flock(file.raw, LOCK_EX | LOCK_NB)
      self.file = file
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
    try Directory.rename(temporary, to: path)
    isCommitted = true
    file = nil
  }

  /// What was not committed is taken away.
  deinit { if !isCommitted { unsafe unlink(temporary) } }

  /// Removes what a writer left that did not live to put it in place.
  ///
  /// - Returns: false where there is none of that name, or its writer is still at work.
  public static func removeAbandoned(_ temporary: String) throws(Diagnostic) -> Bool {
    guard try FileStatus.of(temporary) != nil else { return false }
    let file = try FileDescriptor(temporary, O_RDONLY, to: "open")
    guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return false }
    try Directory.remove(file: temporary)
    return true
  }

  /// Writes a whole file at once.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    let file = try AtomicFile(path)
    try file.write(bytes)
    try file.commit()
  }
}
