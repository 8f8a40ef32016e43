import Foundation

/// The pages of the whole help, as the golden file of a language has them: what the other texts that
/// come from the table of commands are held against.
struct HelpPage: Sendable {
  /// The words behind `whistle`; none for the program's own page.
  let path: [String]
  /// `as-of`, `home` and so on.
  let options: Set<String>
  /// What the first line says of it.
  let summary: String

  private static let english = Result { try read("en") }
  private static let chinese = Result { try read("zh") }

  static func all(_ language: String) throws -> [HelpPage] {
    try (language == "zh" ? chinese : english).get()
  }

  private static func read(_ language: String) throws -> [HelpPage] {
    let file = URL(fileURLWithPath: Golden.directory + "/help.\(language).txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "$ whistle ").map { page in
      let words = page.prefix { $0 != "\n" }.split(separator: " ").map(String.init)
      let matches = page.matches(of: /(?m)^(?: {6}|  -\w, )--([a-z-]+)/)
      return HelpPage(
        path: words == ["--help"] ? [] : Array(words.dropFirst()),
        options: Set(matches.map { String($0.output.1) } + named(on: page)),
        summary: summary(page))
    }
  }

  /// The options that a page only names: several in a line.
  private static func named(on page: Substring) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("  --") }.flatMap { line in
      line.matches(of: /--([a-z-]+)/).map { String($0.output.1) }
    }
  }

  /// The first words behind the colon of the second line, as far as the line goes.
  private static func summary(_ page: Substring) -> String {
    let line = page.split(separator: "\n").dropFirst().first ?? ""
    let start = line.firstIndex { $0 == ":" || $0 == "：" }.map { line.index(after: $0) }
    return line[(start ?? line.startIndex)...].trimmingCharacters(in: .whitespaces)
  }
}
