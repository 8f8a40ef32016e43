package import Basics

/// Files whose content is to be gone from where it stood, not only without a name.
package enum ErasedFile {
  /// Writes zeros over all of a regular file, and then takes its name away; each step is durable before the
  /// next begins. Once begun it may be begun again; of a file that is not there it is made certain.
  ///
  /// File systems that never write in place, and the spare blocks of flash memory, may keep the old bytes
  /// all the same; that is the machine's to see to.
  ///
  /// - Throws: `file.not-regular`, `file.*`.
  package static func erase(_ path: String) throws(Diagnostic) {
    do throws(Diagnostic) {
      try overwrite(path)
      try Directory.remove(file: path)
    } catch {
      // Another may have erased it meanwhile.
      guard error.is(FileCode.missing) else { throw error }
    }
    // Also where nothing stands: who took the name away may not have lived to make that durable.
    try Directory.sync(Directory.parent(of: path), .erasedEntry)
  }

  private static func overwrite(_ path: String) throws(Diagnostic) {
    guard let status = try FileStatus.of(path, followingLinks: false) else { return }
    let file = try OverwrittenFile(path)
    let zeros = [UInt8](repeating: 0, count: status.size)
    try zeros.withByteView { view throws(Diagnostic) in try file.write(view, at: 0) }
    try file.sync(.erasedContent)
  }
}
