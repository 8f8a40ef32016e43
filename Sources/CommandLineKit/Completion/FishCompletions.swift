import Basics

/// A completion script for fish: a function that tells the command before the cursor, and a line for
/// each word that may follow it.
struct FishCompletions {
  let root: CommandContext
  let language: Language

  func text() -> String {
    let global = root.options.map { line(option($0)) }
    return """
      # fish completions for \(root.program.name); made by the program itself
      function \(function) --description 'Whether the words so far lead to one of these commands'
          set -l route ''
          set -l skip 0
          for word in (commandline -opc)[2..-1]
              if test $skip = 1
                  set skip 0
                  continue
              end
              switch $word
                  case \(root.valueForms.joined(separator: " "))
                      set skip 1
                      continue
              end
              switch $route/$word
                  case \(root.family.dropFirst().map(\.route).joined(separator: " "))
                      set route $route/$word
              end
          end
          contains -- "$route" $argv
      end

      complete -c \(root.program.name) -f
      \((global + root.family.flatMap(lines)).joined(separator: "\n"))

      """
  }

  private var function: String { "__\(root.identifier)_at" }

  /// The subcommands, the values of arguments and the own options of a command.
  private func lines(_ context: CommandContext) -> [String] {
    let own = context.commands.last?.options ?? []
    let routes = context.family.map(\.route).joined(separator: " ")
    let kinds = context.arguments.map(\.kind).filter { $0 != .text }
    let here = context.isRoot ? "''" : context.route
    return context.offers.map { line("-a \($0.word) -d \(description($0.meaning))", at: here) }
      + kinds.map { line(action($0), at: here) } + own.map { line(option($0), at: routes) }
  }

  private func line(_ content: String, at routes: String? = nil) -> String {
    let condition = routes.map { " -n " + ShellText.quotedForFish("\(function) \($0)") } ?? ""
    return "complete -c \(root.program.name)\(condition) \(content)"
  }

  private func option(_ option: OptionSpec) -> String {
    let short = option.short.map { "-s \($0) " } ?? ""
    let value = option.isFlag ? "" : (option.kind == .file ? "-r " : "-x ") + value(option.kind)
    return "\(short)-l \(option.name) \(value)-d \(description(option.help))"
  }

  /// What an option of this kind completes, with a blank behind it.
  private func value(_ kind: ValueKind) -> String {
    kind == .text ? "" : action(kind) + " "
  }

  private func action(_ kind: ValueKind) -> String {
    switch kind {
    case .text: ""
    case .file: "-F"
    case .directory: "-a '(__fish_complete_directories)'"
    case .choice(let choices): "-a " + ShellText.quotedForFish(choices.joined(separator: " "))
    }
  }

  private func description(_ phrase: Phrase) -> String {
    ShellText.quotedForFish(phrase.text(in: language))
  }
}
