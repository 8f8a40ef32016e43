import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

enum MayCommand: Command {
  static let spec = CommandSpec(
    "may",
    Phrase(
      "What somebody may record now: at all, or about a case.", "某人现在可以记录什么：总体上，或就某案件。"),
    arguments: [ArgumentSpec("CASE", "The case.", "案件。", isOptional: true)],
    options: [Options.by] + Options.temporal)

  static func run(_ context: Context) throws(Diagnostic) {
    let loaded = try context.loaded(extent: .onDemand)
    let view = try context.view(loaded.state)
    let actor = try actor(context, in: view.state.reference)
    guard let given = context.call.argument("CASE") else {
      context.print(
        view.permissions(of: actor), as: AuthorityReports.permissions, of: view)
      return
    }
    let name = try NameFinder(loaded.state.reference, CaseNumbers(loaded), now: view.now).name(
      given)
    let file = try CaseCommand.state(of: name, in: view)
    context.print(
      view.permissions(of: actor, on: file), as: AuthorityReports.permissions, of: view)
  }

  /// - Throws: `record.actor`, and as `Speaker` where the call names nobody.
  private static func actor(
    _ context: Context, in reference: borrowing ReferenceData
  ) throws(Diagnostic) -> Symbol {
    var name = context.call.string("by")
    if name == nil { name = try Speaker(context, in: reference).actor }
    return try actor(name ?? "", in: reference)
  }

  private static func actor(
    _ name: String, in reference: borrowing ReferenceData
  ) throws(Diagnostic) -> Symbol {
    let symbol = reference.symbols.find(name)
    guard !symbol.isNone, reference.actors[symbol]?.isRetired == false else {
      throw Diagnostic(
        ProgramCode.recordActor, "the book has no actor '\(name)'", "台账中没有人员“\(name)”")
    }
    return symbol
  }
}
