import FileStore

/// The data beside the project, `../shared/data` as seen from the package: it is no part of the
/// repository, so what rests on it is passed over, loudly, where it is missing.
package enum SharedData {
  private static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/shared/data"
  }()

  /// The names in a folder, or nil where it is missing.
  package static func names(_ folder: String) throws -> [String]? {
    guard try FileStatus.of(root + "/" + folder) != nil else {
      announce(folder)
      return nil
    }
    return try Directory.names(in: root + "/" + folder)
  }

  /// The bytes of a file, or nil where it is missing.
  package static func bytes(_ file: String) throws -> [UInt8]? {
    guard try FileStatus.of(root + "/" + file) != nil else {
      announce(file)
      return nil
    }
    return try FileBytes(copying: root + "/" + file).array
  }

  private static func announce(_ path: String) {
    print("!!! NOT TESTED against \(root)/\(path): it is not there. Only the built-in cases ran.")
  }
}
