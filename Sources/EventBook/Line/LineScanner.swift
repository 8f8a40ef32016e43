public import Basics
import FileStore

/// The fast reader of event lines, for the form in which the book itself writes them:
///
///     {"specversion":"1.0","id":"01K…","source":"/a/b","type":"case.signed","subject":"FH-1",…
///     └───── literal ─────────┘└ str ┘└ literal ─┘└str┘└ literal┘
///      compared as overlapping 8-byte words; strings run eight bytes a step up to the quote,
///      with a lane of two three-byte (CJK) characters; then
///     …,"data":{"unit":"dept/water","reached":true}}⏎
///               └ DataField: key, kind, range of the value; each key once
///
/// Whatever departs from that form (another order of keys, an escape, white space, nesting) makes
/// it decline, and `LineScanner+General` reads the line by the general parser, writes it anew in
/// this form and hands it back to this scanner. Both ways give the same event, and only the general
/// one speaks of errors.
public struct LineScanner {
  /// A line is at most so many bytes, its LF not counted (SPEC §2).
  public static let maximumLineLength = 65_535

  /// The members of `data` of the line scanned last.
  public internal(set) var fields: [DataField] = []
  let normalised = ByteBuffer()
  /// Set while a normalised copy is scanned: escapes and nesting are known to be right.
  var isTrusted = false
  private var times = TimestampReader()

  public init() { fields.reserveCapacity(32) }

