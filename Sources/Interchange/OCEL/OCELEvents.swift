import Basics
import CaseJournal
import CaseModel
import EventBook
import Projection
import Queries

/// Makes rows of the lines of a book, in their order.
struct OCELEvents {
  private(set) var row = OCELRow()
  private let view: CaseView
  private let names: PublicNames
  private let codec: EventCodec
  private let blown: [CaseChanges.Blown]
  private var nextBlown = 0
  /// The last whistle of a case so far.
  private var whistles: [Subject: Int] = [:]

  init(_ view: CaseView, _ names: PublicNames, _ changes: CaseChanges, _ codec: EventCodec) {
    self.view = view
    self.names = names
    self.codec = codec
    blown = changes.blown
  }

  private var symbols: SymbolTable { names.symbols }

  private static let actorKey = FieldKey(.actor)

  /// - Returns: false for a line that is about no object.
  mutating func fill(_ line: EventLine, _ fields: [DataField]) -> Bool {
    guard let type = codec.type(of: line), type.isAboutObject,
      !NotedActivity.isSupplied(line, fields)
    else { return false }
    if type.row.subject == .case {
      guard let subject = view.state.table.registered(line) else { return false }
      noteWhistle(line, subject)
      begin(line, type)
      row.relation("case", .case(view.state.table.nameBytes(of: subject)))
      if EventType.aboutWhistles.contains(type), let index = whistles[subject] {
        row.relation("whistle", .whistle(view.state.table.nameBytes(of: subject), index))
      }
    } else {
      begin(line, type)
      addObjects(line, fields, type)
    }
    for field in PublicFields.all[type] { member(field, line, fields) }
    row.relation("source", unit: line.withSource { names.unit($0) }, names)
    row.relation("recorder", actor: names.actor(of: line), symbols)
    return true
  }

  private mutating func begin(_ line: EventLine, _ type: EventType) {
    row.begin(type.name, id: Decimal.padded(line.sequence, 16).utf8, time: line.time)
  }

  private mutating func noteWhistle(_ line: EventLine, _ subject: Subject) {
    guard nextBlown < blown.count, blown[nextBlown].sequence == line.sequence else { return }
    whistles[subject] = blown[nextBlown].index
    nextBlown += 1
  }

  /// What a line is about that is about no case; units are among the members that go out.
  private mutating func addObjects(_ line: EventLine, _ fields: [DataField], _ type: EventType) {
    if EventType.aboutTasks.contains(type) {
      let name = symbols.find(line.text(line.subject))
      if let task = view.state.registers.tasks[name] {
        row.relation("task", .task(symbols.bytes(task.name)))
      }
    } else if !EventType.aboutActors.contains(type) {
      return
    }
    let actor = line.text(of: fields.first(Self.actorKey, in: line.bytes)) ?? ""
    row.relation("actor", actor: names.actor(symbols.find(actor)), symbols)
  }

  private mutating func member(
    _ field: PublicFields.Field, _ line: EventLine, _ fields: [DataField]
  ) {
    field.forEachValue(line, fields, of: names) { value in
      switch value {
      case .unit(let unit): row.relation(field.name, unit: unit, names)
      case .text(let text):
        row.attribute(field.name, text.array)
      case .number(let digits): row.attribute(field.name, digits.array)
      case .flag(let flag): row.attribute(field.name, (flag ? "true" : "false").utf8)
      case .time(let time): row.attribute(field.name, view.zone.format(time).utf8)
      }
    }
  }
}
