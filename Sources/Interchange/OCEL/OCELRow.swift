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

  /// The instant that stands at what an object was from the beginning.
  static let beginning: StaticString = "1970-01-01T00:00:00Z"

  func withText<R>(_ range: Range<Int>, _ body: (ByteView) -> R) -> R {
    texts.withByteView { body($0[range]) }
  }

  mutating func begin(
    _ type: String, time: Timestamp = .earliest, id write: (inout [UInt8]) -> Void
  ) {
    texts.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    self.type = type
    self.time = time
    id = take(write)
  }

  private mutating func take(_ write: (inout [UInt8]) -> Void) -> Range<Int> {
    let start = texts.count
    write(&texts)
    return start..<texts.count
  }

  mutating func attribute(_ name: String, _ value: ByteView, from time: Timestamp? = nil) {
    attributes.append(Attribute(name: name, value: take { $0.append(value) }, time: time))
  }

  mutating func attribute(_ name: String, _ value: String, from time: Timestamp? = nil) {
    value.withByteView { attribute(name, $0, from: time) }
  }

  mutating func attribute(
    _ name: String, _ symbol: Symbol, _ symbols: borrowing SymbolTable, from time: Timestamp? = nil
  ) {
    if !symbol.isNone { symbols.withBytes(of: symbol) { attribute(name, $0, from: time) } }
  }

  /// Each object once under a qualifier.
  mutating func relation(_ qualifier: String, _ write: (inout [UInt8]) -> Void) {
    let range = take(write)
    let isThere = texts.withByteView { texts in
      relations.contains { $0.qualifier == qualifier && texts[$0.id] == texts[range] }
    }
    if !isThere { relations.append(Relation(id: range, qualifier: qualifier)) }
  }

  /// Only what is registered is an object.
  mutating func relation(_ qualifier: String, unit: Symbol, _ names: PublicNames) {
    guard names.isRegistered(unit) else { return }
    names.symbols.withBytes(of: unit) { unit in
      relation(qualifier) { OCELIdentity.unit(unit, to: &$0) }
    }
  }

  mutating func relation(_ qualifier: String, actor: Symbol, _ names: PublicNames) {
    if actor.isNone { return }
    names.symbols.withBytes(of: actor) { actor in
      relation(qualifier) { OCELIdentity.actor(actor, to: &$0) }
    }
  }
}

/// The identities of objects: a case by its number alone, everything else by its kind and name, so that no
/// two are the same.
enum OCELIdentity {
  private static let kinds = ["case/", "unit/", "actor/", "task/", "whistle/"].map {
    Array($0.utf8)
  }

  static func `case`(_ number: ByteView, to out: inout [UInt8]) {
    if kinds.contains(where: { begins(number, with: $0) }) { out += "case/".utf8 }
    out.append(number)
  }

  private static func begins(_ name: ByteView, with kind: [UInt8]) -> Bool {
    name.count >= kind.count && kind.withByteView { $0 == name[0..<kind.count] }
  }

  static func unit(_ path: ByteView, to out: inout [UInt8]) { named("unit/", path, to: &out) }
  static func actor(_ name: ByteView, to out: inout [UInt8]) { named("actor/", name, to: &out) }

  /// - Parameter subject: what its events are about, `task/…` as a rule.
  static func task(_ subject: ByteView, to out: inout [UInt8]) {
    if begins(subject, with: Array("task/".utf8)) {
      out.append(subject)
    } else {
      named("task/", subject, to: &out)
    }
  }

  /// - Parameter index: which of the case's whistles, from 0.
  static func whistle(_ number: ByteView, _ index: Int, to out: inout [UInt8]) {
    named("whistle/", number, to: &out)
    out += "/\(index + 1)".utf8
  }

  private static func named(_ kind: String, _ name: ByteView, to out: inout [UInt8]) {
    out += kind.utf8
    out.append(name)
  }
}
