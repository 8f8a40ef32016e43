public import Basics
public import CaseModel

/// What the command line says of a case, in the names and the zone of *now* (SPEC §12).
public struct CaseView: Sendable {
  public let state: BookState
  public let now: Timestamp
  public let zone: TimeZone

  public init(_ state: BookState, now: Timestamp) {
    self.state = state
    self.now = now
    zone = state.scene.zone(at: now)
  }

  public var symbols: SymbolTable { state.scene.symbols }

  public func text(_ instant: Timestamp?) -> String? { instant.map { zone.format($0) } }

  /// The timers of a case, `accept` with the unit that would hold it if it were accepted now.
  public func rows(of caseState: CaseState) -> [TimerRow] {
    var rows = state.scene.reckoner.rows(of: caseState, now: now)
    guard rows.first?.timer == .accept else { return rows }
    rows[0].unit =
      state.scene.startingPost(
        of: caseState.matter, in: caseState.place, at: now
      ).holder
    return rows
  }

  /// A row of `cases`, and with `events` the answer of `case`.
  public func json(_ name: String, _ caseState: CaseState) -> JSONObject {
    [
      "case": .string(name), "status": .string(caseState.status.name),
      "tier": json(caseState.tier), "holder": json(caseState.holder),
      "matter": json(caseState.matter), "urgency": json(caseState.urgency),
      "place": json(caseState.place), "registered": json(caseState.registered),
      "version": .integer(Int(caseState.version)), "round": .integer(Int(caseState.round)),
      "returns": .integer(Int(caseState.returns)),
      "extensions": .integer(Int(caseState.extensions)),
      "cards": .object([
        "notice": .integer(Int(caseState.notices)), "yellow": .integer(Int(caseState.yellows)),
        "red": .integer(Int(caseState.reds)),
      ]),
      "timers": .array(rows(of: caseState).map { .object(json($0)) }),
    ]
  }

  public func json(_ row: TimerRow) -> JSONObject {
    let adoption = row.adoption.map { state.scene.rulebook.adoptions[$0] }
    return [
      "timer": .string(row.timer.rawValue), "run": .integer(row.number), "unit": json(row.unit),
      "state": .string(row.state.rawValue), "start": json(row.start), "stop": json(row.stop),
      "due": json(row.due), "remind": json(row.remind), "red": json(row.red),
      "provisional": .bool(row.isProvisional),
      "ruleset": adoption.map { .string($0.ruleset.digest.hex) } ?? .null,
    ]
  }

  public func json(_ symbol: Symbol) -> JSONValue {
    symbols.optionalText(symbol).map { .string($0) } ?? .null
  }

  public func json(_ instant: Timestamp?) -> JSONValue {
    text(instant).map { .string($0) } ?? .null
  }

  /// Two decimals, half up.
  package static func json(_ value: Fraction?) -> JSONValue {
    value.map { .number(JSONNumber(hundredths: $0.hundredths)) } ?? .null
  }
}
