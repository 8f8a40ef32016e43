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

/// The help of the program or of one command: chapters parted by an empty line.
struct HelpPage {
  let context: CommandContext
  let language: Language
  let columns: Int

  func text() -> String {
    let chapters =
      [overview, discussion, usage, arguments] + optionChapters + [subcommands] + ending
    return chapters.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var line: UsageLine { UsageLine(context, in: language) }

  private var overview: [String] {
    let label = heading(Wording.overview) + Wording.space.text(in: language)
    return LineWrap.lines(of: label + context.abstract.text(in: language), columns: columns)
  }

  private var discussion: [String] {
    context.discussion.map { LineWrap.lines(of: $0.text(in: language), columns: columns) } ?? []
  }

  private var usage: [String] {
    let label = heading(Wording.usage) + Wording.space.text(in: language)
    return line.lines(columns: columns, after: label)
  }

  private var arguments: [String] {
    chapter(Wording.arguments, context.arguments.map(entry))
  }

  private var optionChapters: [[String]] {
    let program = context.program.options
    if context.isRoot { return [options(Wording.options, program + [.help, .version])] }
    let own = options(Wording.options, context.explainedOptions + [.help])
    guard let deferred = context.deferred else {
      return [own, options(Wording.globalOptions, program)]
    }
    let others = context.ownOptions.filter { deferred.names.contains($0.name) }
    let name = context.program.name
    return [
      own, named(deferred.title, others, explainedBy: "\(name) help \(deferred.command)"),
      named(Wording.globalOptions, program, explainedBy: "\(name) --help"),
    ]
  }

  private var subcommands: [String] {
    if !context.isRoot {
      return chapter(Wording.subcommands, context.subcommands.map(entry))
    }
    let groups = context.program.groups.map { group in
      ["  " + group.title.text(in: language)]
        + lines(group.commands.map(entry).map { ("  " + $0, $1) })
    }
    return [heading(Wording.subcommands)] + groups.joined(separator: [""])
  }

  /// The notes and where to read on, at the end of the program's own help.
  private var ending: [[String]] {
    guard context.isRoot else { return [] }
    let notes = context.program.notes.map { note in
      [heading(note.title)]
        + LineWrap.lines(of: note.text.text(in: language), columns: columns - 2).map { "  " + $0 }
    }
    let footer = Wording.helpFooter(context.program).text(in: language)
    return notes + [LineWrap.lines(of: footer, columns: columns)]
  }
}

extension HelpPage {
  private typealias Entry = (term: String, meaning: String)

  private func heading(_ title: Phrase) -> String {
    title.text(in: language) + Wording.colon.text(in: language)
  }

  private func options(_ title: Phrase, _ options: [OptionSpec]) -> [String] {
    chapter(title, options.map(entry))
  }

  /// Options by their forms alone, as many in a line as fit.
  private func named(
    _ title: Phrase, _ options: [OptionSpec], explainedBy command: String
  ) -> [String] {
    let pieces = options.enumerated().map { index, option in
      LineWrap.Piece(
        text: line.form(option) + (index + 1 < options.count ? "," : ""), followsBlank: true)
    }
    let head = title.text(in: language) + Wording.explained(by: command).text(in: language)
    return [head + Wording.colon.text(in: language)]
      + LineWrap.lines(of: pieces, columns: columns - 2).map { "  " + $0 }
  }

  private func chapter(_ title: Phrase, _ entries: [Entry]) -> [String] {
    entries.isEmpty ? [] : [heading(title)] + lines(entries)
  }

  /// The column in which a meaning begins; a longer term has a line to itself.
  private static let meaningColumn = 26
  private static let leastMeaningColumns = 20

  /// Terms at the left, their meaning at the right.
  private func lines(_ entries: [Entry]) -> [String] {
    let room = max(Self.leastMeaningColumns, columns - Self.meaningColumn)
    let indent = String(repeating: " ", count: Self.meaningColumn)
    return entries.flatMap { entry in
      let term = "  " + entry.term
      let meaning = LineWrap.lines(of: entry.meaning, columns: room)
      guard DisplayWidth.of(term) + 2 <= Self.meaningColumn else {
        return [term] + meaning.map { indent + $0 }
      }
      let first = term.padded(to: Self.meaningColumn) + (meaning.first ?? "")
      return [first] + meaning.dropFirst().map { indent + $0 }
    }
  }

  private func entry(_ argument: ArgumentSpec) -> Entry {
    (line.part(argument), Explanation.text(of: argument, in: language))
  }

  private func entry(_ command: CommandSpec) -> Entry {
    (command.name, command.abstract.text(in: language))
  }

  /// The long forms stand below each other, whether or not there is a short one.
  private func entry(_ option: OptionSpec) -> Entry {
    let short = option.shortForm.map { $0 + ", " } ?? "    "
    let value = line.value(option).map { " " + $0 } ?? ""
    return (short + option.longForm + value, Explanation.text(of: option, in: language))
  }
}
