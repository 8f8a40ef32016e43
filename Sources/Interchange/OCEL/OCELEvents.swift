import Basics
import CaseJournal
import CaseModel
import EventBook
import Projection
import Queries

/// Makes rows of lines of a book. The whistles apart, a line says by itself what it is about.
struct OCELEvents {
  private(set) var row = OCELRow()
  private let view: CaseView
  private let names: PublicNames
  private let codec: EventCodec
  private let whistles: OCELWhistles

  init(_ view: CaseView, _ names: PublicNames, _ whistles: OCELWhistles, _ codec: EventCodec) {
    self.view = view
    self.names = names
    self.codec = codec
    self.whistles = whistles
  }

  private static let actorKey = FieldKey(.actor)

  /// - Returns: false for a line that is about no object.
  mutating func fill(_ line: EventLine, _ fields: [DataField]) -> Bool {
    guard let type = codec.type(of: line), case let facts = ExportedType.of(type),
      facts.isAboutObject, !NotedActivity.isSupplied(line, fields)
    else { return false }
    if facts.isOfCase {
      guard let subject = view.state.table.registered(line) else { return false }
      begin(line, facts)
      view.state.table.withName(of: subject) { number in
        row.relation("case") { OCELIdentity.case(number, to: &$0) }
        if facts.isAboutWhistle, let index = whistles.last(of: subject, at: line.sequence) {
          row.relation("whistle") { OCELIdentity.whistle(number, index, to: &$0) }
        }
      }
    } else {
      begin(line, facts)
      addObjects(line, fields, facts)
    }
    let members = facts.fields
    for index in members.indices { member(members.span[index], line, fields) }
    row.relation("source", unit: names.source(of: line), names)
    row.relation("recorder", actor: names.actor(of: line), names)
    return true
  }

  private mutating func begin(_ line: EventLine, _ facts: ExportedType) {
    row.begin(facts.name, time: line.time) { Decimal.append(line.sequence, 16, to: &$0) }
  }

  /// What a line is about that is about no case; units are among the members that go out.
  private mutating func addObjects(
    _ line: EventLine, _ fields: [DataField], _ facts: ExportedType
  ) {
    if facts.isAboutTask {
      let name = line.withText(line.subject) { names.symbols.find($0) }
      if let task = view.state.registers.tasks[name] {
        names.symbols.withBytes(of: task.name) { name in
          row.relation("task") { OCELIdentity.task(name, to: &$0) }
        }
      }
    } else if !facts.isAboutActor {
      return
    }
    let actor = line.text(of: fields.first(Self.actorKey, in: line.bytes)) ?? ""
    row.relation("actor", actor: names.actor(names.symbols.find(actor)), names)
  }

  private mutating func member(
    _ field: PublicFields.Field, _ line: EventLine, _ fields: [DataField]
  ) {
    field.forEachValue(line, fields, of: names) { value in
      switch value {
      case .unit(let unit): row.relation(field.name, unit: unit, names)
      case .text(let text): row.attribute(field.name, text)
      case .number(let digits): row.attribute(field.name, digits)
      case .flag(let flag): row.attribute(field.name, flag ? "true" : "false")
      case .time(let time): row.attribute(field.name, view.zone.format(time))
      }
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
