import Basics
import Glibc

/// An open file that closes itself.
final class FileDescriptor: Sendable {
  let raw: Int32
  let path: String
  let system: any FileCalls

  init(_ path: String, _ flags: Int32, mode: mode_t = 0o640, to action: Phrase) throws(Diagnostic) {
    let system = FileSystem.current
    let opened = SystemCall.retrying { Int(system.open(path, flags, mode)) }
    guard opened >= 0 else { throw SystemCall.failure(action, path) }
    raw = Int32(opened)
    self.path = path
    self.system = system
  }

  /// Opens what must be a regular file: a link is not followed, and a FIFO is not waited for.
  ///
  /// - Throws: `file.not-regular` for anything else, `file.*`.
  convenience init(
    regular path: String, _ flags: Int32, to action: Phrase
  ) throws(Diagnostic) {
    // A device may do something when it is opened: so what stands there is looked at first, and
    // once more when it is open, for it may have changed.
    if let found = try FileStatus.of(path, followingLinks: false) {
      try found.checkRegular(path)
    }
    try self.init(path, flags | O_NOFOLLOW | O_NONBLOCK, to: action)
    try status().checkRegular(path)
  }

  /// Takes over what is open already, such as an end of a pipe.
  init(adopting raw: Int32, _ path: String) {
    self.raw = raw
    self.path = path
    system = Kernel()
  }

  deinit { system.close(raw) }

  func status() throws(Diagnostic) -> FileStatus {
    var status = stat()
    guard system.status(raw, &status) == 0 else {
      throw SystemCall.failure(Phrase("look at the file", "查看文件"), path)
    }
    return FileStatus(status)
  }

  /// Writes all of the bytes at the file's position, through interruptions and short writes.
  func write(_ bytes: ByteView) throws(Diagnostic) {
    // SAFETY: the buffer is valid for its count during the call.
    unsafe try write(bytes) { buffer, _ in unsafe system.write(raw, buffer) }
  }

  /// The same at an offset.
  ///
  /// - Returns: whether the system took it as a whole.
  func write(_ bytes: ByteView, at start: Int) throws(Diagnostic) -> Bool {
    var calls = 0
    // SAFETY: the buffer is valid for its count during the call.
    unsafe try write(bytes) { buffer, done in
      calls += 1
      return unsafe system.write(raw, buffer, at: start + done)
    }
    return calls == 1
  }

  private func write(
    _ bytes: ByteView, by call: (UnsafeRawBufferPointer, Int) -> Int
  ) throws(Diagnostic) {
    var offset = 0
    while offset < bytes.count {
      let rest = bytes[offset..<bytes.count]
      let written = SystemCall.retrying {
        // SAFETY: the buffer is valid for its count during the call.
        unsafe rest.withUnsafeBytes { unsafe call($0, offset) }
      }
      guard written > 0 else { throw SystemCall.failure(Phrase("write", "写入"), path) }
      offset += written
    }
  }

  /// Reads `limit` bytes from an offset on; fewer only where the file ends.
  func read(from offset: Int, limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = SystemCall.retrying {
        // SAFETY: the slice lies within the buffer, and a read writes no more than its count.
        unsafe bytes.withUnsafeMutableBytes { buffer in
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          return unsafe system.read(raw, rest, at: offset + filled)
        }
      }
      guard count >= 0 else { throw SystemCall.failure(Phrase("read", "读取"), path) }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(limit - filled)
    return bytes
  }

  /// Reads what comes next, at most `limit` bytes; none at the end.
  func readNext(limit: Int) throws(Diagnostic) -> [UInt8] {
    // SAFETY: `read` writes no more than the buffer's count.
    unsafe try read(limit) { buffer in unsafe Glibc.read(raw, buffer.baseAddress, buffer.count) }
  }

  private func read(
    _ limit: Int, by call: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(Diagnostic) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    // SAFETY: the buffer is valid for its count during the call.
    let count = SystemCall.retrying { unsafe bytes.withUnsafeMutableBytes { unsafe call($0) } }
    guard count >= 0 else { throw SystemCall.failure(Phrase("read", "读取"), path) }
    bytes.removeLast(limit - count)
    return bytes
  }

  func truncate(to size: Int) throws(Diagnostic) {
    guard SystemCall.retrying({ Int(system.truncate(raw, to: size)) }) == 0 else {
      throw SystemCall.failure(Phrase("cut back", "截短"), path)
    }
  }

  /// Makes the content durable.
  ///
  /// - Throws: `file.sync`: what the call covered is unknown from then on.
  func sync(_ reason: SyncReason) throws(Diagnostic) {
    guard SystemCall.retrying({ Int(system.sync(raw, reason)) }) == 0 else {
      throw SystemCall.unsynced(path)
    }
  }

  /// Takes the lock of the file, if it is free.
  func lock() -> Bool { system.lock(raw) == 0 }
}
