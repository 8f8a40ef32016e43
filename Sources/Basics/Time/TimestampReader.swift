/// Reads the RFC 3339 times of a book, which are nearly all of one form and of few days.
///
///     2026-07-26 T 15:41:00 .125 +08:00
///     └─ day ──┘   └ word ┘      └ offset, Z or as before
///
/// The day and the offset are remembered from the time before; the time of day is one word. What
/// departs from that form is read by `Timestamp(readingRFC3339:at:)`, which alone knows all of them.
public struct TimestampReader: Sendable {
  /// The text of the day read last, `2026-07-` and `26`, and its midnight in microseconds. Before
  /// the first, a tail that no two bytes can be.
  private var dayHead: UInt64 = 0
  private var dayTail = UInt64.max
  private var midnight: Int64 = 0
  /// The text of the offset read last, `+08:00`, and its length in microseconds.
  private var offsetText = UInt64.max
  private var offset: Int64 = 0

  public init() {}

  /// The time that begins at `cursor`, which is moved behind it; nil for a text that is none.
  @inlinable @inline(__always)
  public mutating func read(_ view: ByteView, at cursor: inout Int) -> Timestamp? {
    quick(view, &cursor) ?? Timestamp(readingRFC3339: view, at: &cursor)
  }

  /// The longest text of the quick form, and room to read its last word.
  private static let room = 32

  @usableFromInline
  mutating func quick(_ view: ByteView, _ cursor: inout Int) -> Timestamp? {
    let start = cursor
    guard start &+ Self.room <= view.count, view[start &+ 10] == 0x54,
      let time = Self.timeOfDay(view.word(at: start &+ 11)), isDay(view, start)
    else { return nil }
    var instant = midnight &+ time
    var end = start &+ 19
    if view[end] == 0x2E {
      guard let fraction = Self.milliseconds(view.halfWord(at: end)) else { return nil }
      instant &+= fraction &* 1000
      end &+= 4
    }
    if view[end] == 0x5A {
      end &+= 1
    } else {
      guard isOffset(view, end) else { return nil }
      instant &-= offset
      end &+= 6
    }
    guard instant >= Timestamp.earliest.microseconds, instant <= Timestamp.latest.microseconds
    else { return nil }
    cursor = end
    return Timestamp(microseconds: instant)
  }

  /// Whether the date at `start` is the one remembered, or a good one, which then is.
  @inline(__always)
  private mutating func isDay(_ view: ByteView, _ start: Int) -> Bool {
    let (head, tail) = (view.word(at: start), view.word(at: start &+ 8) & 0xFFFF)
    return head == dayHead && tail == dayTail || takeDay(view, start, head, tail)
  }

  private mutating func takeDay(
    _ view: ByteView, _ start: Int, _ head: UInt64, _ tail: UInt64
  ) -> Bool {
    guard let date = CivilDate(view[start..<start &+ 10].text) else { return false }
    dayHead = head
    dayTail = tail
    midnight = Int64(date.dayNumber) &* Timestamp.microsecondsPerDay
    return true
  }

  /// The same for an offset such as `+08:00`.
  @inline(__always)
  private mutating func isOffset(_ view: ByteView, _ start: Int) -> Bool {
    let text = view.word(at: start) & 0xFFFF_FFFF_FFFF
    return text == offsetText || takeOffset(view, start, text)
  }

  private mutating func takeOffset(_ view: ByteView, _ start: Int, _ text: UInt64) -> Bool {
    var cursor = start
    guard let minutes = Timestamp.offset(view, &cursor), cursor == start &+ 6 else { return false }
    offsetText = text
    offset = Int64(minutes) &* Timestamp.microsecondsPerMinute
    return true
  }

  /// `15:41:00` in microseconds; nil for anything else, and for second 60.
  @inline(__always)
  private static func timeOfDay(_ text: UInt64) -> Int64? {
    // Digits become 0…9 and the colons 0; whatever else leaves a bit in the upper half of its byte,
    // by itself or when six (for a colon 7F) is added.
    let digits = text ^ 0x3030_3A30_303A_3030
    guard (digits | (digits &+ 0x0606_7F06_067F_0606)) & 0xF0F0_80F0_F080_F0F0 == 0 else {
      return nil
    }
    let hour = (digits & 15) &* 10 &+ (digits &>> 8 & 15)
    let minute = (digits &>> 24 & 15) &* 10 &+ (digits &>> 32 & 15)
    let second = (digits &>> 48 & 15) &* 10 &+ digits &>> 56
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return Int64((hour &* 60 &+ minute) &* 60 &+ second) &* Timestamp.microsecondsPerSecond
  }

  /// `.125`, which no further digit may follow: then it is no offset.
  @inline(__always)
  private static func milliseconds(_ text: UInt32) -> Int64? {
    let digits = text ^ 0x3030_302E
    guard (digits | (digits &+ 0x0606_0600)) & 0xF0F0_F000 == 0 else { return nil }
    return Int64((digits &>> 8 & 15) &* 100 &+ (digits &>> 16 & 15) &* 10 &+ digits &>> 24)
  }
}
