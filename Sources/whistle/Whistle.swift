import Basics
import CommandLineKit
import FileStore

@main
enum Whistle {
  static func main() {
    Process.occupyStandardStreams()
    Process.ignoreWriteSignals()
    let environment = Process.environment
    var language = Language(locale: environment)
    do throws(Diagnostic) {
      let words = try GivenWords.read()
      let name = Program.head.value(of: "lang", in: words) ?? environment["WHISTLE_LANG"]
      let given = name.flatMap(Language.init(rawValue:))
      language = given ?? language
      try run(Program.parse(words, environment: environment), environment, language)
    } catch {
      Output.say(error.withRemedy, in: language)
      Process.exit(2)
    }
  }

  private static func run(
    _ call: Invocation, _ environment: [String: String], _ language: Language
  ) throws(Diagnostic) -> Never {
    if call.versionRequested {
      Output.write("whistle \(Program.version)\n", in: language)
    } else if call.helpRequested {
      let columns = min(Terminal.standardOutput.columns(environment), 100)
      let help = Program.spec.help(for: call.path, in: language, columns: columns)
      let context = try? Context(call, environment: environment, language: language)
      context?.page(Array(help.utf8)) ?? Output.write(help, in: language)
    } else {
      let context = try Context(call, environment: environment, language: language)
      try Program.command(at: call.path)(context)
      context.renewSnapshot()
      // The process ends before what it holds is let go of: that would take its time.
      withExtendedLifetime(context) { Process.exit(Output.status) }
    }
    Process.exit(0)
  }
}
