import Basics
import CommandLineKit
import Testing

/// The texts made from the table, held word for word.
@Suite struct GoldenTests {
  @Test(
    "The help is as it was",
    arguments: [
      ([], .english, GoldenHelp.program), ([], .chinese, GoldenHelp.programInChinese),
      (["add"], .english, GoldenHelp.add), (["add"], .chinese, GoldenHelp.addInChinese),
      (["snapshot"], .english, GoldenHelp.snapshot),
    ] as [([String], Language, String)])
  func help(path: [String], language: Language, golden: String) {
    #expect(sample.help(for: path, in: language) == golden)
  }

  @Test("Options that another command explains are only named", arguments: Language.allCases)
  func deferred(language: Language) {
    var program = sample
    var command = program.groups[0].commands[0]
    command.name = "put"
    command.deferred = DeferredOptions(
      Phrase("FURTHER OPTIONS", "其他选项"), Array(command.options.dropFirst()), explainedBy: "add")
    program.groups[0].commands.append(command)
    #expect(program.faults().isEmpty)
    #expect(
      program.help(for: ["put"], in: language)
        == (language == .english ? GoldenHelp.put : GoldenHelp.putInChinese))
  }

  @Test(
    "No line of the help is wider than asked for", arguments: [50, 60, 80, 120], Language.allCases)
  func helpWidth(columns: Int, language: Language) {
    for path in [[], ["add"], ["list"], ["snapshot"], ["snapshot", "create"]] {
      let help = sample.help(for: path, in: language, columns: columns)
      #expect(help.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= columns })
    }
  }

  @Test(
    "The completions are as they were",
    arguments: [
      (.bash, .english, GoldenCompletions.bash), (.zsh, .english, GoldenCompletions.zsh),
      (.fish, .chinese, GoldenCompletions.fish),
    ] as [(Shell, Language, String)])
  func completions(shell: Shell, language: Language, golden: String) {
    #expect(sample.completions(for: shell, in: language) == golden)
  }
}
