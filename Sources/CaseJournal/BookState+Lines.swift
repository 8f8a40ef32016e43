import Basics
public import CaseModel
public import EventBook

/// From a line to its effect: the one way that replay, append, snapshots, explanations and
/// verification take.
extension BookState {
  /// Decodes a line and lets it have its effect.
  ///
  /// - Throws: `FormFault`; the line has no effect then.
  @discardableResult
  public mutating func apply(
    _ line: EventLine, _ fields: [DataField], by codec: EventCodec
  ) throws(FormFault) -> (event: Event, violation: Violation?) {
    let event = try decode(line, fields, by: codec)
    return (event, apply(event))
  }

  /// The first half of it: the line as an event of its subject, which the table admits.
  public mutating func decode(
    _ line: EventLine, _ fields: [DataField], by codec: EventCodec
  ) throws(FormFault) -> Event {
    let readsAuthor = reference.hasAuthority
    return try codec.decode(
      line, fields, subject: admit(line), symbols: &reference.symbols, readsAuthor: readsAuthor)
  }

  /// The subject of a line.
  public mutating func admit(_ line: EventLine) -> Subject {
    line.isNormalised
      ? table.admit(line.text(line.subject)) : table.admit(line.bytes[line.subject.range])
  }
}
