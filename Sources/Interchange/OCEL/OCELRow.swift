import Basics
import CaseModel
import Queries

/// An object or an event of an OCEL 2.0 log, as both forms of it are written from. One is filled again and
/// again: its texts lie one behind the other in memory that stays.
struct OCELRow: ~Copyable {
  struct Attribute {
    let name: OCELName
    let value: Range<Int>
    /// Of an object, from when on; nil for what it was from the beginning.
    let time: Timestamp?
  }

  struct Relation {
    let id: Range<Int>
    let qualifier: OCELName
  }

  /// The number of its type (`OCELType.all`).
  private(set) var type = 0
  private(set) var time = Timestamp.earliest
  private(set) var id = 0..<0
  private(set) var attributes: [Attribute] = []
  private(set) var relations: [Relation] = []
  private var texts = TextBuffer(capacity: 1 << 12)

  /// The instant that stands at what an object was from the beginning.
  static let beginning: StaticString = "1970-01-01T00:00:00Z"

  func withText(_ range: Range<Int>, _ body: (ByteView) -> Void) {
    texts.withByteView { body($0[range]) }
  }

  mutating func begin(
    _ type: Int, time: Timestamp = .earliest, id write: (inout TextBuffer) -> Void
  ) {
    texts.removeAll()
    attributes.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    self.type = type
    self.time = time
    id = take(write)
  }

  @inline(__always)
  private mutating func take(_ write: (inout TextBuffer) -> Void) -> Range<Int> {
    let start = texts.count
    write(&texts)
    return start..<texts.count
  }

  mutating func attribute(
    _ name: OCELName, from time: Timestamp? = nil, _ write: (inout TextBuffer) -> Void
  ) {
    attributes.append(Attribute(name: name, value: take(write), time: time))
  }

  mutating func attribute(_ name: OCELName, _ value: ByteView, from time: Timestamp? = nil) {
    attribute(name, from: time) { $0.append(value) }
  }

  mutating func attribute(_ name: OCELName, _ value: String, from time: Timestamp? = nil) {
    attribute(name, from: time) { $0.append(value) }
  }

  mutating func attribute(_ name: OCELName, _ flag: Bool) {
    attribute(name) { out in
      if flag { out.append("true" as StaticString) } else { out.append("false" as StaticString) }
    }
  }

  mutating func attribute(
    _ name: OCELName, _ symbol: Symbol, _ symbols: borrowing SymbolTable,
    from time: Timestamp? = nil
  ) {
    if !symbol.isNone { symbols.withBytes(of: symbol) { attribute(name, $0, from: time) } }
  }

  /// Each object once under a qualifier.
  mutating func relation(_ qualifier: OCELName, _ write: (inout TextBuffer) -> Void) {
    let range = take(write)
    let isThere = texts.withByteView { texts in
      relations.contains { $0.qualifier == qualifier && texts[$0.id] == texts[range] }
    }
    if !isThere { relations.append(Relation(id: range, qualifier: qualifier)) }
  }

  /// Only what is registered is an object.
  mutating func relation(_ qualifier: OCELName, unit: Symbol, _ names: PublicNames) {
    guard names.isRegistered(unit) else { return }
    names.symbols.withBytes(of: unit) { unit in
      relation(qualifier) { OCELIdentity.unit(unit, to: &$0) }
    }
  }

  mutating func relation(_ qualifier: OCELName, actor: Symbol, _ names: PublicNames) {
    if actor.isNone { return }
    names.symbols.withBytes(of: actor) { actor in
      relation(qualifier) { OCELIdentity.actor(actor, to: &$0) }
    }
  }
}

/// The identities of objects: a case by its number alone, everything else by its kind and name, so that no
/// two are the same.
enum OCELIdentity {
  static func `case`(_ number: ByteView, to out: inout TextBuffer) {
    if isOfKind(number) { out.append("case/" as StaticString) }
    out.append(number)
  }

  /// Whether a name would be taken for that of an object of some kind.
  private static func isOfKind(_ name: ByteView) -> Bool {
    guard name.firstIndex(of: UInt8(ascii: "/")) != nil else { return false }
    return begins(name, with: "case/") || begins(name, with: "unit/")
      || begins(name, with: "actor/") || begins(name, with: "task/")
      || begins(name, with: "whistle/")
  }

  private static func begins(_ name: ByteView, with kind: StaticString) -> Bool {
    let length = kind.utf8CodeUnitCount
    return name.count >= length && name[0..<length].equals(kind)
  }

  static func unit(_ path: ByteView, to out: inout TextBuffer) { named("unit/", path, to: &out) }
  static func actor(_ name: ByteView, to out: inout TextBuffer) { named("actor/", name, to: &out) }

  /// - Parameter subject: what its events are about, `task/…` as a rule.
  static func task(_ subject: ByteView, to out: inout TextBuffer) {
    if begins(subject, with: "task/") {
      out.append(subject)
    } else {
      named("task/", subject, to: &out)
    }
  }

  /// - Parameter index: which of the case's whistles, from 0.
  static func whistle(_ number: ByteView, _ index: Int, to out: inout TextBuffer) {
    named("whistle/", number, to: &out)
    out.append(UInt8(ascii: "/"))
    out.append(index + 1)
  }

  @inline(__always)
  private static func named(_ kind: StaticString, _ name: ByteView, to out: inout TextBuffer) {
    out.append(kind)
    out.append(name)
  }
}
