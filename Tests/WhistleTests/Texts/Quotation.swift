import Foundation

/// A command that a page quotes, and the lines that it quotes behind it.
struct Quotation {
  /// What stands before a command whose output is quoted, and before one that a reader only types.
  static let prompt = "$ whistle "
  static let typed = "whistle "
  private static let gaps: Set<String> = ["[…]", "…"]

  let page: String
  let command: String
  var lines: [String] = []

  /// The commands in the blocks of some lines, in order.
  static func all(
    in lines: [String], of page: String, behind prompts: [String] = [prompt]
  ) -> [Quotation] {
    var result: [Quotation] = []
    var isBlock = false
    var isQuoting = false
    for line in lines {
      if line.hasPrefix("```") {
        isBlock.toggle()
        isQuoting = false
      } else if isBlock, let prompt = prompts.first(where: line.hasPrefix) {
        result.append(Quotation(page: page, command: String(line.dropFirst(prompt.count))))
        isQuoting = true
      } else if line.hasPrefix("$ ") {
        isQuoting = false
      } else if isQuoting {
        result[result.count - 1].lines.append(line)
      }
    }
    for index in result.indices {
      while result[index].lines.last?.isEmpty == true { result[index].lines.removeLast() }
    }
    return result
  }

  /// The same with other lines.
  func mapLines(_ change: (String) -> String) -> Quotation {
    Quotation(page: page, command: command, lines: lines.map(change))
  }

  /// The words of the command: apart by blanks, save between apostrophes.
  var words: [String] {
    command.components(separatedBy: "'").enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }

  /// The first quoted line that is not printed where it should be, behind the one before it with nothing
  /// in between but where a gap is marked; or else the first that is printed behind the last.
  func firstMismatch(in output: String) -> String? {
    let printed = output.components(separatedBy: "\n").map(Self.trimmed)
    var next = 0
    var isGap = false
    for line in lines {
      if Self.gaps.contains(line) {
        isGap = true
        continue
      }
      let rest = printed[next...]
      let wanted = Self.trimmed(line)
      let found = isGap ? rest.firstIndex(of: wanted) : rest.first == wanted ? next : nil
      guard let found else { return line }
      next = found + 1
      isGap = false
    }
    return isGap ? nil : printed[next...].first { !$0.isEmpty }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
