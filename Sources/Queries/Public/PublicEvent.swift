package import Basics
import CaseJournal
package import CaseModel
package import EventBook

/// One line of the book as it goes out to other programs.
///
/// Plain values, which are handed from column to column without counting references.
package struct PublicEvent: Sendable {
  package let sequence: Int
  /// nil where it is about no registered case.
  package let subject: Subject?
  package let type: EventType
  package let time, recorded: Timestamp
  /// The unit that it is by, and who recorded it; `.none` for one that is not registered.
  package let unit, actor: Symbol
  package let data: Members

  /// The members of `data` that may go out, as an object of JSON; valid during the call that the event is
  /// handed to.
  package struct Members: Sendable {
    fileprivate let json: ByteView

    package func write(to out: inout CellWriter) { out.json(json) }
  }
}

extension PublicEvent {
  /// Makes an event of a line.
  ///
  /// - Parameters:
  ///   - members: of the line's `data`.
  ///   - table: of the state that the lines lead to.
  ///   - json: a writer of JSON, which is written anew.
  package static func read(
    _ line: EventLine, _ members: [DataField], as type: EventType, _ names: PublicNames,
    in table: borrowing CaseTable, by json: inout CellWriter, _ body: (PublicEvent) -> Void
  ) {
    names.write(members, of: line, as: type, by: &json)
    let subject = type.isOfCase ? names.case(of: line, in: table) : nil
    let (unit, actor) = (names.unit(of: line, members), names.actor(of: line))
    json.text.withByteView { json in
      body(
        PublicEvent(
          sequence: line.sequence, subject: subject, type: type, time: line.time,
          recorded: line.recorded, unit: unit, actor: actor, data: Members(json: json)))
    }
  }
}

extension PublicNames {
  /// Writes what of a line's `data` may go out as an object of JSON, in place of what the writer holds.
  fileprivate func write(
    _ members: [DataField], of line: EventLine, as type: EventType, by json: inout CellWriter
  ) {
    json.text.removeAll()
    json.text.append(UInt8(ascii: "{"))
    var last = -1
    var isOpen = false
    fields.forEachValue(of: type, line, members, self) { index, value in
      let isList = fields.areLists[index]
      if index == last, !isList { return }
      if index != last, isOpen { json.text.append(UInt8(ascii: "]")) }
      if last >= 0 { json.text.append(UInt8(ascii: ",")) }
      if index != last {
        keys.append(index, to: &json.text)
        if isList { json.text.append(UInt8(ascii: "[")) }
        isOpen = isList
      }
      last = index
      switch value {
      case .unit(let unit): symbols.withBytes(of: unit) { json.string($0) }
      case .text(let text): json.string(text)
      case .number(let digits): json.text.append(digits)
      case .flag(let flag): json.flag(flag)
      case .time(let time): json.time(time)
      }
    }
    if isOpen { json.text.append(UInt8(ascii: "]")) }
    json.text.append(UInt8(ascii: "}"))
  }
}
