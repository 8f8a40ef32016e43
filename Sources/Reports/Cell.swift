package import Basics
package import CaseModel
import Projection
package import Queries

/// What may stand in a column: as a value in JSON, CSV and SQL, and as a text in a table.
package protocol Cell: Sendable {
  /// Whether a narrow window may show its beginning alone: a text or a name, never a number or a time.
  static var mayBeCut: Bool { get }
  /// What its values are in JSON, for programs that ask for types.
  static var kind: ColumnKind { get }
  /// Writes it as one value.
  func write(_ context: RowContext, to out: inout CellWriter)
  /// nil where there is nothing to be shown.
  func text(_ context: RowContext) -> String?
}

extension Cell {
  package static var mayBeCut: Bool { false }
  package static var kind: ColumnKind { .text }

  /// The value in memory.
  package func json(_ context: RowContext) -> JSONValue {
    context.value { write(context, to: &$0) }
  }

  package func text(_ context: RowContext) -> String? {
    let value = json(context)
    return value == .null ? nil : value.plain
  }
}

extension Optional: Cell where Wrapped: Cell {
  package static var mayBeCut: Bool { Wrapped.mayBeCut }
  package static var kind: ColumnKind { Wrapped.kind }
  package func write(_ context: RowContext, to out: inout CellWriter) {
    if let self { self.write(context, to: &out) } else { out.null() }
  }
  package func text(_ context: RowContext) -> String? { flatMap { $0.text(context) } }
}

extension Array: Cell where Element: Cell {
  package static var kind: ColumnKind { .json }
  package static var mayBeCut: Bool { true }
  package func write(_ context: RowContext, to out: inout CellWriter) {
    out.list(self) { $0.write(context, to: &$1) }
  }
  package func text(_ context: RowContext) -> String? {
    map { $0.text(context) ?? "" }.joined(separator: " ")
  }
}

// MARK: Values

extension JSONValue: Cell {
  package static var kind: ColumnKind { .json }
  package func write(_ context: RowContext, to out: inout CellWriter) { out.value(self) }
}

extension String: Cell {
  package static var mayBeCut: Bool { true }
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(self) }
  package func text(_ context: RowContext) -> String? { self }
}

extension Int: Cell {
  package static var kind: ColumnKind { .integer }
  package func write(_ context: RowContext, to out: inout CellWriter) { out.integer(self) }
  package func text(_ context: RowContext) -> String? { String(self) }
}

extension Bool: Cell {
  package static var kind: ColumnKind { .boolean }
  package func write(_ context: RowContext, to out: inout CellWriter) { out.flag(self) }
  package func text(_ context: RowContext) -> String? {
    self ? context.words.pick("yes", "是") : nil
  }
}

/// A reason: in the language asked for where people read it, in English where programs do, whose data
/// must not depend on the locale.
extension Phrase: Cell {
  package static var mayBeCut: Bool { true }
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(english) }
  package func text(_ context: RowContext) -> String? { context.words.text(self) }
}

/// Two decimals, half up.
extension Fraction: Cell {
  package static var kind: ColumnKind { .decimal }
  package func write(_ context: RowContext, to out: inout CellWriter) {
    out.number(JSONNumber(hundredths: hundredths))
  }
  package func text(_ context: RowContext) -> String? {
    context.words.decimals(json(context).plain)
  }
}

extension Hundredths: Cell {
  package static var kind: ColumnKind { .decimal }
  package func write(_ context: RowContext, to out: inout CellWriter) {
    out.number(JSONNumber(hundredths: Int(raw)))
  }
}

extension Timestamp: Cell {
  package static var kind: ColumnKind { .time }
  package func write(_ context: RowContext, to out: inout CellWriter) { out.time(self) }
  package func text(_ context: RowContext) -> String? {
    var text = TextBuffer(capacity: 48)
    context.view.zone.append(self, to: &text)
    var utf8 = text.take()
    Timestamp.shorten(&utf8)
    return String(decoding: utf8, as: UTF8.self)
  }

