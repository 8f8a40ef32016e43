package import Basics
import CaseJournal
package import CaseModel
package import EventBook
package import Projection

/// The names of a book under which units, places, actors and cases go out to other programs (decision 91).
/// Paths of units are no free text (SPEC §9); actors go out where they are registered, codes where rules
/// have them. Any other name may be somebody's own.
///
/// A class, for every value that goes out is asked of it: to hand it over would count its references.
package final class PublicNames: Sendable {
  package let reference: ReferenceData
  package let symbols: SymbolTable
  package let zone: TimeZone
  package let fields = PublicFields.all
  /// The keys of the fields in quotes, each with its colon, by their places.
  let keys = ReadyTexts(PublicFields.all.list.map { JSONText.quoted($0.name) + ":" })
  /// By the number of a subject, whether it is a registered case: the states lie too far apart to be asked for
  /// every line.
  private let areCases: [Bool]
  private let channels, urgencies, whistleKinds, tiers, matters: SymbolMap<Bool>
  /// Under which name a unit goes out, by the number of its symbol; an actor likewise.
  private let units, actors: [Symbol]
  /// By the number of a symbol, whether it is a registered unit.
  private let areRegistered: [Bool]

  package init(_ view: CaseView) {
    reference = view.state.reference
    symbols = view.symbols
    zone = view.zone
    areCases = view.state.table.states.map(\.isRegistered)
    channels = Self.choices(.channel, of: .caseRegistered, symbols)
    urgencies = Self.choices(.urgency, of: .caseRegistered, symbols)
    whistleKinds = Self.choices(.kind, of: .whistleBlown, symbols)
    let rulesets = reference.rulebook.adoptions.map(\.ruleset)
    tiers = Self.map(rulesets.flatMap(\.ladder))
    let listed = rulesets.flatMap { $0.matters.map(\.code) }
    let (symbols, organisation, registered) = (symbols, reference.organisation, reference.actors)
    let all = (0..<symbols.count).map { Symbol(raw: Int32($0)) }
    func isNobody(_ symbol: Symbol) -> Bool {
      PersonalData.find(in: symbols.text(symbol)) == nil
    }
    units = all.map {
      organisation.summary(of: $0) != nil || isNobody($0) ? $0 : .none
    }
    actors = all.map { registered[$0] == nil ? .none : $0 }
    areRegistered = all.map { organisation.summary(of: $0) != nil }
    // Where no ruleset lists any, a matter may have any name.
    matters = Self.map(listed.isEmpty ? all.filter(isNobody) : listed)
  }

  private static func choices(
    _ key: DataKey, of type: EventType, _ symbols: SymbolTable
  ) -> SymbolMap<Bool> {
    let keys = type.row.shapes.joined()
    let texts = keys.first { $0.name == key.rawValue }?.form.choices ?? []
    return map(texts.map { symbols.find($0) }.filter { !$0.isNone })
  }

  private static func map(_ symbols: [Symbol]) -> SymbolMap<Bool> {
    var map = SymbolMap<Bool>()
    for symbol in symbols where !symbol.isNone { map[symbol] = true }
    return map
  }

  /// The unit of a path, registered or not; `.none` for one that is a number of a person.
  package func unit(_ path: ByteView) -> Symbol { unit(symbols.find(path)) }

  package func unit(_ symbol: Symbol) -> Symbol {
    symbol.isNone ? .none : units[symbol.index]
  }

  package func isRegistered(_ unit: Symbol) -> Bool {
    !unit.isNone && areRegistered[unit.index]
  }

  /// The unit of a place: itself where it is registered, else the nearest above it that is, for what lies
  /// below may be an address; `.none` where there is none.
  package func place(_ path: ByteView) -> Symbol {
    var rest = path
    while true {
      let symbol = symbols.find(rest)
      if isRegistered(symbol) { return symbol }
      guard let slash = rest.lastIndex(of: UInt8(ascii: "/")) else { return .none }
      rest = rest[0..<slash]
    }
  }

  package func place(_ symbol: Symbol) -> Symbol {
    if symbol.isNone || isRegistered(symbol) { return symbol }
    return symbols.bytes(symbol).withByteView { place($0) }
  }

  /// The actor of a name; `.none` where nobody of that name is registered.
  package func actor(_ name: ByteView) -> Symbol { actor(symbols.find(name)) }

  package func actor(_ symbol: Symbol) -> Symbol {
    symbol.isNone ? .none : actors[symbol.index]
  }

  /// The registered case that a line is about.
  ///
  /// - Parameter table: of the book that the names are of.
  package func `case`(of line: EventLine, in table: borrowing CaseTable) -> Subject? {
    let name = line.bytes[line.subject.range]
    let subject =
      line.isNormalised
      ? line.withText(line.subject) { table.subject(named: $0) } : table.subject(named: name)
    return subject.flatMap { areCases[Int($0.index)] ? $0 : nil }
  }

  /// Who recorded a line.
  package func actor(of line: EventLine) -> Symbol {
    let name = line.authID
    return name.isEmpty ? .none : line.withText(name) { actor($0) }
  }

  /// The unit that an event is by: of `data`, else of `source` (SPEC §2).
  package func unit(of line: EventLine, _ fields: [DataField]) -> Symbol {
    if let named = fields.first(Self.unitKey, in: line.bytes), named.kind == .string,
      !named.value.isEmpty
    {
      return line.withText(named.value) { unit($0.withoutSlash) }
    }
    return source(of: line)
  }

  private static let unitKey = FieldKey(.unit)

  /// The unit that recorded a line.
  package func source(of line: EventLine) -> Symbol {
    EventSource.withDecoded(line.bytes[line.source.range]) { unit($0.withoutSlash) }
  }

  /// A case as it goes out: its place a registered unit, and no choice that there is not.
  package func facts(_ state: CaseState) -> CaseState {
    var facts = state
    facts.place = place(state.place)
    facts.holder = unit(state.holder)
    facts.channel = Self.known(state.channel, in: channels)
    facts.urgency = urgency(state.urgency)
    facts.matter = matter(state.matter)
    facts.tier = tier(state.tier)
    return facts
  }

  /// Whether a text is a code of the rules.
  func knows(_ text: ByteView, as key: DataKey) -> Bool {
    let symbol = symbols.find(text)
    return !symbol.isNone && (key == .matter ? matter(symbol) : tier(symbol)) == symbol
  }

  /// `.none` for what no ruleset has.
  package func tier(_ symbol: Symbol) -> Symbol { Self.known(symbol, in: tiers) }

  package func matter(_ symbol: Symbol) -> Symbol { Self.known(symbol, in: matters) }

  private static func known(_ symbol: Symbol, in map: SymbolMap<Bool>) -> Symbol {
    map[symbol] == nil ? .none : symbol
  }

  /// The number of the case that one was merged into.
  package func merger(of state: CaseState, in table: CaseTable) -> String? {
    guard !state.mergedInto.isNone else { return nil }
    let number = symbols.text(state.mergedInto)
    return table.find(number).map(\.isRegistered) == true ? number : nil
  }

  /// A choice; `.none` for one that there is not.
  package func urgency(_ symbol: Symbol) -> Symbol { Self.known(symbol, in: urgencies) }
  package func whistleKind(_ symbol: Symbol) -> Symbol { Self.known(symbol, in: whistleKinds) }
}
