import Basics
import CaseModel
import Queries

/// An object or an event of an OCEL 2.0 log, as both forms of it are written from. One is filled again and
/// again: its texts lie one behind the other in memory that stays.
struct OCELRow {
  struct Attribute {
    let name: String
    let value: Range<Int>
    /// Of an object, from when on; nil for what it was from the beginning.
    let time: Timestamp?
  }

  struct Relation {
    let id: Range<Int>
    let qualifier: String
  }

  private(set) var type = ""
  private(set) var time = Timestamp.earliest
  private(set) var id = 0..<0
  private(set) var attributes: [Attribute] = []
  private(set) var relations: [Relation] = []
  private var texts: [UInt8] = []

  func text(_ range: Range<Int>) -> ArraySlice<UInt8> { texts[range] }

  private mutating func take(_ bytes: some Sequence<UInt8>) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: bytes)
    return start..<texts.count
  }

  mutating func begin(
    _ type: String, id bytes: some Sequence<UInt8>, time: Timestamp = .earliest
  ) {
    texts.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    self.type = type
    self.time = time
    id = take(bytes)
  }

  mutating func attribute(
    _ name: String, _ value: some Sequence<UInt8>, from time: Timestamp? = nil
  ) {
    attributes.append(Attribute(name: name, value: take(value), time: time))
  }

  mutating func attribute(
    _ name: String, _ symbol: Symbol, _ symbols: borrowing SymbolTable, from time: Timestamp? = nil
  ) {
    if !symbol.isNone { attribute(name, symbols.bytes(symbol), from: time) }
  }

  /// Each object once under a qualifier.
  mutating func relation(_ qualifier: String, _ id: OCELIdentity) {
    let range = take(id.bytes)
    let isThere = relations.contains {
      $0.qualifier == qualifier && texts[$0.id] == texts[range]
    }
    if !isThere { relations.append(Relation(id: range, qualifier: qualifier)) }
  }

  /// Only what is registered is an object.
  mutating func relation(_ qualifier: String, unit: Symbol, _ names: borrowing PublicNames) {
    if names.isRegistered(unit) { relation(qualifier, .unit(names.symbols.bytes(unit))) }
  }

  mutating func relation(_ qualifier: String, actor: Symbol, _ symbols: borrowing SymbolTable) {
    if !actor.isNone { relation(qualifier, .actor(symbols.bytes(actor))) }
  }
}

/// The identities of objects: a case by its number alone, everything else by its kind and name, so that no
/// two are the same.
struct OCELIdentity {
  let bytes: [UInt8]

  private static let kinds = ["case/", "unit/", "actor/", "task/", "whistle/"]

  static func `case`(_ number: some Sequence<UInt8>) -> OCELIdentity {
    let number = Array(number)
    let isTaken = kinds.contains { number.starts(with: $0.utf8) }
    return OCELIdentity(bytes: (isTaken ? Array("case/".utf8) : []) + number)
  }

  static func unit(_ path: some Sequence<UInt8>) -> OCELIdentity { .init("unit/", path) }
  static func actor(_ name: some Sequence<UInt8>) -> OCELIdentity { .init("actor/", name) }

  /// - Parameter subject: what its events are about, `task/…` as a rule.
  static func task(_ subject: some Sequence<UInt8>) -> OCELIdentity {
    let (kind, subject) = ("task/", Array(subject))
    return .init(
      kind, subject.starts(with: kind.utf8) ? subject.dropFirst(kind.utf8.count) : subject[...])
  }

  /// - Parameter index: which of the case's whistles, from 0.
  static func whistle(_ number: some Sequence<UInt8>, _ index: Int) -> OCELIdentity {
    .init("whistle/", Array(number) + Array("/\(index + 1)".utf8))
  }

  private init(_ kind: String, _ name: some Sequence<UInt8>) {
    bytes = Array(kind.utf8) + Array(name)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }
}