  /// A date and time as people read them: no `T`, no seconds where they are zero, no offset.
  static func shortened(_ text: String) -> String {
    var utf8 = Array(text.utf8)
    shorten(&utf8)
    return String(decoding: utf8, as: UTF8.self)
  }

  /// The same with the bytes of a text.
  static func shorten(_ utf8: inout [UInt8]) {
    guard utf8.count >= 19 else { return }
    let isWhole = utf8[16] == UInt8(ascii: ":") && utf8[17] == 0x30 && utf8[18] == 0x30
    utf8.removeLast(utf8.count - (isWhole ? 16 : 19))
    utf8[10] = UInt8(ascii: " ")
  }
}

extension Period: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(name) }
}

extension Digest: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(hex) }
}

extension JSONPointer: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) {
    out.string(description)
  }
}

extension Span: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(text) }
}

/// Numbers under names, in their order.
struct Counts: Cell {
  static let kind = ColumnKind.json
  var entries: [(name: String, count: Int)]

  init(_ entries: [(String, Int)]) { self.entries = entries }

  func write(_ context: RowContext, to out: inout CellWriter) {
    out.value(.object(JSONObject(entries.map { ($0.name, .integer($0.count)) })))
  }
}

// MARK: Names of the book

extension Symbol: Cell {
  package static var mayBeCut: Bool { true }
  package func write(_ context: RowContext, to out: inout CellWriter) {
    if isNone { return out.null() }
    context.symbols.withBytes(of: self) { out.string($0) }
  }
  package func text(_ context: RowContext) -> String? { context.symbols.optionalText(self) }
}

/// What people call a unit: in the language asked for where they read it, as it was registered where
/// programs do.
struct UnitName: Cell {
  static let mayBeCut = true
  let unit: Symbol

  func write(_ context: RowContext, to out: inout CellWriter) {
    let entry = unit.isNone ? nil : context.view.state.reference.organisation[unit]
    (entry?.name).write(context, to: &out)
  }
  func text(_ context: RowContext) -> String? { context.name(of: unit) }
}

extension Subject: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) {
    context.view.state.table.withName(of: self) { out.string($0) }
  }
  package func text(_ context: RowContext) -> String? { context.view.state.table.name(of: self) }
}

// MARK: Words of the domain

extension Cell where Self: RawRepresentable, RawValue == String {
  package func write(_ context: RowContext, to out: inout CellWriter) {
    out.string(rawValue)
  }
  package func text(_ context: RowContext) -> String? { rawValue }
}

extension Status: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(name) }
  package func text(_ context: RowContext) -> String? { context.words.text(label) }
}

extension CardLevel: Cell {
  package func write(_ context: RowContext, to out: inout CellWriter) { out.string(name) }
  package func text(_ context: RowContext) -> String? { context.words.text(label) }
}

extension CaseModel.Timer: Cell {
  package func text(_ context: RowContext) -> String? { context.words.timer(rawValue) }
}

extension TimerState: Cell {
  package func text(_ context: RowContext) -> String? { context.words.state(rawValue) }
}

extension Figure: Cell {
  package func text(_ context: RowContext) -> String? { context.words.title(rawValue) }
}

extension Unit.Kind: Cell {
  package func text(_ context: RowContext) -> String? { context.words.unitKind(rawValue) }
}

extension ServiceTask.Status: Cell {
  package func text(_ context: RowContext) -> String? { context.words.text(label) }
}

extension MeetingItem.Label: Cell {
  package func text(_ context: RowContext) -> String? { context.words.publicLabel(self) }
}

// Each stands in one column, which says the word (`named`).
extension Adoption.Scope: Cell {}
extension CallStep: Cell {}
extension CardState: Cell {}
extension CommitmentState: Cell {}
extension Dividend.Share: Cell {}
extension Staffing.Finding.Kind: Cell {}
