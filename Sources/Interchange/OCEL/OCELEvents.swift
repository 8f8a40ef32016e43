import Basics
import CaseJournal
import CaseModel
import EventBook
import Projection
import Queries

/// Makes rows of lines of a book. The whistles apart, a line says by itself what it is about.
struct OCELEvents {
  private let view: CaseView
  private let names: PublicNames
  private let codec: EventCodec
  private let whistles: OCELWhistles
  private let types = ExportedTypes.all
  private let fields = OCELName.fields
  private let firstType = OCELType.objects.count

  init(_ view: CaseView, _ names: PublicNames, _ whistles: OCELWhistles, _ codec: EventCodec) {
    self.view = view
    self.names = names
    self.codec = codec
    self.whistles = whistles
  }

  private static let actorKey = FieldKey(.actor)

  /// Changes nothing of its own: a copy of the state would be made first, for every line.
  ///
  /// - Returns: false for a line that is about no object.
  func fill(_ row: inout OCELRow, _ line: EventLine, _ members: [DataField]) -> Bool {
    guard let type = codec.type(of: line), case let facts = types[type], facts.isAboutObject,
      !NotedActivity.isSupplied(line, members)
    else { return false }
    if facts.isOfCase {
      guard let subject = names.case(of: line, in: view.state.table) else { return false }
      begin(&row, line, type)
      view.state.table.withName(of: subject) { number in
        row.relation(.own(.case)) { OCELIdentity.case(number, to: &$0) }
        if facts.isAboutWhistle, let index = whistles.last(of: subject, at: line.sequence) {
          row.relation(.own(.whistle)) { OCELIdentity.whistle(number, index, to: &$0) }
        }
      }
    } else {
      begin(&row, line, type)
      addObjects(line, members, facts, to: &row)
    }
    names.fields.forEachValue(of: type, line, members, names) { index, value in
      add(value, fields.span[index], to: &row)
    }
    row.relation(.own(.source), unit: names.source(of: line), names)
    row.relation(.own(.recorder), actor: names.actor(of: line), names)
    return true
  }

  private func begin(_ row: inout OCELRow, _ line: EventLine, _ type: EventType) {
    row.begin(firstType + Int(type.rawValue), time: line.time) { id in
      id.append(digits: line.sequence)
    }
  }

  /// What a line is about that is about no case; units are among the members that go out.
  private func addObjects(
    _ line: EventLine, _ members: [DataField], _ facts: ExportedTypes.Facts,
    to row: inout OCELRow
  ) {
    if facts.isAboutTask {
      let name = line.withText(line.subject) { names.symbols.find($0) }
      if let task = view.state.registers.tasks[name] {
        names.symbols.withBytes(of: task.name) { name in
          row.relation(.own(.task)) { OCELIdentity.task(name, to: &$0) }
        }
      }
    } else if !facts.isAboutActor {
      return
    }
    let actor = line.text(of: members.first(Self.actorKey, in: line.bytes)) ?? ""
    row.relation(.own(.actor), actor: names.actor(names.symbols.find(actor)), names)
  }

  private func add(_ value: PublicValue, _ name: OCELName, to row: inout OCELRow) {
    switch value {
    case .unit(let unit): row.relation(name, unit: unit, names)
    case .text(let text): row.attribute(name, text)
    case .number(let digits): row.attribute(name, digits)
    case .flag(let flag): row.attribute(name, flag)
    case .time(let time): row.attribute(name) { view.zone.append(time, to: &$0) }
    }
  }
}

/// The whistles of cases in the order in which they were blown.
final class OCELWhistles: Sendable {
  private let blown: [Subject: [CaseChanges.Blown]]

  init(_ changes: CaseChanges) { blown = Dictionary(grouping: changes.blown, by: \.subject) }

  /// Which whistle of a case was the last one up to a line; nil where none was blown yet.
  func last(of subject: Subject, at sequence: Int) -> Int? {
    blown[subject]?.last { $0.sequence <= sequence }?.index
  }
}
