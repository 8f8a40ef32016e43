import Foundation
import Testing

/// Texts that are held in `Golden/`. `WHISTLE_RENEW_GOLDEN=1` writes them anew, and the tests then
/// fail, so that nobody forgets to read what changed.
enum Golden {
  static let directory = Package.root + "/Tests/WhistleTests/Golden"

  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try check(text, at: directory + "/" + name + ".txt", sourceLocation: sourceLocation)
  }

  /// The same for a file that stands elsewhere.
  static func check(
    _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    if ProcessInfo.processInfo.environment["WHISTLE_RENEW_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("\(name) was written anew: read it", sourceLocation: sourceLocation)
      return
    }
    let data = try #require(
      FileManager.default.contents(atPath: path),
      "no \(name): WHISTLE_RENEW_GOLDEN=1 swift test writes it", sourceLocation: sourceLocation)
    let held = String(decoding: data, as: UTF8.self)
    if let difference = firstDifference(held, text) {
      Issue.record("\(name), \(difference)", sourceLocation: sourceLocation)
    }
  }

  /// The first line in which two texts differ; nil where they are equal.
  static func firstDifference(_ held: String, _ found: String) -> String? {
    // Bytes: equal characters may be written in two ways.
    guard !held.utf8.elementsEqual(found.utf8) else { return nil }
    let left = held.split(separator: "\n", omittingEmptySubsequences: false)
    let right = found.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(left.count, right.count) {
      let (a, b) = (at(left, index), at(right, index))
      if !a.utf8.elementsEqual(b.utf8) {
        return "line \(index + 1)\n  held:  \(a.debugDescription)\n  found: \(b.debugDescription)"
      }
    }
    return "in its line ends"
  }

  private static func at(_ lines: [Substring], _ index: Int) -> String {
    index < lines.count ? String(lines[index]) : "(the text ends)"
  }
}
