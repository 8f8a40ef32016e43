import Basics
import FileStore
import Glibc

/// A directory of its own for one test, gone when the test is over.
final class Scratch: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/whistle-test-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe mkdtemp(buffer.baseAddress) != nil
    }
    precondition(made, "no directory could be made in /tmp")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Scratch.remove(path) }

  private static func remove(_ path: String) {
    for name in (try? Directory.names(in: path)) ?? [] {
      let inner = path + "/" + name
      // A link is not followed: `unlink` takes it away, and refuses a directory.
      if unsafe unlink(inner) != 0 { remove(inner) }
    }
    unsafe rmdir(path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try AtomicFile.replace(file(name), with: bytes)
  }

  func write(_ name: String, _ text: String) throws(Diagnostic) {
    try write(name, Array(text.utf8))
  }

  func bytes(_ name: String) throws(Diagnostic) -> [UInt8] {
    try FileBytes(copying: file(name)).array
  }

  func text(_ name: String) throws(Diagnostic) -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  var names: [String] { get throws(Diagnostic) { try Directory.names(in: path) } }
}

/// The code of the diagnostic that a call ends with, or nil where it ends well.
func code(_ call: () throws(Diagnostic) -> Void) -> String? {
  do throws(Diagnostic) {
    try call()
    return nil
  } catch { return error.code }
}

/// Bounds the files that this process may write, for exit tests only.
func limitFileSize(to bytes: Int) {
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: RLIM_INFINITY)
  precondition(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
}
