public import Basics

/// A stretch of bytes within `EventLine.bytes`.
public struct ByteRange: Hashable, Sendable {
  public var start: Int32
  public var end: Int32

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
public struct EventLine {
  /// What the ranges index: the stored line, or a normalised copy of it.
  public var bytes: ByteView
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
  /// The payload with its braces.
  public var data = ByteRange.empty

  init(bytes: ByteView) { self.bytes = bytes }

  /// A text of the envelope, escapes undone.
  public func text(_ range: ByteRange) -> String {
    EventLine.decode(bytes[range.range])
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

/// The name of a member of `data`, ready to be compared.
public struct FieldKey: Sendable {
  public let name: String
  let word: UInt64
  let bytes: [UInt8]

  public init(_ name: String) {
    self.name = name
    bytes = Array(name.utf8)
    word = bytes.withByteView { $0.word(at: 0, length: min(8, $0.count)) }
  }
}

extension [DataField] {
  /// The member of that name.
  ///
  /// - Complexity: O(members), a word compared for each.
  public func first(_ key: FieldKey, in bytes: ByteView) -> DataField? {
    for field in self where field.keyWord == key.word {
      let length = Int(field.key.end &- field.key.start)
      guard length == key.bytes.count else { continue }
      if length <= 8 { return field }
      if key.bytes.withByteView({ $0 == bytes[field.key.range] }) { return field }
    }
    return nil
  }
}
