import Basics
import CommandLineKit
import Testing

private let nothing = Phrase("", "")

private func program(
  options: [OptionSpec] = [], _ commands: CommandSpec...
) -> ProgramSpec {
  ProgramSpec(
    "p", version: "1", nothing, options: options, groups: [(nothing, commands)])
}

@Suite struct FaultsTests {
  @Test("The sample is without fault")
  func sampleIsSound() {
    #expect(sample.faults() == [])
  }

  @Test(
    "A table that cannot be parsed by is found out",
    arguments: [
      (program(), "p: there is no command"),
      (program(CommandSpec("help", nothing)), "p: help is built in, and has only topics"),
      (
        program(CommandSpec("a", nothing), CommandSpec("a", nothing)), "p: two commands are named a"
      ),
      (
        program(options: [OptionSpec("x", short: "5", "", "")], CommandSpec("a", nothing)),
        "p: -5 is not a letter"
      ),
      (
        program(
          options: [OptionSpec("x", "", "")],
          CommandSpec("a", nothing, options: [OptionSpec("x", value: "X", "", "")])),
        "p a: two options are named --x"
      ),
      (
        program(
          CommandSpec("a", nothing, options: [OptionSpec("x", "", "")]),
          CommandSpec("b", nothing, options: [OptionSpec("x", value: "X", "", "")])),
        "p b: --x means something else in another place"
      ),
      (
        program(
          CommandSpec(
            "a", nothing,
            arguments: [
              ArgumentSpec("X", "", "", isRepeating: true), ArgumentSpec("Y", "", ""),
            ])),
        "p a: only the last argument may repeat"
      ),
      (
        program(
          CommandSpec(
            "a", nothing,
            arguments: [
              ArgumentSpec("X", "", "", isOptional: true), ArgumentSpec("Y", "", ""),
            ])),
        "p a: a required argument follows an optional one"
      ),
      (
        program(
          CommandSpec(
            "a", nothing, arguments: [ArgumentSpec("X", "", "")],
            subcommands: [CommandSpec("b", nothing)])),
        "p a: a command with subcommands takes no arguments"
      ),
    ])
  func fault(program: ProgramSpec, fault: String) {
    #expect(program.faults().contains(fault))
  }
}
