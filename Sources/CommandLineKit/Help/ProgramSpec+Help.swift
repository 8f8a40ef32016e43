package import Basics

extension ProgramSpec {
  /// The help of a command, or of the program where the path is empty.
  ///
  /// - Parameters:
  ///   - path: the words of a command, as in `Invocation.path`.
  ///   - columns: the width to wrap at.
  /// - Precondition: there is such a command.
  package func help(for path: [String] = [], in language: Language, columns: Int = 80) -> String {
    guard let context = CommandContext(self, path: path) else {
      preconditionFailure("there is no command '\(path.joined(separator: " "))'")
    }
    return HelpPage(context: context, language: language, columns: columns).text()
  }
}
