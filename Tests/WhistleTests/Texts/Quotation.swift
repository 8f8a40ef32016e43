import Foundation

/// A command that a page quotes, and the lines that it quotes behind it.
struct Quotation {
  private static let prompt = "$ whistle "
  private static let gaps: Set<String> = ["[…]", "…"]

  let page: String
  let command: String
  var lines: [String] = []

  /// The commands in the blocks of some lines, in order.
  static func all(in lines: [String], of page: String) -> [Quotation] {
    var result: [Quotation] = []
    var isBlock = false
    var isQuoting = false
    for line in lines {
      if line.hasPrefix("```") {
        isBlock.toggle()
        isQuoting = false
      } else if isBlock, line.hasPrefix(prompt) {
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
      let found =
        isGap
        ? rest.firstIndex { Self.agrees($0, wanted) }
        : rest.first.map { Self.agrees($0, wanted) } == true ? next : nil
      guard let found else { return line }
      next = found + 1
      isGap = false
    }
    return isGap ? nil : printed[next...].first { !$0.isEmpty }
  }

  /// A line may have a gap, too.
  private static func agrees(_ printed: String, _ wanted: String) -> Bool {
    let parts = wanted.components(separatedBy: "[…]")
    guard parts.count == 2 else { return printed == wanted }
    return printed.hasPrefix(parts[0]) && printed.hasSuffix(parts[1])
      && printed.utf8.count >= parts[0].utf8.count + parts[1].utf8.count
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
