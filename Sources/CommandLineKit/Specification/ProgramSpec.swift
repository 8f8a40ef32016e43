package import Basics

/// A program as data: the one table from which the parser, the help, the completions and the manual
/// page come.
package struct ProgramSpec: Sendable {
  /// Commands that belong together, under a title.
  package typealias Group = (title: Phrase, commands: [CommandSpec])
  /// A chapter of its own at the end of the help and of the manual page, such as the exit status.
  package typealias Note = (title: Phrase, text: Phrase)

  package var name, version: String
  /// One line.
  package var abstract: Phrase
  /// Paragraphs parted by an empty line; a line that begins with a blank is kept as it is.
  package var discussion: Phrase?
  /// Global: understood before and after each command.
  package var options: [OptionSpec]
  package var groups: [Group]
  package var notes: [Note]
  /// What the manual page has behind them, and the help has not.
  package var chapters: [Note]
  /// What Chinese readers call the values that are to be typed: `FILE` is 文件. One that is not here
  /// is called alike in both languages.
  package var chineseNames: [String: String]

  package init(
    _ name: String, version: String, _ abstract: Phrase, discussion: Phrase? = nil,
    options: [OptionSpec] = [], groups: [Group], notes: [Note] = [], chapters: [Note] = [],
    chineseNames: [String: String] = [:]
  ) {
    self.name = name
    self.version = version
    self.abstract = abstract
    self.discussion = discussion
    self.options = options
    self.groups = groups
    self.notes = notes
    self.chapters = chapters
    self.chineseNames = chineseNames
  }

  /// How the usage calls a value that is to be typed: `FILE`, in Chinese `〈文件〉`.
  package func placeholder(_ name: String, in language: Language) -> String {
    guard language == .chinese, let chinese = chineseNames[name] else { return name }
    return "〈\(chinese)〉"
  }

  /// The commands of all groups, in order.
  package var commands: [CommandSpec] { groups.flatMap(\.commands) }
}
