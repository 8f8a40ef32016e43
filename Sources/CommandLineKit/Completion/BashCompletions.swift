/// A completion script for bash 4 and later.
///
/// The function first walks over the words before the cursor to learn the command (`route`), then
/// completes the value of an option, or else what may come next after that command.
struct BashCompletions {
  let root: CommandContext

  func text() -> String {
    let function = "_" + root.identifier
    return """
      # bash completions for \(root.program.name); made by the program itself
      \(function)() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} route="" words="" i
        # Bash makes three words of --option=value.
        if [[ $cur == "=" ]]; then cur=""
        elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            \(arm(root.valueForms, Self.skip))
          esac
          case $route/${COMP_WORDS[i]} in
            \(arm(root.family.dropFirst().map(\.route), "route+=/${COMP_WORDS[i]}"))
          esac
        done
        case $route:$prev in
      \(values)
        esac
        case $route in
      \(root.family.map { "    " + next($0) }.joined(separator: "\n"))
        esac
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$words" -- "$cur")
      }
      complete -F \(function) \(root.program.name)

      """
  }

  /// Passes over an option with its value, and the sign between them.
  private static let skip = """
    [[ ${COMP_WORDS[i+1]} == "=" ]] && ((i++)); ((i++)); continue
    """

  /// The arms for options with a value: a command's own after it and its subcommands, those of the
  /// program after anything.
  private var values: String {
    let own = root.family.dropFirst().flatMap { context in
      (context.commands.last?.options ?? []).map { value($0, after: context.family.map(\.route)) }
    }
    let global = root.options.map { value($0, after: ["*"]) }
    return (own + global).filter { !$0.isEmpty }.map { "    " + $0 }.joined(separator: "\n")
  }

  private func value(_ option: OptionSpec, after routes: [String]) -> String {
    if option.isFlag { return "" }
    let patterns = routes.flatMap { route in option.forms.map { "\(route):\($0)" } }
    return arm(patterns, (actions(option.kind) + ["return"]).joined(separator: "; "))
  }

  /// The arm for what may come next after a command.
  private func next(_ context: CommandContext) -> String {
    let words =
      context.offers.map(\.word) + context.arguments.flatMap(\.kind.choices)
      + context.options.flatMap(\.forms)
    let list = ShellText.quoted(words.joined(separator: " "))
    let files = context.arguments.map(\.kind).first { $0 == .file || $0 == .directory }
    let body = ["words=\(list)"] + (files.map(actions) ?? [])
    return arm([context.isRoot ? "''" : context.route], body.joined(separator: "; "))
  }

  private func actions(_ kind: ValueKind) -> [String] {
    switch kind {
    case .text: []
    case .file: ["compopt -o filenames", offer("-f")]
    case .directory: ["compopt -o filenames", offer("-d")]
    case .choice(let choices): [offer("-W " + ShellText.quoted(choices.joined(separator: " ")))]
    }
  }

  private func offer(_ what: String) -> String {
    "mapfile -t COMPREPLY < <(compgen \(what) -- \"$cur\")"
  }

  /// An arm of a `case`; nothing where there is no pattern.
  private func arm(_ patterns: [String], _ body: String) -> String {
    patterns.isEmpty ? "" : "\(patterns.joined(separator: "|"))) \(body) ;;"
  }
}
