package import Basics
package import CaseModel

/// What the command line says of a case, in the names and the zone of *now* (SPEC §12).
package struct CaseView: Sendable {
  package let state: BookState
  package let now: Timestamp
  package let zone: TimeZone

  package init(_ state: BookState, now: Timestamp) {
    self.state = state
    self.now = now
    zone = state.reference.zone(at: now)
  }

  package var symbols: SymbolTable { state.reference.symbols }

  /// The timers of a case, `accept` with the unit that would hold it if it were accepted now.
  ///
  /// - Parameter isWanted: of which runs.
  package func rows(
    of caseState: CaseState, where isWanted: (TimerRun) -> Bool = { _ in true }
  ) -> [TimerRow] {
    var rows = state.reference.calculator.rows(of: caseState, now: now, where: isWanted)
    guard rows.first?.timer == .accept, rows[0].stop == nil else { return rows }
    rows[0].unit =
      state.reference.startingPosition(
        of: caseState.matter, in: caseState.place, at: now
      ).holder
    return rows
  }
}
