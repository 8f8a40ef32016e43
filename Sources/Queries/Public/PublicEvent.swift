package import Basics
import CaseJournal
package import CaseModel
package import EventBook

/// One line of the book as it goes out to other programs.
package struct PublicEvent: Sendable {
  package let sequence: Int
  /// nil where it is about no registered case.
  package let subject: Subject?
  package let type: EventType
  package let time, recorded: Timestamp
  /// The unit that it is by, and who recorded it; `.none` for one that is not registered.
  package let unit, actor: Symbol
  package let data: JSONObject

  /// - Parameter table: of the state that the lines lead to.
  package init(
    _ line: EventLine, _ fields: [DataField], as type: EventType, _ names: borrowing PublicNames,
    in table: borrowing CaseTable
  ) {
    sequence = line.sequence
    self.type = type
    (time, recorded) = (line.time, line.recorded)
    subject = type.row.subject == .case ? table.registered(line) : nil
    unit = line.withUnit(fields) { names.unit($0) }
    actor = names.actor(of: line)
    data = JSONObject(
      PublicFields.all[type].compactMap { field in
        field.json(line, fields, names).map { (field.name, $0) }
      })
  }
}

extension CaseTable {
  /// The registered case that a line is about.
  package func registered(_ line: EventLine) -> Subject? {
    guard let subject = subject(named: line.text(line.subject)),
      states.span[Int(subject.index)].isRegistered
    else { return nil }
    return subject
  }
}

extension PublicFields.Field {
  /// nil where the line says nothing under the key that may go out.
  fileprivate func json(
    _ line: EventLine, _ fields: [DataField], _ names: borrowing PublicNames
  ) -> JSONValue? {
    var values: [JSONValue] = []
    let (symbols, zone) = (names.symbols, names.zone)
    forEachValue(line, fields, of: names) { value in
      switch value {
      case .unit(let unit): values.append(.string(symbols.text(unit)))
      case .text(let text): values.append(.string(text.text))
      case .number(let digits): (try? JSONParser.parse(digits)).map { values.append($0) }
      case .flag(let flag): values.append(.bool(flag))
      case .time(let time): values.append(.string(zone.format(time)))
      }
    }
    return isList ? values.isEmpty ? nil : .array(values) : values.first
  }
}
