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
  package let data: Members

  /// The members of `data` that may go out; valid as long as the line.
  package struct Members: Sendable {
    fileprivate let line: EventLine
    fileprivate let fields: [DataField]
    fileprivate let type: EventType
    fileprivate let names: PublicNames
  }

  /// - Parameter table: of the state that the lines lead to.
  package init(
    _ line: EventLine, _ fields: [DataField], as type: EventType, _ names: PublicNames,
    in table: borrowing CaseTable
  ) {
    sequence = line.sequence
    self.type = type
    (time, recorded) = (line.time, line.recorded)
    subject = type.row.subject == .case ? table.registered(line) : nil
    unit = names.unit(of: line, fields)
    actor = names.actor(of: line)
    data = Members(line: line, fields: fields, type: type, names: names)
  }
}

extension PublicEvent.Members {
  /// Writes them as an object.
  package func write(to out: inout CellWriter) {
    out.json { json in
      json.text.append(UInt8(ascii: "{"))
      var isFirst = true
      for field in PublicFields.all[type] {
        let isThere = field.append(
          line, fields, names, isFirst: isFirst, to: &json)
        if isThere { isFirst = false }
      }
      json.text.append(UInt8(ascii: "}"))
    }
  }
}

extension CaseTable {
  /// The registered case that a line is about.
  package func registered(_ line: EventLine) -> Subject? {
    guard let subject = line.withText(line.subject, { self.subject(named: $0) }),
      states.span[Int(subject.index)].isRegistered
    else { return nil }
    return subject
  }
}

extension PublicFields.Field {
  /// Writes the member.
  ///
  /// - Returns: false, and nothing is written, where the line says nothing under the key that may go out.
  fileprivate func append(
    _ line: EventLine, _ fields: [DataField], _ names: PublicNames, isFirst: Bool,
    to out: inout CellWriter
  ) -> Bool {
    var count = 0
    forEachValue(line, fields, of: names) { value in
      guard isList || count == 0 else { return }
      if count > 0 || !isFirst { out.text.append(UInt8(ascii: ",")) }
      if count == 0 {
        JSONText.append(name, to: &out.text)
        out.text.append(UInt8(ascii: ":"))
        if isList { out.text.append(UInt8(ascii: "[")) }
      }
      count += 1
      switch value {
      case .unit(let unit): names.symbols.withBytes(of: unit) { out.string($0) }
      case .text(let text): out.string(text)
      case .number(let digits): out.text.append(digits)
      case .flag(let flag): out.flag(flag)
      case .time(let time): out.time(time)
      }
    }
    if isList, count > 0 { out.text.append(UInt8(ascii: "]")) }
    return count > 0
  }
}
