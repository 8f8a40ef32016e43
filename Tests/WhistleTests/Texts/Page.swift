import Foundation

/// A document of the project: the READMEs, the pages of the catalogues, the two formats, and what stands in
/// `.github`.
struct Page {
  /// Relative to the package's root.
  let name: String
  let text: String

  init(_ name: String) throws {
    self.name = name
    text = try String(contentsOfFile: Package.root + "/" + name, encoding: .utf8)
  }

  static func all() throws -> [Page] {
    let catalogues = try names(in: "Sources").flatMap { target in
      (try? names(in: target + "/Documentation.docc")) ?? []
    }
    let paths =
      try names(in: "").filter { $0.hasPrefix("README") } + names(in: ".github") + catalogues
      + ["events/FORMAT.md", "events/FORMAT.zh.md", "snapshots/FORMAT.md"]
    return try paths.filter { $0.hasSuffix(".md") }.map(Page.init)
  }

  private static func names(in folder: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Package.root + "/" + folder)
    return names.sorted().map { folder.isEmpty ? $0 : folder + "/" + $0 }
  }

  var language: String { name.hasSuffix(".zh.md") ? "zh" : "en" }
  var folder: String { name.split(separator: "/").dropLast().joined(separator: "/") }

  /// The lines of its chapters, without some by the beginning of their title.
  func lines(without titles: Set<String> = []) -> [String] {
    text.components(separatedBy: "\n## ").filter { chapter in
      !titles.contains { chapter.hasPrefix($0) }
    }.flatMap { $0.components(separatedBy: "\n") }
  }

  /// The lines of one chapter; of the whole page without a title.
  func lines(of title: String) -> [String] {
    text.components(separatedBy: "\n## ").first { $0.hasPrefix(title) }?
      .components(separatedBy: "\n") ?? []
  }

  /// The lines of the chapters with a number: what a new reader tries, in order.
  var tasks: [String] {
    text.components(separatedBy: "\n## ").filter { $0.first?.isNumber == true }.flatMap {
      $0.components(separatedBy: "\n")
    }
  }

  /// What is not in a fenced block.
  var prose: [String] { Self.prose(of: text.components(separatedBy: "\n")) }

  static func prose(of lines: [String]) -> [String] {
    var isBlock = false
    return lines.filter { line in
      if line.hasPrefix("```") { isBlock.toggle() }
      return !isBlock && !line.hasPrefix("```")
    }
  }
}
