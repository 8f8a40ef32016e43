import Basics
import Glibc

/// An open file that closes itself.
final class FileDescriptor: Sendable {
  let raw: Int32
  let path: String

  init(_ path: String, _ flags: Int32, mode: mode_t = 0o644, to action: Phrase) throws(Diagnostic) {
    let opened = SystemCall.retrying { unsafe Int(open(path, flags | O_CLOEXEC, mode)) }
    guard opened >= 0 else { throw SystemCall.failure(action, path) }
    raw = Int32(opened)
    self.path = path
  }

  /// Takes over what is open already, such as an end of a pipe.
  init(adopting raw: Int32, _ path: String) {
    self.raw = raw
    self.path = path
  }

  deinit { close(raw) }

  func status() throws(Diagnostic) -> FileStatus {
    var status = stat()
    guard unsafe fstat(raw, &status) == 0 else {
      throw SystemCall.failure(Phrase("look at the file", "查看文件"), path)
    }
    return FileStatus(status)
  }

  /// Writes all of the bytes at the file's position, through interruptions and short writes.
  func write(_ bytes: ByteView) throws(Diagnostic) {
    var offset = 0
    while offset < bytes.count {
      let rest = bytes[offset..<bytes.count]
      let written = SystemCall.retrying {
        unsafe rest.withUnsafeBytes { buffer in
          // SAFETY: the buffer is valid for its count during the call.
          unsafe Glibc.write(raw, buffer.baseAddress, buffer.count)
        }
      }
      guard written > 0 else { throw SystemCall.failure(Phrase("write", "写入"), path) }
      offset += written
    }
  }

  /// Reads at most `limit` bytes from an offset on; fewer where the file ends, or as it comes.
  func read(from offset: Int, limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = SystemCall.retrying {
      // SAFETY: `pread` writes no more than the buffer's count.
      unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(raw, buffer.baseAddress, buffer.count, off_t(offset))
      }
    }
    guard count >= 0 else { throw SystemCall.failure("read", path) }
    bytes.removeLast(limit - count)
    return bytes
  }

  /// Reads what comes next, at most `limit` bytes; none at the end.
  func readNext(limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = SystemCall.retrying {
      // SAFETY: `read` writes no more than the buffer's count.
      unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(raw, buffer.baseAddress, buffer.count)
      }
    }
    guard count >= 0 else { throw SystemCall.failure(Phrase("read", "读取"), path) }
    bytes.removeLast(limit - count)
    return bytes
  }

  /// Makes the content durable.
  func sync() throws(Diagnostic) {
    guard SystemCall.retrying({ Int(fdatasync(raw)) }) == 0 else {
      throw SystemCall.failure(Phrase("make durable", "落盘"), path)
    }
  }
}
