public import Basics
import Glibc

/// A file's content in memory, mapped or copied; views of it are valid while it lives.
@safe
public final class FileBytes: @unchecked Sendable {
  // SAFETY: the memory is never written after `init`, so that threads may share it.
  private let memory: UnsafeRawBufferPointer
  private let isMapped: Bool
  public let status: FileStatus

  /// Maps a file that nobody writes any more; a file that shrinks under a map would kill its
  /// readers, so the open segment is read with `init(copying:)`.
  ///
  /// - Parameter isReadWhole: whether all of it will be read: then its pages come at once and not one
  ///   by one.
  public init(mapping path: String, isReadWhole: Bool = false) throws(Diagnostic) {
    let file = try FileDescriptor(path, O_RDONLY, to: Phrase("open", "打开"))
    status = try file.status()
    let size = status.size
    guard size > 0 else {
      unsafe memory = UnsafeRawBufferPointer(start: nil, count: 0)
      isMapped = false
      return
    }
    let flags = isReadWhole ? MAP_PRIVATE | MAP_POPULATE : MAP_PRIVATE
    let address = unsafe mmap(nil, size, PROT_READ, flags, file.raw, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw SystemCall.failure(Phrase("map", "映射"), path)
    }
    unsafe memory = UnsafeRawBufferPointer(start: address, count: size)
    isMapped = true
  }

  /// Reads what the file holds now from an offset on, at most `limit` bytes.
  public init(copying path: String, from start: Int = 0, limit: Int = .max) throws(Diagnostic) {
    let file = try FileDescriptor(path, O_RDONLY, to: Phrase("open", "打开"))
    status = try file.status()
    let size = max(0, min(status.size - start, limit))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 1), alignment: 16)
    var filled = 0
    while filled < size {
      let count = SystemCall.retrying {
        // SAFETY: the slice lies within the allocation, and `pread` writes no more than its count.
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<size])
        return unsafe pread(file.raw, rest.baseAddress, rest.count, off_t(start + filled))
      }
      if count == 0 { break }
      guard count > 0 else {
        let failure = SystemCall.failure(Phrase("read", "读取"), path)
        unsafe buffer.deallocate()
        throw failure
      }
      filled += count
    }
    unsafe memory = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<filled])
    isMapped = false
  }

  deinit {
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
    } else {
      unsafe memory.deallocate()
    }
  }

  public var count: Int { unsafe memory.count }
  /// The bytes; valid while this object lives, which the caller must see to. A local object may die
  /// right after its last use: there `withView` is the safe way.
  public var view: ByteView { unsafe ByteView(memory) }

  /// The bytes for the time of a call, through which this object lives.
  public func withView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(view)
  }

  /// A copy of the bytes.
  public var array: [UInt8] { withView { $0.array } }

  /// The whole of standard input.
  public static func standardInput() throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = SystemCall.retrying {
        unsafe chunk.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
      }
      guard count >= 0 else { throw SystemCall.failure(Phrase("read", "读取"), "standard input") }
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
    }
  }
}

/// Directories: what they hold and how they come to be.
public enum Directory {
  /// The names in a directory, sorted by bytes, without `.` and `..`.
  public static func names(in path: String) throws(Diagnostic) -> [String] {
    guard let stream = unsafe opendir(path) else {
      throw SystemCall.failure(Phrase("list the directory", "列出目录"), path)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // SAFETY: d_name is a NUL-terminated array inside the entry, valid until the next readdir.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a directory and its parents where they are missing.
  public static func make(_ path: String) throws(Diagnostic) {
    if let status = try FileStatus.of(path) {
      guard status.isDirectory else {
        throw Diagnostic(
          "file.io", Phrase("is in the way: not a directory", "被占用：不是目录"), at: .init(file: path))
      }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try make(String(path[..<slash]))
    }
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw SystemCall.failure(Phrase("make the directory", "建立目录"), path)
    }
    try sync(parent(of: path))
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the directory's entries durable.
  public static func sync(_ path: String) throws(Diagnostic) {
    let directory = try FileDescriptor(path, O_RDONLY | O_DIRECTORY, to: Phrase("open", "打开"))
    guard SystemCall.retrying({ Int(fsync(directory.raw)) }) == 0 else {
      throw SystemCall.failure(Phrase("make durable", "落盘"), path)
    }
  }

  /// Puts a file in another's place, durably.
  public static func rename(_ path: String, to target: String) throws(Diagnostic) {
    guard unsafe Glibc.rename(path, target) == 0 else {
      throw SystemCall.failure(Phrase("put in place", "放置"), target)
    }
    try sync(parent(of: target))
  }

  /// Removes a directory and all that it holds.
  public static func removeTree(_ path: String) throws(Diagnostic) {
    for name in try names(in: path) {
      let entry = path + "/" + name
      if try FileStatus.of(entry, followingLinks: false)?.isDirectory == true {
        try removeTree(entry)
      } else {
        try remove(file: entry)
      }
    }
    guard unsafe rmdir(path) == 0 else { throw SystemCall.failure(Phrase("remove", "删除"), path) }
  }

  public static func remove(file path: String) throws(Diagnostic) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw SystemCall.failure(Phrase("remove", "删除"), path)
    }
  }
}
