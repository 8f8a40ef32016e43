package import Basics

/// The manual page of the program in mdoc(7), section 1.
struct ManualPage {
  let root: CommandContext
  let language: Language
  let date: String
  fileprivate var page = Roff()

  consuming func text() -> String {
    addHead()
    page.macro("Sh", [title(Wording.options)])
    addList(root.program.options + [.help, .version])
    page.macro("Sh", [title(Wording.manualCommands)])
    for context in root.family where !context.isRoot { add(context) }
    for note in root.program.notes + root.program.chapters {
      page.macro("Sh", [title(note.title)])
      page.paragraphs(note.text.text(in: language))
    }
    return page.text
  }

  private mutating func addHead() {
    let name = Roff.argument(root.program.name)
    page.macro("Dd", [date])
    page.macro("Dt", [Roff.argument(root.program.name.uppercased()), "1"])
    page.macro("Os", [Roff.argument("\(root.program.name) \(root.program.version)")])
    page.macro("Sh", [title(Wording.manualName)])
    page.macro("Nm", [name])
    page.macro("Nd", [title(root.abstract)])
    page.macro("Sh", [title(Wording.manualSynopsis)])
    addSynopsis(root)
    guard let discussion = root.discussion else { return }
    page.macro("Sh", [title(Wording.manualDescription)])
    page.paragraphs(discussion.text(in: language))
  }

  private mutating func add(_ context: CommandContext) {
    page.macro("Ss", [Roff.argument(context.path.joined(separator: " "))])
    addSynopsis(context)
    page.macro("Pp")
    page.sentence(context.abstract.text(in: language))
    if let discussion = context.discussion {
      page.macro("Pp")
      page.paragraphs(discussion.text(in: language))
    }
    addList(context.arguments)
    addList(context.commands.last?.options ?? [])
  }

  /// The usage line, marked up.
  private mutating func addSynopsis(_ context: CommandContext) {
    page.macro("Nm", [Roff.argument(root.program.name)])
    for word in context.path { page.macro("Cm", [Roff.argument(word)]) }
    for argument in context.arguments {
      let name = [
        "Ar", Roff.argument(placeholder(argument.name) + (argument.isRepeating ? "…" : "")),
      ]
      argument.isOptional ? page.macro("Op", name) : page.macro("Ar", Array(name.dropFirst()))
    }
    let options = context.isRoot ? context.program.options : context.ownOptions
    for option in options {
      let markup = Self.flag(option.longForm) + value(option)
      option.isRequired ? page.macro("Fl", Array(markup.dropFirst())) : page.macro("Op", markup)
    }
    if !context.subcommands.isEmpty {
      page.macro("Ar", [Roff.argument(placeholder("COMMAND") + " …")])
    }
  }

  private mutating func addList(_ options: [OptionSpec]) {
    addList(
      options.map { option in
        let forms = option.forms.map(Self.flag).joined(separator: [","])
        return (Array(forms) + value(option), Explanation.text(of: option, in: language))
      })
  }

  private mutating func addList(_ arguments: [ArgumentSpec]) {
    addList(
      arguments.map {
        (["Ar", Roff.argument(placeholder($0.name))], Explanation.text(of: $0, in: language))
      })
  }

  private mutating func addList(_ items: [(markup: [String], meaning: String)]) {
    guard !items.isEmpty else { return }
    page.macro("Bl", ["-tag", "-width", "Ds"])
    for item in items {
      page.macro("It", item.markup)
      page.paragraphs(item.meaning)
    }
    page.macro("El")
  }

  private func title(_ phrase: Phrase) -> String { Roff.argument(phrase.text(in: language)) }

  /// `Fl` writes the first dash itself.
  private static func flag(_ form: String) -> [String] {
    ["Fl", Roff.argument(String(form.dropFirst()))]
  }

  private func value(_ option: OptionSpec) -> [String] {
    option.valueForm(of: root.program, in: language).map { ["Ar", Roff.argument($0)] } ?? []
  }

  private func placeholder(_ name: String) -> String {
    root.program.placeholder(name, in: language)
  }
}

extension ProgramSpec {
  /// The manual page in mdoc(7), to be read with `man -l`.
  ///
  /// - Parameter date: of the page: `November 21, 2025`.
  package func manualPage(in language: Language, date: String) -> String {
    ManualPage(root: CommandContext(self), language: language, date: date).text()
  }
}
