/// A JSON text as a value (RFC 8259), members in the order of the text.
///
/// Texts compare by their bytes: Swift's own `String` equality takes canonically equivalent
/// spellings for one, which would let two different records pass for the same.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The name of the kind, as messages use it.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }
  public var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  public static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}

extension JSONValue: Equatable {
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.hasBytes(of: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

/// A number as it was written.
public struct JSONNumber: Sendable, Equatable {
  public let text: String

  /// - Parameter text: a number by the grammar of RFC 8259 §6.
  init(unchecked text: String) { self.text = text }

  public init(_ value: Int) { text = String(value) }

  /// The value where the text is an integer without fraction or exponent, within `Int`.
  public var int: Int? { Int(text) }
  /// The nearest double (IEEE 754 binary64).
  public var double: Double { Double(text) ?? .infinity }

  /// So many hundredths, in the shortest form.
  public init(hundredths: Int) {
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let decimals =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    text = (hundredths < 0 ? "-" : "") + "\(whole)" + decimals
  }

  /// The value times a power of ten, where that is an integer within `Int`.
  public func integer(shiftedBy power: Int) -> Int? {
    guard let decimal else { return nil }
    guard !decimal.digits.isEmpty else { return 0 }
    let (zeros, overflow) = decimal.exponent.addingReportingOverflow(power)
    guard !overflow, (0...18).contains(zeros) else { return nil }
    let digits = String(decoding: decimal.digits, as: UTF8.self)
    return Int((decimal.isNegative ? "-" : "") + digits + String(repeating: "0", count: zeros))
  }

  /// Equal values, to the last digit: `1.50` and `15e-1` are, `0.1` and any neighbour are not.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.text == right.text { return true }
    guard let a = left.decimal, let b = right.decimal else { return false }
    return a == b
  }

  /// Sign, digits without zeros around them, and the power of ten of the last digit; nil where that
  /// is beyond `Int`: such a number equals none but its own text.
  private var decimal: Decimal? {
    let parts = text.lowercased().split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].drop { $0 == "-" }.split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    var digits = Array((String(mantissa[0]) + fraction).utf8.drop { $0 == 0x30 })
    if digits.isEmpty { return Decimal(isNegative: false, digits: [], exponent: 0) }
    var shift = -fraction.utf8.count
    while digits.last == 0x30 {
      digits.removeLast()
      shift += 1
    }
    guard let written = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
    let (exponent, overflow) = written.addingReportingOverflow(shift)
    return overflow
      ? nil : Decimal(isNegative: text.hasPrefix("-"), digits: digits, exponent: exponent)
  }

  private struct Decimal: Equatable {
    let isNegative: Bool
    let digits: [UInt8]
    let exponent: Int
  }
}

/// The members of an object, in the order of the text, each key once.
public struct JSONObject: Sendable, Equatable {
  public private(set) var members: [(key: String, value: JSONValue)]

  public init(_ members: [(key: String, value: JSONValue)] = []) { self.members = members }

  /// The members that have a value.
  public init(present members: KeyValuePairs<String, JSONValue?>) {
    self.members = members.compactMap { key, value in value.map { (key, $0) } }
  }

  public var isEmpty: Bool { members.isEmpty }
  public var keys: [String] { members.map(\.key) }

  /// A member by one of the keys of a format of the program's own.
  public subscript(key: some RawRepresentable<String>) -> JSONValue? {
    get { self[key.rawValue] }
    set { self[key.rawValue] = newValue }
  }

  /// - Complexity: O(members)
  public func has(_ key: String) -> Bool { members.contains { $0.key.hasBytes(of: key) } }

  /// - Complexity: O(members) to read.
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key.hasBytes(of: key) }?.value }
    set {
      let index = members.firstIndex { $0.key.hasBytes(of: key) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// Equal where both have the same keys with equal values, in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && left.members.allSatisfy { right[$0.key] == $0.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    members = elements.map { (key: $0.0, value: $0.1) }
  }
}
