package import Glibc

/// The calls that files are made of, as POSIX has them: each returns -1 with `errno` set where it
/// fails. All of `FileStore` goes through `FileSystem.current`, so that a test can put a disk of its
/// own under the real writer.
///
/// Offsets and counts are in bytes.
package protocol FileCalls: Sendable {
  func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32
  func close(_ file: Int32)
  func status(_ file: Int32, _ status: inout stat) -> Int32
  func status(_ path: String, followingLinks: Bool, _ status: inout stat) -> Int32
  func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int
  /// Writes at the file's end, if it was opened to append, else at its position.
  func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int
  func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer, at offset: Int) -> Int
  func truncate(_ file: Int32, to size: Int) -> Int32
  /// Makes a file's content, or a directory's entries, durable.
  func sync(_ file: Int32, _ reason: SyncReason) -> Int32
  func lock(_ file: Int32) -> Int32
  /// Maps a file to read it; nil where that fails, or where this file system has no maps.
  func map(_ file: Int32, _ size: Int, _ flags: Int32) -> UnsafeRawPointer?
  /// The names in a directory, without `.` and `..`; nil where it cannot be listed.
  func names(_ path: String) -> [String]?
  func makeDirectory(_ path: String, _ mode: mode_t) -> Int32
  func rename(_ path: String, _ target: String) -> Int32
  func remove(file path: String) -> Int32
  func remove(directory path: String) -> Int32
}

/// Which file system this thread works on.
package enum FileSystem {
  @TaskLocal package static var current: any FileCalls = Kernel()
}
