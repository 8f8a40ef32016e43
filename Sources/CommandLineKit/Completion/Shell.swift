package import Basics

/// The shells for which completions can be written.
package enum Shell: String, Hashable, Sendable, CaseIterable {
  case bash
  case zsh
  case fish
}

extension ProgramSpec {
  /// A script that makes the shell complete this program's command lines.
  package func completions(for shell: Shell, in language: Language) -> String {
    let root = CommandContext(self)
    return switch shell {
    case .bash: BashCompletions(root: root).text()
    case .zsh: ZshCompletions(root: root, language: language).text()
    case .fish: FishCompletions(root: root, language: language).text()
    }
  }
}
