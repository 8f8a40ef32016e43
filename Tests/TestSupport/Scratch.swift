package import Basics
import FileStore
import Glibc

/// A directory of its own for one test, gone when the test is over.
package final class Scratch: Sendable {
  package let path: String

  package init() {
    var template = Array("\(ScratchRoot.path)/whistle-test-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      // SAFETY: the buffer is NUL-terminated, and `mkdtemp` changes its six last letters only.
      guard let address = buffer.baseAddress else { return false }
      return unsafe mkdtemp(address) != nil
    }
    precondition(made, "no directory could be made in \(ScratchRoot.path)")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? Directory.removeTree(path) }

  package func file(_ name: String) -> String { path + "/" + name }

  package func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try AtomicFile.replace(file(name), with: bytes)
  }

  package func write(_ name: String, _ text: String) throws(Diagnostic) {
    try write(name, Array(text.utf8))
  }

  package func bytes(_ name: String) throws(Diagnostic) -> [UInt8] {
    try FileBytes(copying: file(name)).array
  }

  package func text(_ name: String) throws(Diagnostic) -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  package var names: [String] { get throws(Diagnostic) { try Directory.names(in: path) } }
}
