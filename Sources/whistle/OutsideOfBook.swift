import Basics
import FileStore

/// Where outputs may stand: anywhere but in the directory of the book. There a file could take the place of a
/// segment, and any other would have the book refused.
extension Context {
  /// - Throws: `usage.out` where a file would stand among those of the book.
  func refuseBook(file path: String) throws(Diagnostic) {
    try refuseBook(Array(Self.steps(path).dropLast()), path)
  }

  /// - Throws: `usage.out` where a directory is that of the book, or would come to stand in it.
  func refuseBook(directory path: String) throws(Diagnostic) {
    try refuseBook(Self.steps(path), path)
  }

  private static func steps(_ path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// Asks of the lowest directory that is there already, whatever it is called.
  private func refuseBook(_ steps: [Substring], _ path: String) throws(Diagnostic) {
    let directory = steps.isEmpty ? "./" : steps.joined(separator: "/") + "/"
    guard let there = (try? FileStatus.of(directory)).flatMap(\.self) else {
      if !steps.isEmpty { try refuseBook(steps.dropLast(), path) }
      return
    }
    let book = homePath + "/events"
    for own in [book, book + "/checkpoints", book + "/journal"] {
      guard let own = try FileStatus.of(own), own.isSame(as: there) else { continue }
      throw Diagnostic(
        CallCode.out, "nothing but the book is written into its directory", "台账目录中只存放台账",
        at: .init(file: path))
    }
  }
}
