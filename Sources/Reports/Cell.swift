public import Basics
public import CaseModel
public import CommandLineKit
import Projection
public import Queries

/// What may stand in a column: as a value in JSON and CSV, and as a text in a table.
public protocol Cell: Sendable {
  static var alignment: Alignment { get }
  func json(_ context: RowContext) -> JSONValue
  /// nil where there is nothing to be shown.
  func text(_ context: RowContext) -> String?
}

extension Cell {
  public static var alignment: Alignment { .left }
  public func text(_ context: RowContext) -> String? {
    let value = json(context)
    return value == .null ? nil : value.plain
  }
}

extension JSONValue {
  /// A value as a cell: nothing for null, a text without quotes, anything else as JSON.
  public var plain: String {
    switch self {
    case .null: ""
    case .string(let text): text
    default: text
    }
  }
}

extension Optional: Cell where Wrapped: Cell {
  public static var alignment: Alignment { Wrapped.alignment }
  public func json(_ context: RowContext) -> JSONValue { map { $0.json(context) } ?? .null }
  public func text(_ context: RowContext) -> String? { flatMap { $0.text(context) } }
}

extension Array: Cell where Element: Cell {
  public func json(_ context: RowContext) -> JSONValue { .array(map { $0.json(context) }) }
  public func text(_ context: RowContext) -> String? {
    map { $0.text(context) ?? "" }.joined(separator: " ")
  }
}

// MARK: Values

extension JSONValue: Cell {
  public func json(_ context: RowContext) -> JSONValue { self }
}

extension String: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(self) }
  public func text(_ context: RowContext) -> String? { self }
}

extension Int: Cell {
  public static var alignment: Alignment { .right }
  public func json(_ context: RowContext) -> JSONValue { .integer(self) }
  public func text(_ context: RowContext) -> String? { String(self) }
}

extension Bool: Cell {
  public func json(_ context: RowContext) -> JSONValue { .bool(self) }
  public func text(_ context: RowContext) -> String? { self ? context.words.pick("yes", "是") : nil }
}

/// A reason: in the language asked for where people read it, in English where programs do, whose data
/// must not depend on the locale.
extension Phrase: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(english) }
  public func text(_ context: RowContext) -> String? { context.words.text(self) }
}

/// Two decimals, half up.
extension Fraction: Cell {
  public static var alignment: Alignment { .right }
  public func json(_ context: RowContext) -> JSONValue {
    .number(JSONNumber(hundredths: hundredths))
  }
  public func text(_ context: RowContext) -> String? {
    context.words.decimals(json(context).plain)
  }
}

extension Hundredths: Cell {
  public static var alignment: Alignment { .right }
  public func json(_ context: RowContext) -> JSONValue {
    .number(JSONNumber(hundredths: Int(raw)))
  }
}

extension Timestamp: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(context.view.zone.format(self)) }
  public func text(_ context: RowContext) -> String? {
    Timestamp.shortened(context.view.zone.format(self))
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
    utf8.removeSubrange((utf8[16..<19].elementsEqual(":00".utf8) ? 16 : 19)...)
    utf8[10] = UInt8(ascii: " ")
  }
}

extension Period: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(name) }
}

extension Digest: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(hex) }
}

extension JSONPointer: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(description) }
}

extension Span: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(text) }
}

/// Numbers under names, in their order.
struct Counts: Cell {
  var entries: [(name: String, count: Int)]

  init(_ entries: [(String, Int)]) { self.entries = entries }

  func json(_ context: RowContext) -> JSONValue {
    .object(JSONObject(entries.map { ($0.name, .integer($0.count)) }))
  }
}

// MARK: Names of the book

extension Symbol: Cell {
  public func json(_ context: RowContext) -> JSONValue {
    isNone ? .null : .string(context.symbols.text(self))
  }
  public func text(_ context: RowContext) -> String? { context.symbols.optionalText(self) }
}

extension Subject: Cell {
  public func json(_ context: RowContext) -> JSONValue {
    .string(context.view.state.table.name(of: self))
  }
}

// MARK: Words of the domain

extension Cell where Self: RawRepresentable, RawValue == String {
  public func json(_ context: RowContext) -> JSONValue { .string(rawValue) }
}

extension Status: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(name) }
  public func text(_ context: RowContext) -> String? { context.words.text(label) }
}

extension CardLevel: Cell {
  public func json(_ context: RowContext) -> JSONValue { .string(name) }
  public func text(_ context: RowContext) -> String? { context.words.text(label) }
}

extension CaseModel.Timer: Cell {
  public func text(_ context: RowContext) -> String? { context.words.timer(rawValue) }
}

extension TimerState: Cell {
  public func text(_ context: RowContext) -> String? { context.words.state(rawValue) }
}

extension Figure: Cell {
  public func text(_ context: RowContext) -> String? { context.words.title(rawValue) }
}

extension Adoption.Scope: Cell {
  public func text(_ context: RowContext) -> String? { context.words.rulesScope(rawValue) }
}

extension Unit.Kind: Cell {
  public func text(_ context: RowContext) -> String? { context.words.unitKind(rawValue) }
}

extension ServiceTask.Status: Cell {
  public func text(_ context: RowContext) -> String? { context.words.text(label) }
}

extension Staffing.Finding.Kind: Cell {
  public func text(_ context: RowContext) -> String? { context.words.service(rawValue) }
}

extension Dividend.Share: Cell {
  public func text(_ context: RowContext) -> String? { context.words.service(rawValue) }
}

extension CommitmentState: Cell {
  public func text(_ context: RowContext) -> String? { context.words.service(rawValue) }
}

extension CardState: Cell {
  public func text(_ context: RowContext) -> String? { context.words.standing(rawValue) }
}

extension CallStep: Cell {
  public func text(_ context: RowContext) -> String? { context.words.step(rawValue) }
}

extension MeetingItem.Label: Cell {
  public func text(_ context: RowContext) -> String? { context.words.publicLabel(self) }
}