  /// Scans the line that starts at `start`, or declines with nil.
  ///
  /// - Parameter line: takes the envelope; of no meaning where the scanner declines.
  /// - Returns: the offset of the LF that ends the line (or the view's end).
  public mutating func scanFast(
    _ view: ByteView, from start: Int, into line: inout EventLine
  ) -> Int? {
    line.bytes = view
    line.isNormalised = isTrusted
    var cursor = start
    guard skip(#"{"specversion":"1.0","id":""#, view, &cursor),
      let id = string(view, &cursor), !id.isEmpty,
      skip(#","source":""#, view, &cursor), cursor < view.count, view[cursor] == 0x2F,
      let source = string(view, &cursor),
      skip(#","type":""#, view, &cursor), let type = string(view, &cursor), !type.isEmpty,
      skip(#","subject":""#, view, &cursor), let subject = string(view, &cursor),
      !subject.isEmpty,
      skip(#","time":""#, view, &cursor), let time = instant(view, &cursor),
      skip(#","recordedtime":""#, view, &cursor), let recorded = instant(view, &cursor),
      skip(#","sequence":""#, view, &cursor),
      let sequence = sixteenDigits(view, &cursor),
      skip(#","caseseq":"#, view, &cursor), let caseSequence = integer(view, &cursor),
      Envelope.caseSequences.contains(caseSequence), case let attributes = cursor,
      optionalStrings(view, &cursor),
      skip(#","data":{"#, view, &cursor)
    else { return nil }
    let dataStart = cursor &- 1
    guard members(view, &cursor) else { return nil }
    line.attributes = ByteRange(attributes, dataStart)
    line.data = ByteRange(dataStart, cursor)
    guard cursor < view.count, view[cursor] == UInt8(ascii: "}") else { return nil }
    cursor &+= 1
    guard cursor == view.count || view[cursor] == 0x0A,
      isTrusted || cursor &- start <= Self.maximumLineLength
    else { return nil }
    line.id = id
    line.source = source
    line.type = type
    line.subject = subject
    line.time = time
    line.recorded = recorded
    line.sequence = sequence
    line.caseSequence = caseSequence
    return cursor
  }

  // MARK: Literals

  @inline(__always)
  private func skip(_ literal: StaticString, _ view: ByteView, _ cursor: inout Int) -> Bool {
    guard view.holds(literal, at: cursor) else { return false }
    cursor &+= literal.utf8CodeUnitCount
    return true
  }

  private func optionalStrings(_ view: ByteView, _ cursor: inout Int) -> Bool {
    // Their order is fixed, each may be missing.
    optionalString(#","authtype":""#, view, &cursor)
      && optionalString(#","authid":""#, view, &cursor)
      && optionalString(#","causationid":""#, view, &cursor)
      && optionalString(#","correlationid":""#, view, &cursor)
  }

  /// An attribute that may be missing, but not empty.
  @inline(__always)
  private func optionalString(
    _ literal: StaticString, _ view: ByteView, _ cursor: inout Int
  ) -> Bool {
    guard skip(literal, view, &cursor) else { return true }
    return string(view, &cursor).map { !$0.isEmpty } ?? false
  }

  // MARK: Values

  /// From behind the opening quote to behind the closing one.
  @inline(__always)
  func string(_ view: ByteView, _ cursor: inout Int) -> ByteRange? {
    let start = cursor
    let end = view.plainEnd(from: start)
    guard end < view.count else { return nil }
    guard let quote = view[end] == 0x22 ? end : closingQuote(view, from: end) else { return nil }
    cursor = quote &+ 1
    return ByteRange(start, quote)
  }

  /// The same for a text with something else in it than plain ASCII, which begins at `start`.
  private func closingQuote(_ view: ByteView, from start: Int) -> Int? {
    var cursor = start
    while cursor < view.count {
      let byte = view[cursor]
      if byte == 0x22 { return cursor }
      if byte >= 0x80 {
        guard let next = Self.endOfMultibyteRun(view, from: cursor) else { return nil }
        cursor = next
      } else if byte == 0x5C {
        guard isTrusted else { return nil }
        cursor &+= 2
      } else {
        return nil
      }
      if cursor < view.count { cursor = view.plainEnd(from: cursor) }
    }
    return nil
  }

  /// Past a run of multi-byte characters, checked as RFC 3629 has them; nil where they are not.
  private static func endOfMultibyteRun(_ view: ByteView, from start: Int) -> Int? {
    var cursor = start
    while cursor < view.count, view[cursor] >= 0x80 {
      // Two characters of three bytes each, neither lead being E0 or ED (which bound the second).
      while cursor &+ 8 <= view.count {
        let word = view.word(at: cursor)
        guard word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0,
          plainLeads &>> (word & 15) & plainLeads &>> (word &>> 24 & 15) & 1 == 1
        else { break }
        cursor &+= 6
      }
      guard cursor < view.count, view[cursor] >= 0x80 else { break }
      guard let length = UTF8Form.length(of: view, at: cursor, end: view.count) else { return nil }
      cursor &+= length
    }
    return cursor
  }

  /// Bit n: a lead byte E0 + n takes any continuation byte second.
  private static var plainLeads: UInt64 { 0b1101_1111_1111_1110 }

  /// From behind the opening quote to behind the closing one.
  private mutating func instant(_ view: ByteView, _ cursor: inout Int) -> Timestamp? {
    var next = cursor
    guard let instant = times.read(view, at: &next), next < view.count,
      view[next] == 0x22
    else { return nil }
    cursor = next &+ 1
    return instant
  }

  private func sixteenDigits(_ view: ByteView, _ cursor: inout Int) -> Int? {
    guard cursor &+ 17 <= view.count, view[cursor &+ 16] == 0x22,
      let high = Self.eightDigits(view.word(at: cursor)),
      let low = Self.eightDigits(view.word(at: cursor &+ 8))
    else { return nil }
    cursor &+= 17
    return high &* 100_000_000 &+ low
  }

  /// Eight decimal digits at once: pairs, then fours, then all (Lemire, "Quickly parsing eight
  /// digits").
  @inline(__always)
  private static func eightDigits(_ word: UInt64) -> Int? {
    let digits = word &- 0x3030_3030_3030_3030
    // A byte that is no digit has a bit of its upper half set, before or after six is added.
    guard (digits | (digits &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else {
      return nil
    }
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let fours =
      (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
      &+ ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int(fours &>> 32)
  }

  private func integer(_ view: ByteView, _ cursor: inout Int) -> Int? {
    let start = cursor
    var value = 0
    while cursor < view.count, case let digit = view[cursor] &- 0x30, digit < 10 {
      value = value &* 10 &+ Int(digit)
      cursor &+= 1
    }
    let digits = cursor &- start
    guard digits > 0, digits <= 15, digits == 1 || view[start] != 0x30 else { return nil }
    return value
  }

  // MARK: data

  /// The members of an object that was written by `JSONText`, and need not be doubted; none where it
  /// is no object.
  ///
  /// - Parameters:
  ///   - range: from its opening brace to behind its closing one.
  ///   - members: are put in place of what it held.
  public mutating func read(
    _ view: ByteView, _ range: Range<Int>, into members: inout [DataField]
  ) {
    // The caller's memory is filled, and nothing copied.
    swap(&fields, &members)
    isTrusted = true
    var cursor = range.lowerBound + 1
    if !self.members(view[0..<range.upperBound], &cursor) { fields.removeAll() }
    isTrusted = false
    swap(&fields, &members)
  }

  /// From behind the opening brace to behind the closing one, filling `fields`.
  private mutating func members(_ view: ByteView, _ cursor: inout Int) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard cursor < view.count else { return false }
    if view[cursor] == UInt8(ascii: "}") {
      cursor &+= 1
      return true
    }
    while true {
      guard cursor < view.count, view[cursor] == 0x22 else { return false }
      cursor &+= 1
      guard let key = string(view, &cursor), cursor < view.count,
        view[cursor] == UInt8(ascii: ":")
      else { return false }
      cursor &+= 1
      let length = Int(key.end &- key.start)
      let word = view.word(at: Int(key.start), length: min(8, length))
      guard isTrusted || isNew(key, word, view), let kind = value(view, &cursor) else {
        return false
      }
      fields.append(DataField(keyWord: word, key: key, value: kind.range, kind: kind.kind))
      guard cursor < view.count else { return false }
      cursor &+= 1
      switch view[cursor &- 1] {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: "}"): return true
      default: return false
      }
    }
  }

  private func isNew(_ key: ByteRange, _ word: UInt64, _ view: ByteView) -> Bool {
    for field in fields where field.keyWord == word {
      if view[field.key.range] == view[key.range] { return false }
    }
    return true
  }

  private func value(
    _ view: ByteView, _ cursor: inout Int
  ) -> (kind: DataField.Kind, range: ByteRange)? {
    guard cursor < view.count else { return nil }
    let start = cursor
    switch view[cursor] {
    case 0x22:
      cursor &+= 1
      guard let range = string(view, &cursor) else { return nil }
      return (.string, range)
    case UInt8(ascii: "t"):
      return word(view, &cursor, "true") ? (.yes, ByteRange(start, cursor)) : nil
    case UInt8(ascii: "f"):
      return word(view, &cursor, "false") ? (.no, ByteRange(start, cursor)) : nil
    case UInt8(ascii: "n"):
      return word(view, &cursor, "null") ? (.null, ByteRange(start, cursor)) : nil
    case UInt8(ascii: "["):
      guard isTrusted ? nested(view, &cursor) : plainArray(view, &cursor) else { return nil }
      return (.array, ByteRange(start, cursor))
    case UInt8(ascii: "{"):
      guard isTrusted, nested(view, &cursor) else { return nil }
      return (.object, ByteRange(start, cursor))
    default:
      return number(view, &cursor) ? (.number, ByteRange(start, cursor)) : nil
    }
  }

  private func word(_ view: ByteView, _ cursor: inout Int, _ word: StaticString) -> Bool {
    let end = cursor &+ word.utf8CodeUnitCount
    guard end <= view.count, view[cursor..<end].equals(word) else { return false }
    cursor = end
    return true
  }

  /// An integer, or in a normalised copy any number.
  private func number(_ view: ByteView, _ cursor: inout Int) -> Bool {
    if isTrusted {
      while cursor < view.count, view[cursor] != UInt8(ascii: ","),
        view[cursor] != UInt8(ascii: "}")
      { cursor &+= 1 }
      return true
    }
    return integer(view, &cursor) != nil
  }

  /// Strings only, none with an escape: what `assist`, `call` and `evidence` hold.
  private func plainArray(_ view: ByteView, _ cursor: inout Int) -> Bool {
    cursor &+= 1
    guard cursor < view.count else { return false }
    if view[cursor] == UInt8(ascii: "]") {
      cursor &+= 1
      return true
    }
    while true {
      guard cursor < view.count, view[cursor] == 0x22 else { return false }
      cursor &+= 1
      guard string(view, &cursor) != nil, cursor < view.count else { return false }
      cursor &+= 1
      switch view[cursor &- 1] {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: "]"): return true
      default: return false
      }
    }
  }

  /// Past an array or object of a normalised copy, whose brackets are known to match.
  private func nested(_ view: ByteView, _ cursor: inout Int) -> Bool {
    var depth = 0
    while cursor < view.count {
      let byte = view[cursor]
      cursor &+= 1
      switch byte {
      case 0x22:
        guard string(view, &cursor) != nil else { return false }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth &-= 1
        if depth == 0 { return true }
      default: break
      }
    }
    return false
  }
}
