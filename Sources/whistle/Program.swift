import Basics
import CommandLineKit

/// The command line as data: parsing, help, completions, the manual page and what is run come from
/// here.
enum Program {
  static let version = "0.2.0"

  /// The table without its commands.
  static let head = ProgramSpec(
    "whistle", version: version,
    Phrase(
      "Case handling for \"whistle and report\": one book of events, from which everything else is computed.",
      "“吹哨报到”办件程序：一本事件台账，其余一律由台账推算得出。"),
    options: Options.global, groups: [], chineseNames: ValueNames.chinese)

  static let spec = {
    var spec = head
    spec.groups = groups.map { ($0.title, $0.commands.flatMap(\.specs)) }
    spec.chapters = manual
    spec.notes = [
      (
        Phrase("EXIT STATUS", "退出状态"),
        Phrase(
          "0 done; 1 done, with findings (replay, audit: anomalies; verify, snapshot verify, verify-dossier: damage; "
            + "reproject, rules diff: differences; rules test: failures; "
            + "import, append --keep-going: refused rows; person check, person erase: content where it must not be); "
            + "2 not done; 70 a fault of the program.",
          "0 完成；1 完成但有发现（replay、audit：异常；verify、snapshot verify、verify-dossier：损坏；"
            + "reproject、rules diff：有差异；rules test：有未通过的测试；"
            + "import、append --keep-going：有拒收的行；person check、person erase：有不应出现的个人信息）；2 未能完成；70 程序自身的错误。"
        )
      )
    ]
    return spec
  }()

  /// Reads a command line. By the table of the command that it names, where that is plain: to make the
  /// whole table costs more than many a command. Whatever is not understood so, or asks for help, is
  /// read by the whole.
  static func parse(
    _ words: [String], environment: [String: String]
  ) throws(Diagnostic) -> Invocation {
    if let word = head.commandWord(in: words),
      let command = groups.lazy.flatMap(\.commands).compactMap({ $0.spec(named: word) }).first
    {
      var table = head
      table.groups = [(command.abstract, [command])]
      if let call = try? table.parse(words, environment: environment), !call.helpRequested,
        !call.versionRequested
      {
        return call
      }
    }
    return try spec.parse(words, environment: environment)
  }

  private static let groups: [(title: Phrase, commands: [Commands])] = [
    group(
      Phrase("Look", "查看"),
      .each([
        BoardCommand.self, CaseCommand.self, CasesCommand.self, DueCommand.self,
        OverdueCommand.self, ChangesCommand.self, FindCommand.self,
      ])),
    group(
      Phrase("Supervise and assess", "督办与考核"),
      .each([
        CardsCommand.self, WhistlesCommand.self, AbsentCommand.self, AssessCommand.self,
        PublishCommand.self, AppealsCommand.self,
      ]),
      .family(
        "report", Phrase("Reports on a period.", "月、季、年末报表。"),
        [
          ReportDisclosureCommand.self, ReportTiersCommand.self, ReportContestCommand.self,
          ReportChangeCommand.self, ReportPersonCommand.self, ReportAgesCommand.self,
          ReportBreachesCommand.self, ReportFunnelCommand.self, ReportFlowCommand.self,
          ReportPageCommand.self,
        ])),
    group(
      Phrase("Deliberate, mediate, organise", "议事、调解与组织"),
      .each([
        MeetingsCommand.self, DisputesCommand.self, UnitsCommand.self, ActorsCommand.self,
        MattersCommand.self, DutyCommand.self,
      ])),
    group(
      Phrase("Serve", "群众服务"),
      .each([
        TasksCommand.self, MenuCommand.self, WishesCommand.self, PointsCommand.self,
        ListsCommand.self, CommitmentsCommand.self, MembersCommand.self, StaffingCommand.self,
      ])),
    group(
      Phrase("Take a case through its stages", "办件"), .verbs(Verb.all), .each([CorrectCommand.self])
    ),
    group(
      Phrase("Write", "记录"),
      .each([MayCommand.self, RecordCommand.self, AppendCommand.self]),
      .family(
        "import", Phrase("Takes over another system's cases.", "导入其他系统的案件。"),
        [
          ImportCSVCommand.self, ImportXESCommand.self, ImportOCELCommand.self,
          ImportOpen311Command.self,
        ]),
      .each([SweepCommand.self, PipeCommand.self, ServeSocketCommand.self])),
    group(
      Phrase("People", "个人信息"),
      .family(
        "person", Phrase("The vault: what stands behind references to people.", "个人信息库：代号所指的个人信息。"),
        [
          PersonAddCommand.self, PersonShowCommand.self, PersonListCommand.self,
          PersonEraseCommand.self, PersonCheckCommand.self,
        ])),
    group(
      Phrase("Rules", "规则"),
      .family(
        "rules", Phrase("Rulesets: check, show, adopt, compare, test, count, list.", "规则文件。"),
        [
          RulesCheckCommand.self, RulesShowCommand.self, RulesAdoptCommand.self,
          RulesDiffCommand.self, RulesTestCommand.self, RulesCoverageCommand.self,
          RulesListCommand.self,
        ]),
      .family(
        "calendar", Phrase("Calendars of working days.", "工作日历。"),
        [CalendarImportCommand.self, CalendarShowCommand.self]),
      .each([ReprojectCommand.self])),
    group(
      Phrase("Audit and tools", "审计与工具"),
      .each([
        ReplayCommand.self, AuditCommand.self, LogCommand.self, VerifyCommand.self,
        CheckpointCommand.self,
        ProveCommand.self, VerifyDossierCommand.self,
      ]),
      .family(
        "snapshot", Phrase("Stored states from which commands start.", "状态快照。"),
        [
          SnapshotCreateCommand.self, SnapshotListCommand.self, SnapshotVerifyCommand.self,
          SnapshotPruneCommand.self,
        ]),
      .family(
        "export", Phrase("Exports the book for other programs.", "导出台账，供其他程序使用。"),
        [
          ExportXESCommand.self, ExportOCELCommand.self, ExportSQLCommand.self,
          ExportCSVCommand.self, ExportOpen311Command.self, ExportDisclosureCommand.self,
          ExportTlogCommand.self,
        ]),
      .each([
        SplitCommand.self, ProjectCommand.self, CombineCommand.self, DemoCommand.self,
        SimulateCommand.self, CompletionsCommand.self, ManualCommand.self,
      ]),
      .family(
        "help", Phrase("Help on a command or on a topic.", "命令或主题的帮助。"),
        [HelpEventCommand.self])),
  ]

  private static func group(
    _ title: Phrase, _ commands: Commands...
  ) -> (title: Phrase, commands: [Commands]) { (title, commands) }

  /// What the command of a call does.
  static func command(at path: [String]) -> Commands.Run {
    let commands = groups.lazy.flatMap(\.commands)
    guard let run = commands.compactMap({ $0.run(at: path) }).first else {
      preconditionFailure("'\(path.joined(separator: " "))' was parsed but is not a command")
    }
    return run
  }
}
