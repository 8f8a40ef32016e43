import Foundation
import Testing

/// What a page has its reader type into a shell, in order, and what it quotes of the answers.
struct ShellSession {
  /// A typed block begins with one of these; a block that quotes answers has its prompt.
  private static let programs: Set<String> = [
    "whistle", "cat", "mkdir", "export", "cd", "cp", "openssl",
    "eval",
  ]
  private static let prompt = "$ "
  private static let separator = "\u{1E}"

  struct Command {
    /// With the lines of its here-document, if it has one.
    var text: String
    /// What the page quotes of its answer.
    var quoted: [String] = []
  }

  let page: String
  private(set) var commands: [Command] = []

  init(lines: [String], of page: String) {
    self.page = page
    for block in Self.blocks(in: lines) {
      if block.contains(where: { $0.hasPrefix(Self.prompt) }) {
        read(transcript: block)
      } else if let word = block.first?.split(separator: " ").first,
        Self.programs.contains(String(word))
      {
        read(typed: block)
      }
    }
  }

  private static func blocks(in lines: [String]) -> [[String]] {
    var result: [[String]] = []
    var isBlock = false
    for line in lines {
      if line.hasPrefix("```") {
        isBlock.toggle()
        if isBlock { result.append([]) }
      } else if isBlock {
        result[result.count - 1].append(line)
      }
    }
    return result
  }

  private mutating func read(transcript block: [String]) {
    for line in block {
      if line.hasPrefix(Self.prompt) {
        commands.append(Command(text: String(line.dropFirst(Self.prompt.count))))
      } else if !commands.isEmpty {
        commands[commands.count - 1].quoted.append(line)
      }
    }
  }

  private mutating func read(typed block: [String]) {
    var end: String?
    for line in block {
      if let mark = end {
        commands[commands.count - 1].text += "\n" + line
        if line == mark { end = nil }
      } else if !line.isEmpty, !line.contains("sudo ") {
        // What an administrator types is not tried.
        commands.append(Command(text: line))
        end = line.firstMatch(of: /<<'(\w+)'/).map { String($0.output.1) }
      }
    }
  }

  /// Types all of it into one shell, below the home's directory, so that `../NAME` stays in the home;
  /// holds every answer against what is quoted of it, and every command without one against status 0.
  ///
  /// - Parameters:
  ///   - paths: places of the page, and what below the home stands for them.
  ///   - before: what a reader has done before.
  func type(
    in home: Home, language: String, paths: [String: String] = [:], before: String = ":"
  ) throws {
    let typed = commands.map { command in
      paths.reduce(command.text) { $0.replacing($1.key, with: $1.value) }
    }
    let script = typed.map { "\($0)\nprintf '\\036%s\\036' $?" }.joined(separator: "\n")
    let outcome = try home.shell(
      """
      exec 2>&1
      whistle() { "$WHISTLE" --lang \(language) "$@"; }
      man() { cat "$1"; }
      export HOME="$PWD"
      mkdir here && cd here && \(before)
      \(script)
      """)
    let answers = outcome.out.components(separatedBy: Self.separator)
    try #require(answers.count == 2 * commands.count + 1, "\(page): the shell ended early")
    for (index, command) in commands.enumerated() {
      let printed = Self.comparable(answers[2 * index])
      guard command.quoted.contains(where: { !$0.isEmpty }) else {
        #expect(answers[2 * index + 1] == "0", "\(page): \(command.text)\n\(printed)")
        continue
      }
      var lines = command.quoted.map(Self.comparable)
      while lines.last?.isEmpty == true { lines.removeLast() }
      let quotation = Quotation(page: page, command: command.text, lines: lines)
      let mismatch = quotation.firstMismatch(in: printed)
      #expect(mismatch == nil, "\(page): \(command.text)\n\(printed)")
    }
  }

  /// Without what differs from run to run: identities made at random, and the notes that the times of
  /// the page are not those of the clock.
  private static func comparable(_ text: String) -> String {
    text.replacing(/"id":"[0-9A-Z]{26}"/, with: "\"id\":\"\"").components(separatedBy: "\n")
      .filter { !$0.contains("[append.now-before-") }.joined(separator: "\n")
  }
}
