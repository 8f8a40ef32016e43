package import Basics

/// A command as data. `snapshot create` is the command `create` among the subcommands of
/// `snapshot`; a command with subcommands does nothing by itself, and what options it has are
/// understood by all of them.
package struct CommandSpec: Hashable, Sendable {
  /// One word: `create`.
  package var name: String
  /// One line.
  package var abstract: Phrase
  /// Paragraphs parted by an empty line; a line that begins with a blank is kept as it is.
  package var discussion: Phrase?
  package var arguments: [ArgumentSpec]
  package var options: [OptionSpec]
  package var subcommands: [CommandSpec]

  package init(
    _ name: String, _ abstract: Phrase, discussion: Phrase? = nil, arguments: [ArgumentSpec] = [],
    options: [OptionSpec] = [], subcommands: [CommandSpec] = []
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.subcommands = subcommands
  }
}
