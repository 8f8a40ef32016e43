import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum LogCommand: Command {
  static let spec = CommandSpec(
    "log", Phrase("Events as people read them, the newest last.", "事件流水，最新的在最后。"),
    arguments: [
      ArgumentSpec("CASE", "Only this case or other subject.", "只看该案件（或其他对象）。", isOptional: true)
    ],
    options: Options.temporal + [
      OptionSpec("since", value: "T", "Only what was recorded at T or later.", "只看 T 及以后记录的。"),
      OptionSpec("until", value: "T", "Only what was recorded up to T.", "只看 T 及以前记录的。"),
      OptionSpec("by", value: "ACTOR", "Only what this person recorded.", "只看该人员的记录。"),
      OptionSpec(
        "type", value: "TYPE", kind: .choice(EventType.allCases.map(\.name)),
        "Only events of this type.", "只看该类事件。", isRepeatable: true),
      OptionSpec(
        "unit", value: "UNIT", "Only what this unit recorded, or one below it.", "只看该单位及其下级的记录。"),
      OptionSpec(
        "late", value: "D", "Only what was recorded later than this after it happened.",
        "只看发生后超过此时长才记录的。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let loaded = try context.loaded(extent: .onDemand)
    let view = try context.view(loaded.state)
    var filter = LogFilter()
    filter.since = try context.instant("since", date: .beginning)
    filter.until = try context.instant("until", date: .end)
    filter.actor = context.given("by")
    let (unit, stranger) = unit(context, in: view)
    filter.unit = unit
    filter.types = Set(context.call.strings("type"))
    filter.late = try context.elapsed("late")
    let finder = NameFinder(loaded.state.reference, CaseNumbers(loaded), now: view.now)
    let subject = try context.call.argument("CASE").map { name throws(Diagnostic) in
      try finder.name(name)
    }
    if let subject, view.state.table.find(subject) == nil {
      throw Diagnostic(
        ProgramCode.caseUnknown, "the book has no case or other subject '\(subject)'",
        "台账中没有案件或对象“\(subject)”", hints: [ProgramCode.caseUnknown.remedy])
    }
    let items = try context.home.log(filter, of: subject, context.query().query, in: loaded)
    if items.isEmpty, let stranger { throw stranger }
    context.print(items, as: AuditReports.log, of: view)
  }

  /// The unit that is named, and what is wrong with that unless lines have it: a line may be by a unit that
  /// was never registered, as those of a sweep are.
  private static func unit(_ context: Context, in view: CaseView) -> (String?, Diagnostic?) {
    guard let text = context.given("unit") else { return (nil, nil) }
    do throws(Diagnostic) {
      return (try context.finder(in: view).unit(text), nil)
    } catch {
      return (text.hasPrefix("/") ? String(text.dropFirst()) : text, error)
    }
  }
}
