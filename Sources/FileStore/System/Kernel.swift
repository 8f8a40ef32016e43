import Glibc

// SAFETY: of all calls: a path is NUL-terminated, and a path or a buffer is valid during the call, the
// buffer for its count.
/// The calls of the system itself.
struct Kernel: FileCalls {
  func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
  }

  func close(_ file: Int32) { _ = Glibc.close(file) }

  func status(_ file: Int32, _ status: inout stat) -> Int32 { unsafe fstat(file, &status) }

  func status(_ path: String, followingLinks: Bool, _ status: inout stat) -> Int32 {
    followingLinks ? unsafe stat(path, &status) : unsafe lstat(path, &status)
  }

  func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    unsafe pread(file, buffer.baseAddress, buffer.count, off_t(offset))
  }

  func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    unsafe Glibc.write(file, buffer.baseAddress, buffer.count)
  }

  func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer, at offset: Int) -> Int {
    unsafe pwrite(file, buffer.baseAddress, buffer.count, off_t(offset))
  }

  func truncate(_ file: Int32, to size: Int) -> Int32 { ftruncate(file, off_t(size)) }

  func sync(_ file: Int32, _ reason: SyncReason) -> Int32 {
    switch reason {
    case .segmentEntry, .foundEntry, .takenBackEntry, .fileName, .directoryEntry, .erasedEntry:
      fsync(file)
    case .appended, .found, .cutBack, .durableMark, .fileContent, .erasedContent:
      fdatasync(file)
    }
  }

  func lock(_ file: Int32) -> Int32 { flock(file, LOCK_EX | LOCK_NB) }

  func map(_ file: Int32, _ size: Int, _ flags: Int32) -> UnsafeRawPointer? {
    // SAFETY: a new map touches no memory that is in use; who asked for it gives it back.
    let address = unsafe mmap(nil, size, PROT_READ, flags, file, 0)
    return unsafe address == MAP_FAILED ? nil : UnsafeRawPointer(address)
  }

  func names(_ path: String) -> [String]? {
    // SAFETY: the stream is closed once, behind the last entry that is read.
    guard let stream = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      // The end and an error look the same but for errno: a list cut short must not pass for a whole one.
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      // SAFETY: d_name is a NUL-terminated array inside the entry, valid until the next readdir.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return errno == 0 ? names : nil
  }

  func makeDirectory(_ path: String, _ mode: mode_t) -> Int32 { unsafe mkdir(path, mode) }
  func rename(_ path: String, _ target: String) -> Int32 { unsafe Glibc.rename(path, target) }
  func remove(file path: String) -> Int32 { unsafe unlink(path) }
  func remove(directory path: String) -> Int32 { unsafe rmdir(path) }
}
