import Basics
import CaseModel
import Projection

/// `to=@duty`: the roster names the unit to which a case is dispatched.
extension RecordCommand {
  static let onDuty = "@duty"

  /// What is to be recorded: a dispatch to `@duty` with the unit that the roster of the book as it
  /// stands names, from the holder of the case upward; anything else as it is.
  ///
  /// - Throws: `usage.duty` where the event bears an id of its own: repeated, it would ask another
  ///   roster; and where units on duty are to assist. `case.unknown`. `record.duty` where nobody is on duty, or the holder is.
  static func routed(
    _ data: JSONObject, type: String, subject: String, hasOwnID: Bool,
    in state: @autoclosure () -> BookState
  ) throws(Diagnostic) -> JSONObject {
    guard type == EventType.caseDispatched.name else { return data }
    if (data[.assist]?.array ?? []).contains(.string(onDuty)) || data[.assist]?.string == onDuty {
      throw Diagnostic(
        CallCode.duty, "@duty stands for one unit, in 'to' alone", "@duty 只能用于“to”，指一家单位",
        hint: "name the units that assist", "请写明协办单位")
    }
    guard data[.to]?.string == onDuty else { return data }
    if hasOwnID {
      throw Diagnostic(
        CallCode.duty, "an event with an --id can be repeated, and @duty may then be another unit",
        "带 --id 的事件可以重复提交，届时 @duty 可能已是另一单位")
    }
    let state = state()
    let file = try CaseCommand.state(of: subject, in: CaseView(state, now: state.lastTime))
    // A case that cannot be dispatched at all is the guards' to refuse.
    guard EventType.caseDispatched.row.from.contains(file.status) else { return data }
    var routed = data
    routed[.to] = .string(try unit(for: subject, file, in: state.reference))
    return routed
  }

  private static func unit(
    for name: String, _ file: CaseState, in reference: ReferenceData
  ) throws(Diagnostic) -> String {
    let beginning = DutyRoster.beginning(holder: file.holder, place: file.place)
    let hint = Phrase(
      "name the unit, or see 'whistle duty --case \(name)'",
      "请写明单位，或查看“whistle duty --case \(name)”")
    guard let taker = DutyRoster(reference).taker(from: beginning, in: reference) else {
      throw Diagnostic(
        ProgramCode.recordDuty, "nobody is on duty for '\(name)', from its holder upward",
        "从“\(name)”的承办单位向上，无人值班", hints: [hint])
    }
    let unit = reference.symbols.text(taker)
    if taker == file.holder {
      throw Diagnostic(
        ProgramCode.recordDuty, "'\(unit)' holds '\(name)' already, and somebody is on duty there",
        "“\(name)”已由“\(unit)”承办，且该单位有人值班", hint: "sign or resolve it there, or name another unit",
        "请在该单位签收或办结，或写明其他单位")
    }
    return unit
  }
}
