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
  /// Those of the options that its help only names.
  package var deferred: DeferredOptions?
  package var subcommands: [CommandSpec]

  package init(
    _ name: String, _ abstract: Phrase, discussion: Phrase? = nil, arguments: [ArgumentSpec] = [],
    options: [OptionSpec] = [], deferred: DeferredOptions? = nil,
    subcommands: [CommandSpec] = []
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.deferred = deferred
    self.subcommands = subcommands
  }
}

/// Options of a command that the help of another explains, so that its own fits on a screen.
package struct DeferredOptions: Hashable, Sendable {
  /// How the chapter that names them is headed.
  package var title: Phrase
  package var names: Set<String>
  /// The command whose help explains them.
  package var command: String

  package init(_ title: Phrase, _ options: [OptionSpec], explainedBy command: String) {
    self.title = title
    self.command = command
    names = Set(options.map(\.name))
  }
}
