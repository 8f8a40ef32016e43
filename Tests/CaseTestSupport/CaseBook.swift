package import Basics
import CaseJournal
package import CaseModel
package import EventBook
import Testing

/// A book in memory: events as they would stand on the wire go through the scanner, the codec, the
/// guards and the reducers, and what each of them did is kept.
///
/// given: `CaseBook.standard()`; when: `record`; then: `state`, `rows`, `violation`.
package struct CaseBook: Sendable {
  package private(set) var state = BookState()
  /// What was recorded, in order.
  package private(set) var envelopes: [Envelope] = []
  /// How each broke the table, if it did.
  package private(set) var violations: [Violation?] = []
  /// How a step left the state without what must hold after every event.
  package private(set) var brokenInvariants: [String] = []
  private var steps = StepChecker()
  package var reportsBroken: Bool
  /// When the book took in what does not say so.
  static let recorded = "2026-12-31T00:00:00Z"
  private static let empty = BookState()
  private static let codec = EventCodec { Fixture.zone($0) }

  /// - Parameter reportsBroken: whether a broken invariant is a failure of the test that records at
  ///   once; else it stands in `brokenInvariants` alone.
  package init(reportsBroken: Bool = true) { self.reportsBroken = reportsBroken }

  // MARK: When

  /// Records a fact, whatever the guards say of it.
  ///
  /// - Returns: the kind of violation that replay would report.
  @discardableResult
  package mutating func record(
    _ type: String, _ subject: String, at time: String, by source: String = "s/c/g",
    id: String? = nil, _ data: JSONObject = [:]
  ) -> String? {
    record(
      Envelope(
        id: id ?? "e\(state.sequence + 1)", source: "/" + source, type: type, subject: subject,
        time: rfc3339(time), data: data))
  }

  @discardableResult
  package mutating func record(_ envelope: Envelope) -> String? {
    let event = decode(envelope)
    let violation = state.apply(event)
    envelopes.append(envelope)
    violations.append(violation)
    check(after: event, envelope)
    return violation?.code.kind
  }

  private mutating func check(after event: Event, _ envelope: Envelope) {
    let broken = steps.broken(state, after: event)
    guard !broken.isEmpty else { return }
    let place = "event \(state.sequence), \(envelope.type) of \(envelope.subject): "
    brokenInvariants += broken.map { place + $0 }
    if reportsBroken { Issue.record("\(place)\(broken.joined(separator: " "))") }
  }

  /// How an event would break the table now; it is not recorded.
  package mutating func violation(
    _ type: String, _ subject: String, at time: String, by source: String = "s/c/g",
    _ data: JSONObject = [:]
  ) -> String? {
    violation(
      of: Envelope(
        id: "judged", source: "/" + source, type: type, subject: subject, time: rfc3339(time),
        data: data))?.code.kind
  }

  package mutating func violation(of envelope: Envelope) -> Violation? {
    let event = decode(envelope)
    return state.violation(of: event)
  }

  private mutating func decode(_ envelope: Envelope) -> Event {
    let subject = state.table.admit(envelope.subject)
    var complete = envelope
    complete.sequence = state.sequence + 1
    complete.caseSequence = state.table[version: subject] + 1
    complete.recorded = complete.recorded ?? CaseBook.recorded
    var decoded = state
    // Held here alone, so that it is changed in place and not copied.
    state = CaseBook.empty
    let event = complete.line.withByteView { view in
      var scanner = LineScanner()
      do {
        let line = try scanner.scan(view, 0..<view.count)
        return try decoded.decode(line, scanner.fields, by: CaseBook.codec)
      } catch { preconditionFailure("\(error) in \(view.text)") }
    }
    state = decoded
    return event
  }

  // MARK: Then

  package func symbol(_ text: String) -> Symbol { state.reference.symbols.find(text) }
  package func text(_ symbol: Symbol) -> String? { state.reference.symbols.optionalText(symbol) }

  /// The state of a case; an unregistered one where no event spoke of it.
  package subscript(name: String) -> CaseState {
    state.table.find(name) ?? CaseState()
  }

  package func status(_ name: String) -> String {
    self[name].isRegistered ? self[name].status.name : "–"
  }
  package func holder(_ name: String) -> String? { text(self[name].holder) }
  package func tier(_ name: String) -> String? { text(self[name].tier) }

  package func rows(_ name: String, now: String) -> [TimerRow] {
    state.reference.calculator.rows(of: self[name], now: instant(now))
  }

  package func row(_ name: String, _ timer: Timer, _ run: Int = 1, now: String) -> TimerRow? {
    rows(name, now: now).first { $0.timer == timer && $0.number == run }
  }

  /// `state due`, for short.
  package func timer(_ name: String, _ timer: Timer, _ run: Int = 1, now: String) -> String? {
    row(name, timer, run, now: now).map { "\($0.state.rawValue) \(local($0.due) ?? "–")" }
  }
}
