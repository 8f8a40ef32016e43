import Basics
import CommandLineKit
import FileStore

@main
enum Whistle {
  /// The commands by their names in `Program`.
  private static let commands: [String: @Sendable (Context) throws(Diagnostic) -> Int32] = [
    "board": BoardCommand.run, "case": CaseCommand.run, "cases": CasesCommand.run,
    "due": DueCommand.run, "overdue": OverdueCommand.run,
    "tasks": TasksCommand.run, "wishes": WishesCommand.run, "menu": MenuCommand.run,
    "points": PointsCommand.run,
    "lists": ListsCommand.run, "commitments": CommitmentsCommand.run,
    "members": MembersCommand.run, "staffing": StaffingCommand.run,
    "record": RecordCommand.run, "append": AppendCommand.run, "import csv": ImportCSVCommand.run,
    "sweep": SweepCommand.run,
    "cards": CardsCommand.run, "whistles": WhistlesCommand.run,
    "absent": AbsentCommand.run, "assess": AssessCommand.run,
    "publish": PublishCommand.run, "appeals": AppealsCommand.run,
    "report disclosure": ReportDisclosureCommand.run, "report tiers": ReportTiersCommand.run,
    "meetings": MeetingsCommand.run, "disputes": DisputesCommand.run,
    "duty": DutyCommand.run, "units": UnitsCommand.run,
    "report change": ReportChangeCommand.run,
    "report contest": ReportContestCommand.run, "report person": ReportPersonCommand.run,
    "rules check": RulesCheckCommand.run, "rules show": RulesShowCommand.run,
    "rules adopt": RulesAdoptCommand.run, "rules list": RulesListCommand.run,
    "rules diff": RulesDiffCommand.run, "reproject": ReprojectCommand.run,
    "replay": ReplayCommand.run, "audit": AuditCommand.run, "verify": VerifyCommand.run,
    "snapshot create": SnapshotCreateCommand.run, "snapshot list": SnapshotListCommand.run,
    "snapshot verify": SnapshotVerifyCommand.run, "snapshot prune": SnapshotPruneCommand.run,
    "simulate": SimulateCommand.run,
    "completions": CompletionsCommand.run, "manual": ManualCommand.run,
  ]

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
      guard let command = commands[call.command] else {
        preconditionFailure("the command '\(call.command)' is declared but not there")
      }
      let context = try Context(call, environment: environment, language: language)
      let status = try command(context)
      withExtendedLifetime(context) { Process.exit(status) }
    } catch {
      Output.say(error.withRemedy, in: language)
      return 2
    }
  }
}
