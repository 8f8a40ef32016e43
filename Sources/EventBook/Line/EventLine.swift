public import Basics

/// A stretch of bytes within `EventLine.bytes`.
public struct ByteRange: Hashable, Sendable {
  public var start, end: Int32

  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  public static let empty = ByteRange(0, 0)
  @inlinable public var isEmpty: Bool { start == end }
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
}

/// The envelope of one event as it stands in the book (SPEC §2): places of texts, values of numbers.
///
/// Texts are in canonical JSON escapes (`JSONText`), without quotes; nearly always that means
/// without escapes at all.
public struct EventLine: Sendable {
  /// What the ranges index: the stored line, or a normalised copy of it.
  public var bytes: ByteView
  /// Whether it is a copy, in which alone texts may hold escapes.
  public internal(set) var isNormalised: Bool
  public var id = ByteRange.empty
  public var source = ByteRange.empty
  public var type = ByteRange.empty
  public var subject = ByteRange.empty
  /// When it happened.
  public var time = Timestamp(microseconds: 0)
  /// When the book took it in.
  public var recorded = Timestamp(microseconds: 0)
  /// 1, 2, 3 … over the whole book.
  public var sequence = 0
  /// 1, 2, 3 … over the events of one subject.
  public var caseSequence = 0
  /// What stands between `caseseq` and `data`, from the comma on: `authtype`, `authid` and so on.
  var attributes = ByteRange.empty
  /// The payload with its braces.
  public var data = ByteRange.empty

  /// Before anything was read.
  public static var none: EventLine { EventLine(bytes: .empty, isNormalised: false) }

  /// A text of the envelope, escapes undone.
  public func text(_ range: ByteRange) -> String {
    isNormalised ? EventLine.decode(bytes[range.range]) : bytes[range.range].text
  }

  /// The `authid` of a line whose `authtype` is `user`, in canonical escapes; empty for any other.
  ///
  /// - Complexity: O(length), eight bytes at a time; asked of every line where an authority is in force.
  public var person: ByteRange {
    let lead: StaticString = #","authtype":"user","authid":""#
    let start = Int(attributes.start) + lead.utf8CodeUnitCount
    guard start <= Int(attributes.end), bytes.holds(lead, at: Int(attributes.start)) else {
      return .empty
    }
    var end = bytes.plainEnd(from: start)
    while end < Int(attributes.end), bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
    return ByteRange(start, end)
  }

  /// The `authid`, whatever its `authtype`, in canonical escapes; empty where there is none. Within a
  /// text its quotes would be escaped.
  ///
  /// - Complexity: O(length).
  public var authID: ByteRange {
    let person = person
    if !person.isEmpty { return person }
    let attributes = bytes[attributes.range]
    let lead = #","authid":""#
    var comma = attributes.firstIndex(of: 0x2C)
    while let start = comma, !attributes.holds(#","authid":""#, at: start) {
      comma = attributes.firstIndex(of: 0x2C, from: start + 1)
    }
    guard let comma else { return .empty }
    let start = comma + lead.utf8.count
    var end = start
    while end < attributes.count, attributes[end] != 0x22 { end += attributes[end] == 0x5C ? 2 : 1 }
    return ByteRange(Int(self.attributes.start) + start, Int(self.attributes.start) + end)
  }

  /// A text in `data`, escapes undone; nil for any other value.
  public func text(of field: DataField?) -> String? {
    guard let field, field.kind == .string else { return nil }
    return text(field.value)
  }

  /// The text that canonical escapes stand for.
  public static func decode(_ view: ByteView) -> String {
    guard view.firstIndex(of: UInt8(ascii: "\\")) != nil else { return view.text }
    let quoted = [UInt8(ascii: "\"")] + view.array + [UInt8(ascii: "\"")]
    let value = try? quoted.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
    return value?.string ?? view.text
  }
}

/// One member of `data`.
public struct DataField: Sendable {
  public enum Kind: UInt8, Sendable { case string, number, yes, no, null, array, object }

  /// The first eight bytes of the key, little-endian, zeros behind a shorter one.
  public var keyWord: UInt64
  public var key: ByteRange
  /// The value; a string without its quotes.
  public var value: ByteRange
  public var kind: Kind
}

/// The name of a member of `data`, at most 16 bytes, ready to be compared.
public struct FieldKey: Sendable {
  public let length: Int
  /// The first eight bytes and the following eight, little-endian, zeros behind the end.
  public let word: UInt64
  public let tail: UInt64

  public init(_ name: String) {
    let bytes = Array(name.utf8)
    precondition((1...16).contains(bytes.count))
    length = bytes.count
    (word, tail) = bytes.withByteView { view in
      (
        view.word(at: 0, length: min(8, view.count)),
        view.count > 8 ? view.word(at: 8, length: view.count - 8) : 0
      )
    }
  }

  public var name: String {
    let bytes = (0..<length).map { index in
      UInt8(truncatingIfNeeded: (index < 8 ? word : tail) >> UInt64(index % 8 * 8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [DataField] {
  /// The member of that name.
  ///
  /// - Complexity: O(members), a word compared for each.
  public func first(_ key: FieldKey, in bytes: ByteView) -> DataField? {
    let fields = span
    for index in fields.indices where fields[index].keyWord == key.word {
      let field = fields[index]
      guard Int(field.key.end &- field.key.start) == key.length else { continue }
      if key.length <= 8 { return field }
      let tail = bytes.word(at: Int(field.key.start) &+ 8, length: key.length &- 8)
      if tail == key.tail { return field }
    }
    return nil
  }
}
