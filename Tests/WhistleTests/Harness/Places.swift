import Foundation

/// Places outside the program.
enum Package {
  /// The package's root directory.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// A file of the real data beside the package.
  static func data(_ name: String) -> String {
    URL(fileURLWithPath: root).deletingLastPathComponent()
      .appendingPathComponent("shared/data/" + name).path
  }

  /// Whether a file is there; where it is not, that is said aloud, for a test is left out.
  static func has(_ path: String) -> Bool {
    if FileManager.default.fileExists(atPath: path) { return true }
    let note = "SKIPPED: \(path) is not there, so a test of the command line was left out\n"
    FileHandle.standardError.write(Data(note.utf8))
    return false
  }
}
