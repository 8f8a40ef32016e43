package import Basics

extension ProgramSpec {
  /// Reads a command line.
  ///
  /// - Parameters:
  ///   - words: without the program's own name.
  ///   - environment: where the variables are that stand for options.
  /// - Throws: `usage.*` for what cannot be understood; where help or the version is asked for,
  ///   what is missing is no error.
  package func parse(
    _ words: [String], environment: [String: String] = [:]
  ) throws(Diagnostic) -> Invocation {
    var parser = Parser(self, words, environment)
    try parser.read()
    return try parser.invocation()
  }

  /// The last value of a global option in words that need not be right: in which language to
  /// complain when `parse` throws.
  package func value(of option: String, in words: [String]) -> String? {
    let form = "--" + option
    var value: String?
    for (index, word) in words.enumerated() {
      guard let given = OptionWord(word), given.form == form else { continue }
      value = given.value ?? words.dropFirst(index + 1).first
    }
    return value
  }
}
