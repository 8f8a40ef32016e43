@testable import CommandLineKit

extension ProgramSpec {
  /// What is wrong with the table itself.
  func faults() -> [String] {
    let family = CommandContext(self).family
    return family.flatMap(\.faults) + disagreements(in: family)
  }

  /// An option may be typed before its command is known, so one name must mean the same kind of
  /// option everywhere, and one letter the same name.
  private func disagreements(in family: [CommandContext]) -> [String] {
    var meanings: [String: OptionSpec] = [:]
    var faults: [String] = []
    for context in family {
      for option in context.options {
        for form in option.forms {
          let known = meanings[form, default: option]
          meanings[form] = known
          guard known.name != option.name || known.isFlag != option.isFlag else { continue }
          faults.append("\(context.title): \(form) means something else in another place")
        }
      }
    }
    return faults
  }
}

extension CommandContext {
  fileprivate var faults: [String] {
    var faults: [String] = []
    if isRoot && subcommands.isEmpty { faults.append("there is no command") }
    if subcommands.contains(where: { $0.name == "help" && $0.subcommands.isEmpty }) {
      faults.append("help is built in, and has only topics")
    }
    if !arguments.isEmpty && !subcommands.isEmpty {
      faults.append("a command with subcommands takes no arguments")
    }
    if arguments.dropLast().contains(where: \.isRepeating) {
      faults.append("only the last argument may repeat")
    }
    if zip(arguments, arguments.dropFirst()).contains(where: { $0.isOptional && !$1.isOptional }) {
      faults.append("a required argument follows an optional one")
    }
    faults += Self.repeated(subcommands.map(\.name)).map { "two commands are named \($0)" }
    faults += Self.repeated(arguments.map(\.name)).map { "two arguments are named \($0)" }
    faults += Self.repeated(options.flatMap(\.forms)).map { "two options are named \($0)" }
    faults += options.compactMap(\.short).filter { !$0.isASCII || !$0.isLetter }
      .map { "-\($0) is not a letter" }
    return faults.map { "\(title): \($0)" }
  }

  private static func repeated(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
