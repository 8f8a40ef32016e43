import Basics
import CommandLineKit
import FileStore

@main
enum Whistle {
  static func main() {
    Process.occupyStandardStreams()
    Process.ignoreWriteSignals()
    let environment = Process.environment
    do throws(Diagnostic) {
      Process.exit(run(try GivenWords.read(), environment))
    } catch {
      Output.say(error, in: Language(locale: environment))
      Process.exit(2)
    }
  }

  private static func run(_ words: [String], _ environment: [String: String]) -> Int32 {
    let spec = Program.spec
    let language =
      spec.value(of: "lang", in: words).flatMap(Language.init(rawValue:))
      ?? Language(locale: environment)
    do throws(UsageError) {
      let call = try spec.parse(words)
      if call.versionRequested {
        Output.write("whistle \(Program.version)\n", in: language)
        return 0
      }
      if call.helpRequested {
        let columns = Terminal.standardOutput.columns ?? 80
        Output.write(
          spec.help(for: call.path, in: language, columns: min(columns, 100)), in: language)
        return 0
      }
      return perform(call, environment, language)
    } catch {
      Output.say(
        Diagnostic(error.code.rawValue, error.message, hints: error.hints), in: language)
      return 2
    }
  }

  private static func perform(
    _ call: Invocation, _ environment: [String: String], _ language: Language
  ) -> Int32 {
    do throws(Diagnostic) {
      let context = try Context(call, environment: environment, language: language)
      let status = try Program.command(at: call.path).run(context)
      withExtendedLifetime(context) { Process.exit(status) }
    } catch {
      Output.say(error.withRemedy, in: language)
      return 2
    }
  }
}
