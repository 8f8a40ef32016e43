import Basics
public import CaseModel
public import EventBook

/// The events that notices become (SPEC §7): by `/system/sweep`, at *now*, with an `id` made from
/// case, timer, run and kind, so that whoever sweeps again proposes the same.
extension Sweep {
  public static let source = "/system/sweep"

  /// The proposals for one case, in the order in which they are to be judged.
  public func proposals(for subject: Subject) -> [Envelope] {
    var notices: [Notice] = []
    forEachNotice(for: subject) { notices.append($0) }
    guard !notices.isEmpty else { return [] }
    let name = state.table.name(of: subject)
    let (time, zone) = (state.scene.zone(at: now).format(now), state.scene.zone(at: now))
    return notices.map { notice in
      let (type, key, data) = content(of: notice, zone)
      return Envelope(
        id: "sweep/\(name)/\(key)", source: Sweep.source, type: type.rawValue, subject: name,
        time: time, authType: "system", authID: "sweep", data: data)
    }
  }

  private typealias Content = (type: EventType, key: String, data: JSONObject)

  private func content(of notice: Notice, _ zone: TimeZone) -> Content {
    switch notice {
    case .urge(let run, let unit, let due):
      let data: JSONObject = [
        "timer": .string(run.timer.rawValue), "run": .integer(run.number), "unit": text(unit),
        "due": .string(zone.format(due)),
      ]
      return (.caseUrged, run.key + "/urge", data)
    case .card(let level, let run, let unit):
      let data: JSONObject = [
        "level": .string(level.name), "unit": text(unit), "timer": .string(run.timer.rawValue),
        "run": .integer(run.number), "cause": .string("timer"),
      ]
      return (.supervisionIssued, run.key + "/" + level.name, data)
    case .escalation(let escalation): return content(of: escalation)
    }
  }

  private func content(of escalation: Notice.Escalation) -> Content {
    var data: JSONObject = ["from": text(escalation.from), "to": text(escalation.to)]
    let key: String
    switch escalation.cause {
    case .timer(let run, let ordinal):
      data["timer"] = .string(run.timer.rawValue)
      data["run"] = .integer(run.number)
      key = run.key + "/escalate-\(ordinal)"
    case .returns, .rework:
      key = escalation.cause.name + "/" + state.scene.symbols.text(escalation.from)
    }
    data["cause"] = .string(escalation.cause.name)
    if escalation.isSkip { data["skip"] = .bool(true) }
    return (.caseEscalated, key, data)
  }

  private func text(_ symbol: Symbol) -> JSONValue { .string(state.scene.symbols.text(symbol)) }
}

extension Notice.Cause {
  fileprivate var name: String {
    switch self {
    case .timer: "timer"
    case .returns: "returns"
    case .rework: "rework"
    }
  }
}

extension Notice.RunName {
  fileprivate var key: String { "\(timer.rawValue)/\(number)" }
}
