import Foundation
import Testing

/// What the tests of the house read.
enum House {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  struct Source {
    /// The folder below the one that was asked for; empty for a file that stands in it.
    let folder: String
    let text: String
  }

  /// The Swift files below a folder.
  static func sources(in folder: String) throws -> [Source] {
    let base = root.appending(path: folder).path()
    return try paths(in: base).filter { $0.hasSuffix(".swift") }.map { path in
      Source(
        folder: path.split(separator: "/").dropLast().first.map(String.init) ?? "",
        text: try String(contentsOfFile: base + "/" + path, encoding: .utf8))
    }
  }

  /// The Swift files below a folder by their names, without the ending.
  static func named(in folder: String) throws -> [(name: String, text: String)] {
    let base = root.appending(path: folder).path()
    return try names(in: folder).filter { $0.hasSuffix(".swift") }.map { name in
      let path = try #require(paths(in: base).first { $0.hasSuffix("/" + name) || $0 == name })
      return (
        String(name.dropLast(6)), try String(contentsOfFile: base + "/" + path, encoding: .utf8)
      )
    }
  }

  /// The names of all files and folders below a folder.
  static func names(in folder: String) throws -> Set<String> {
    Set(
      paths(in: root.appending(path: folder).path())
        .compactMap { $0.split(separator: "/").last.map(String.init) })
  }

  private static func paths(in base: String) -> [String] {
    FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
  }

  // MARK: The architecture document

  struct Row {
    let name: String
    let uses: [String]
  }

  /// The table of a section: the name in its first column, the names in its last.
  static func orderedTable(_ section: String) throws -> [Row] {
    let path = root.appending(path: "Sources/whistle/Documentation.docc/architecture.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.drop { $0 != "## \(section)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return body.filter { $0.hasPrefix("| `") }.map { line in
      let cells = line.split(separator: "|").map { cell in
        cell.matches(of: /`([\w-]+)`/).map { String($0.output.1) }
      }
      return Row(name: cells[0][0], uses: cells.last ?? [])
    }
  }

  static func table(_ section: String) throws -> [String: [String]] {
    Dictionary(
      try orderedTable(section).map { ($0.name, $0.uses) }, uniquingKeysWith: { $1 })
  }

  // MARK: The package

  private struct Description: Decodable {
    struct Target: Decodable {
      let name: String
      let path: String
      let target_dependencies: [String]?
    }
    let targets: [Target]
  }

  /// The targets under `Sources` with those that they depend on, as SwiftPM sees them.
  static func describedTargets() throws -> [String: Set<String>] {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let swift = Process()
    swift.executableURL = URL(filePath: "/usr/bin/env")
    swift.arguments = [
      "swift", "package", "--package-path", root.path(), "--scratch-path", scratch.path(),
      "describe", "--type", "json",
    ]
    let output = Pipe()
    swift.standardOutput = output
    try swift.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    swift.waitUntilExit()
    let targets = try JSONDecoder().decode(Description.self, from: data).targets
    return Dictionary(
      targets.filter { $0.path.hasPrefix("Sources/") }.map {
        ($0.name, Set($0.target_dependencies ?? []))
      }, uniquingKeysWith: { $1 })
  }

  /// Names that depend on each other in a ring; nil where there are none.
  static func cycle(_ graph: [String: Set<String>]) -> Set<String>? {
    var rest = graph
    while let free = rest.first(where: { $0.value.isDisjoint(with: rest.keys) }) {
      rest[free.key] = nil
    }
    return rest.isEmpty ? nil : Set(rest.keys)
  }
}
