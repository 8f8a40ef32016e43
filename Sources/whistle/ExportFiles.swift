import Basics
import FileStore

/// The files of an export into a directory: all of them appear when all are written, or none does.
struct ExportFiles {
  private let names: [String]
  private let files: [String: AtomicFile]

  /// - Parameter names: in the order in which they are put in place.
  /// - Throws: `file.not-regular` where something else than a file bears such a name; `usage.out`,
  ///   `file.*`.
  init(_ names: [String], in directory: String, _ context: Context) throws(Diagnostic) {
    try context.refuseBook(directory: directory)
    try Directory.make(directory)
    var files: [String: AtomicFile] = [:]
    for name in names {
      let path = directory + "/" + name
      try FileStatus.of(path)?.checkRegular(path)
      files[name] = try AtomicFile(path)
    }
    self.names = names
    self.files = files
  }

  func write(_ bytes: [UInt8], to name: String) throws(Diagnostic) {
    try files[name]?.write(bytes)
  }

  func commit() throws(Diagnostic) { for name in names { try files[name]?.commit() } }
}
