import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import EventBook

/// One line, decoded as the book would have it.
struct Decoding {
  var symbols = SymbolTable()
  let codec = EventCodec { Fixture.zone($0) }

  mutating func decode(
    _ type: String, _ data: JSONObject, source: String = "/s/c"
  ) throws -> Event {
    var envelope = Envelope(
      id: "1", source: source, type: type, subject: "C-1", time: "2026-03-02T09:00:00+08:00",
      data: data)
    envelope.sequence = 1
    envelope.caseSequence = 1
    envelope.recorded = "2026-03-02T01:00:00Z"
    return try decode(envelope.line)
  }

  mutating func decode(_ bytes: [UInt8]) throws -> Event {
    var symbols = symbols
    let codec = codec
    let result = Result<Event, any Error> {
      try bytes.withByteView { view throws(any Error) in
        var scanner = LineScanner()
        let line = try scanner.scan(view, 0..<view.count)
        return try codec.decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &symbols)
      }
    }
    self.symbols = symbols
    return try result.get()
  }

  /// The event of a line, and the name of its odd key.
  mutating func event(
    _ type: String, _ data: JSONObject, source: String = "/s/c"
  ) throws -> (event: Event, odd: String?, reference: ReferenceFact?) {
    let event = try decode(type, data, source: source)
    let reference: ReferenceFact? = if case .reference(let fact) = event.fact { fact } else { nil }
    return (event, symbols.optionalText(event.invalidKey), reference)
  }

  mutating func fault(_ type: String, _ data: JSONObject) -> FormFault? {
    do { _ = try decode(type, data) } catch { return error as? FormFault }
    return nil
  }
}

/// A payload that has every required key of a type, each of the right kind.
func payload(_ type: EventType) -> JSONObject {
  var data = JSONObject()
  for key in type.row.shapes[0] where key.isRequired { data[key.name] = sample(key) }
  return data
}

private func sample(_ key: EventKey) -> JSONValue {
  switch (key.name, key.form.kind) {
  case ("effective", _), ("due", _): "2026-03-02T09:00:00+08:00"
  case ("scope", _): "new"
  case ("kind", _): "routine"
  case ("channel", _): "grid"
  case ("urgency", _): "normal"
  case ("cause", _): "order"
  case ("timer", _): "handle"
  case ("level", _): "yellow"
  case ("outcome", _): "solved"
  case ("slip", _): "judge"
  case ("amount", .text): "1wd"
  case ("call", _): ["dept/water"]
  case ("ruleset", _): Fixture.rules
  case ("quarter", _): "2026-Q1"
  case ("year", _): 2026
  case (_, .text): "x"
  case (_, .number): 1
  case (_, .flag): true
  case (_, .array): []
  case (_, .object): [:]
  }
}
