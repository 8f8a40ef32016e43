import Basics
import CaseJournal
import CaseModel
import EventBook

/// One event to come: all of it but its identifier.
struct Step: Sendable {
  var event: Envelope
  /// When the book takes it in.
  var recorded: Timestamp

  /// - Parameters:
  ///   - source: with the leading slash.
  ///   - actor: who says so; nil for the system itself.
  ///   - zone: in which `happened` is written.
  init(
    _ type: EventType, _ subject: String, source: String, actor: String?, happened: Timestamp,
    recorded: Timestamp, _ data: JSONObject, zone: TimeZone
  ) {
    event = Envelope(
      id: "", source: source, type: type.name, subject: subject, time: zone.format(happened),
      authType: actor == nil ? "system" : "user", authID: actor ?? "sweep", data: data)
    self.recorded = recorded
  }

  /// What a unit records within half a minute.
  init(
    _ type: EventType, _ subject: String, by unit: Symbol, at time: Timestamp, _ data: JSONObject,
    in world: World, chance: inout Chance
  ) {
    self.init(
      type, subject, source: world.source(unit),
      actor: world.actor(of: unit, for: type, chance: &chance),
      happened: time, recorded: time.later(seconds: chance.within(1...30)), data, zone: world.zone)
  }
}

extension EventCodec {
  /// Reads a step from the line that the book will hold, save its numbers.
  func read(_ step: Step, _ symbols: inout SymbolTable) -> Event {
    var event = step.event
    event.id = "-"
    (event.recorded, event.sequence, event.caseSequence) = (step.recorded.rfc3339(), 1, 1)
    return event.line.withByteView { view in
      var scanner = LineScanner()
      do {
        let line = try scanner.scan(view, 0..<view.count)
        return try decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &symbols, readsAuthor: true)
      } catch { preconditionFailure("a simulated event has the form of one: \(error)") }
    }
  }
}
