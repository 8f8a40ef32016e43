public import Basics
import Glibc

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
    temporary = Self.temporaryName(beside: path)
    do throws(Diagnostic) {
      file = try FileDescriptor(making: temporary, O_WRONLY)
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
    try file?.sync(.fileContent)
    try Directory.rename(temporary, to: path)
    isCommitted = true
    file = nil
  }

  /// What was not committed is taken away.
  deinit { if !isCommitted { try? Directory.remove(file: temporary) } }

  /// A name that nobody can have put something under beforehand.
  static func temporaryName(beside path: String) -> String {
    "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))\(unfinishedSuffix)"
  }

  /// Removes what writers left in a directory that did not live to put it in place.
  ///
  /// - Returns: the paths that were removed; none of a file whose writer is still at work.
  @discardableResult
  public static func removeAbandoned(in directory: String) throws(Diagnostic) -> [String] {
    var removed: [String] = []
    for name in try Directory.names(in: directory) where name.hasSuffix(unfinishedSuffix) {
      let path = directory + "/" + name
      // The system releases a writer's lock when the writer dies.
      guard try FileStatus.of(path, followingLinks: false)?.kind == .regular,
        let file = try? FileDescriptor(regular: path, O_RDONLY, to: Phrase("open", "打开")),
        file.lock()
      else { continue }
      try Directory.remove(file: path)
      removed.append(path)
    }
    return removed
  }

  /// Writes a whole file at once.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    let file = try AtomicFile(path)
    try file.write(bytes)
    try file.commit()
  }
}
