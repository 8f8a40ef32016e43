import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries

/// Units, tiers and matters that the options of questions name, all found as `NameFinder` finds them: what
/// is nothing is refused, so that no table is empty for a slip of the pen.
extension Context {
  func finder(in view: CaseView) -> NameFinder { NameFinder(view.state.reference, now: view.now) }

  /// The unit that an option names; nil where it was not given.
  ///
  /// - Throws: `usage.unit`, `usage.ambiguous`.
  func unit(_ option: String, in view: CaseView) throws(Diagnostic) -> Symbol? {
    try units(option, in: view).last
  }

  /// Those that it names where it may be repeated.
  func units(_ option: String, in view: CaseView) throws(Diagnostic) -> [Symbol] {
    guard call.declares(option) else { return [] }
    let finder = finder(in: view)
    return try call.strings(option).map { text throws(Diagnostic) in
      try finder.unit(text, orHolderIn: view.state.table)
    }
  }

  /// - Throws: `usage.matter`, `usage.ambiguous`.
  func matters(_ option: String, in view: CaseView) throws(Diagnostic) -> [Symbol] {
    let finder = finder(in: view)
    return try call.strings(option).map { text throws(Diagnostic) in
      try finder.matter(text, orOfCaseIn: view.state.table)
    }
  }

  /// - Throws: `usage.tier`, `usage.ambiguous`.
  func tiers(_ option: String, in view: CaseView) throws(Diagnostic) -> [Symbol] {
    let finder = finder(in: view)
    return try call.strings(option).map { text throws(Diagnostic) in try finder.tier(text) }
  }

  /// The unit that `--unit` names, or with `--mine` that of who asks.
  ///
  /// - Throws: as `unit`; with `--mine` as `Speaker`, and `record.actor`.
  func askedUnit(in view: CaseView) throws(Diagnostic) -> Symbol? {
    if let unit = try unit("unit", in: view) { return unit }
    guard call.declares("mine"), call.flag("mine") else { return nil }
    return try own(in: view.state.reference)
  }

  /// The unit of who asks.
  ///
  /// - Throws: as `Speaker`, and `record.actor`.
  func own(in reference: ReferenceData) throws(Diagnostic) -> Symbol {
    var actor = call.string("by") ?? ""
    if actor.isEmpty { actor = try Speaker(self, in: reference).actor }
    let symbol = reference.symbols.find(actor)
    guard !symbol.isNone, let unit = reference.actors[symbol]?.unit else {
      throw Diagnostic(
        ProgramCode.recordActor, "the book has no actor '\(actor)'", "台账中没有人员“\(actor)”",
        hints: [CallCode.actor.remedy])
    }
    return unit
  }
}
