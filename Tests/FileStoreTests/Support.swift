import Basics
import FileStore
import Glibc

/// A directory of its own for one test, gone when the test is over.
final class Scratch: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/whistle-test-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      // SAFETY: the buffer is NUL-terminated, and `mkdtemp` changes its six last letters only.
      guard let address = buffer.baseAddress else { return false }
      return unsafe mkdtemp(address) != nil
    }
    precondition(made, "no directory could be made in /tmp")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? Directory.removeTree(path) }

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

/// How long a lock is waited for that is free or soon will be. Never zero: a child process that
/// another test starts holds copies of all open files, locks too, from its fork to its exec.
let patience: Int64 = 60_000_000

/// Bounds the files that this process may write, for exit tests only.
func limitFileSize(to bytes: Int) {
  let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  var limit = rlimit()
  precondition(unsafe getrlimit(resource, &limit) == 0)
  limit.rlim_cur = rlim_t(bytes)
  precondition(unsafe setrlimit(resource, &limit) == 0)
}
