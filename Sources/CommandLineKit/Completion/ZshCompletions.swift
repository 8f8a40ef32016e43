import Basics

/// A completion script for zsh: a function for each command, made of `_arguments`.
struct ZshCompletions {
  let root: CommandContext
  let language: Language

  func text() -> String {
    let functions = root.family.map(function).joined(separator: "\n")
    return """
      #compdef \(root.program.name)
      # zsh completions for \(root.program.name); made by the program itself

      \(functions)
      if [ "$funcstack[1]" = "\(name(root))" ]; then
        \(name(root)) "$@"
      else
        compdef \(name(root)) \(root.program.name)
      fi

      """
  }

  private func function(_ context: CommandContext) -> String {
    let isLeaf = context.subcommands.isEmpty
    let rest = isLeaf ? context.arguments.map(argument) : ["'1: :->command'", "'*:: :->rest'"]
    let specs = context.options.flatMap(option) + rest
    return """
      \(name(context))() {
        local context state state_descr line
        typeset -A opt_args
        _arguments -C \\
          \(specs.joined(separator: " \\\n    "))
      \(isLeaf ? "" : dispatch(context))}

      """
  }

  /// Offers the subcommands, or hands over to the function of the one that was typed.
  private func dispatch(_ context: CommandContext) -> String {
    let offers = context.offers.map { offer in
      let meaning = ShellText.escaped(offer.meaning.text(in: language), ":\\")
      return "        " + ShellText.quoted("\(offer.word):\(meaning)")
    }
    let help = context.isRoot ? ["        help) \(name(context)) ;;"] : []
    let calls = context.children.map { "        \($0.path.last ?? "")) \(name($0)) ;;" } + help
    return """
        case $state in
          command)
            local -a commands=(
      \(offers.joined(separator: "\n"))
            )
            _describe command commands ;;
          rest)
            case $line[1] in
      \(calls.joined(separator: "\n"))
            esac ;;
        esac

      """
  }

  /// `'--format=[Form of results.]:FORMAT:(table json)'`
  private func option(_ option: OptionSpec) -> [String] {
    let meaning = ShellText.escaped(option.help.text(in: language), "[]:\\")
    return option.forms.map { form in
      let star = option.isRepeatable && !option.isFlag ? "*" : ""
      let sign = form == option.longForm && !option.isFlag ? "=" : ""
      let value =
        option.valueName.map {
          (option.isValueOptional ? "::" : ":") + "\($0):\(action(option.kind))"
        } ?? ""
      return ShellText.quoted("\(star)\(form)\(sign)[\(meaning)]\(value)")
    }
  }

  /// `'*:KEY=VALUE: '`
  private func argument(_ argument: ArgumentSpec) -> String {
    let colons = argument.isOptional && !argument.isRepeating ? "::" : ":"
    let star = argument.isRepeating ? "*" : ""
    return ShellText.quoted("\(star)\(colons)\(argument.name):\(action(argument.kind))")
  }

  private func action(_ kind: ValueKind) -> String {
    switch kind {
    case .text: " "
    case .file: "_files"
    case .directory: "_files -/"
    case .choice(let choices): "(\(choices.joined(separator: " ")))"
    }
  }

  private func name(_ context: CommandContext) -> String {
    (["_" + context.identifier] + context.path).joined(separator: "_")
  }
}
