package import Basics
import Glibc

// SAFETY: of all of this type: the memory is a map or an allocation of its own, given back once, in
// `deinit`; it is never written after `init`, so that threads may share it.
/// A file's content in memory, mapped or copied; views of it are valid while it lives.
@safe
package final class FileBytes: @unchecked Sendable {
  private let memory: UnsafeRawBufferPointer
  private let isMapped: Bool
  package let status: FileStatus

  /// Maps a regular file that nobody writes any more; a file that shrinks under a map would kill its
  /// readers, so the open segment is read with `init(copying:)`.
  ///
  /// - Parameter isReadWhole: whether all of it will be read: then its pages come at once and not one
  ///   by one.
  /// - Throws: `file.not-regular`, `file.*`.
  package convenience init(mapping path: String, isReadWhole: Bool = false) throws(Diagnostic) {
    let file = try FileDescriptor(regular: path, O_RDONLY, to: Phrase("open", "打开"))
    let status = try file.status()
    let flags = isReadWhole ? MAP_PRIVATE | MAP_POPULATE : MAP_PRIVATE
    guard status.size > 0, let address = unsafe file.system.map(file.raw, status.size, flags) else {
      guard status.size == 0 || errno == ENODEV else {
        throw SystemCall.failure(Phrase("map", "映射"), path)
      }
      try self.init(file, status, from: 0, limit: .max)
      return
    }
    unsafe self.init(
      UnsafeRawBufferPointer(start: address, count: status.size), isMapped: true, status)
  }

  /// Reads what a regular file holds now from an offset on, at most `limit` bytes.
  ///
  /// - Parameter jobs: number of threads among which a large file is divided, from 1.
  /// - Throws: `file.not-regular`, `file.io` where it ends before its size, `file.*`.
  package convenience init(
    copying path: String, from start: Int = 0, limit: Int = .max, jobs: Int = 1
  ) throws(Diagnostic) {
    let file = try FileDescriptor(regular: path, O_RDONLY, to: Phrase("open", "打开"))
    try self.init(file, try file.status(), from: start, limit: limit, jobs: jobs)
  }

  private init(_ memory: UnsafeRawBufferPointer, isMapped: Bool, _ status: FileStatus) {
    unsafe self.memory = memory
    self.isMapped = isMapped
    self.status = status
  }

  private convenience init(
    _ file: FileDescriptor, _ status: FileStatus, from start: Int, limit: Int, jobs: Int = 1
  ) throws(Diagnostic) {
    let size = max(0, min(status.size - start, limit))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, 1), alignment: 16)
    do throws(Diagnostic) {
      let filled = unsafe try Self.fill(
        Memory(bytes: UnsafeMutableRawBufferPointer(rebasing: buffer[0..<size])), file,
        from: start, jobs: jobs)
      unsafe self.init(
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<filled]),
        isMapped: false, status)
    } catch {
      unsafe buffer.deallocate()
      throw error
    }
  }

  // SAFETY: of all of this type: whoever hands it to threads gives each a part of its own, and waits for
  // all of them before the memory is given back.
  /// Memory that threads fill.
  @safe
  private struct Memory: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer
  }

  /// Bytes that are worth a thread.
  private static let share = 1 << 22

  /// The same by several threads, each of which fills a part.
  private static func fill(
    _ memory: Memory, _ file: FileDescriptor, from start: Int, jobs: Int
  ) throws(Diagnostic) -> Int {
    let size = unsafe memory.bytes.count
    let threads = max(1, min(jobs, size / share))
    let parts = (0..<threads).map { size * $0 / threads..<size * ($0 + 1) / threads }
    let counts = Processors.map(parts) { part -> Result<Int, Diagnostic> in
      do throws(Diagnostic) {
        // SAFETY: the parts do not overlap, and this call waits for all.
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: memory.bytes[part])
        return .success(unsafe try fill(room, file, from: start + part.lowerBound))
      } catch { return .failure(error) }
    }
    var filled = 0
    for (part, count) in zip(parts, counts) {
      let count = try count.get()
      filled += count
      if count < part.count { break }
    }
    return filled
  }

  /// Reads until the buffer is full.
  ///
  /// - Returns: how many bytes there are; fewer only where the file was cut back meanwhile.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ file: FileDescriptor, from start: Int
  ) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = SystemCall.retrying {
        // SAFETY: the slice lies within the allocation, and a read writes no more than its count.
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        return unsafe file.system.read(file.raw, rest, at: start + filled)
      }
      guard count >= 0 else { throw SystemCall.failure(Phrase("read", "读取"), file.path) }
      if count == 0 {
        if try file.status().size <= start + filled { return filled }
        throw Diagnostic(
          FileCode.io, "the reading ended at byte \(start + filled), before the file's size",
          "读到第 \(start + filled) 字节即中止，未到文件末尾", at: .init(file: file.path),
          hint: "the disk or the file system failed: look at the system's log", "磁盘或文件系统出错：请查看系统日志")
      }
      filled += count
    }
    return filled
  }

  deinit {
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
    } else {
      unsafe memory.deallocate()
    }
  }

  package var count: Int { unsafe memory.count }
  /// The bytes; valid while this object lives, which the caller must see to. A local object may die
  /// right after its last use: there `withView` is the safe way.
  package var view: ByteView { unsafe ByteView(memory) }

  /// The bytes for the time of a call, through which this object lives.
  package func withView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(view)
  }

  /// A copy of the bytes.
  package var array: [UInt8] { withView { $0.array } }

  /// The whole of what a user names: a file, a FIFO, a device; links are followed.
  package static func input(_ path: String) throws(Diagnostic) -> [UInt8] {
    try toEnd(FileDescriptor(path, O_RDONLY, to: Phrase("open", "打开")))
  }

  /// The whole of standard input.
  package static func standardInput() throws(Diagnostic) -> [UInt8] {
    try toEnd(FileDescriptor(adopting: dup(0), "standard input"))
  }

  private static func toEnd(_ file: FileDescriptor) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    while case let chunk = try file.readNext(limit: 1 << 16), !chunk.isEmpty { bytes += chunk }
    return bytes
  }
}
