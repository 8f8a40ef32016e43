import Basics
import CommandLineKit
import FileStore

/// The words that the program was called with. What is not UTF-8 is refused: in the book it would
/// stand as other characters than those that were meant, for ever.
enum GivenWords {
  /// Variables of the environment that stand for options.
  private static let variables = (Options.global + [Options.by]).compactMap(\.variable)

  /// - Throws: `usage.encoding`, for the first word or variable that is not UTF-8.
  static func read() throws(Diagnostic) -> [String] {
    for name in variables {
      guard let bytes = Process.variable(name), String(validating: bytes, as: UTF8.self) == nil
      else { continue }
      throw refusal(Phrase("the variable \(name)", "环境变量 \(name) "), bytes)
    }
    var words: [String] = []
    for (index, bytes) in Process.arguments.enumerated() {
      guard let word = String(validating: bytes, as: UTF8.self) else {
        throw refusal(Phrase("argument \(index + 1)", "第 \(index + 1) 个参数"), bytes)
      }
      words.append(word)
    }
    return words
  }

  private static func refusal(_ what: Phrase, _ bytes: [UInt8]) -> Diagnostic {
    let text = String(decoding: bytes, as: UTF8.self).visible
    return Diagnostic(
      CallCode.encoding, "\(what.english) is not UTF-8: '\(text)'",
      "\(what.chinese)不是 UTF-8 编码：“\(text)”")
  }
}
