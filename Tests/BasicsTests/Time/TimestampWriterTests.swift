import Basics
import Testing
import TestSupport

@Suite("Instants that are written one after the other")
struct TimestampWriterTests {
  /// Of days near one another, of days that are remembered in the same place, and at the bounds.
  private var instants: [Timestamp] {
    var chance = Seeded(7)
    let near = (0..<2000).map { _ in Int64(chance.below(400)) * Timestamp.microsecondsPerDay }
    let far = (0..<2000).map { _ in Int64(chance.below(20)) * 256 * Timestamp.microsecondsPerDay }
    let inDay = (near + far).map { day in
      Timestamp(microseconds: day - 100 * Timestamp.microsecondsPerDay)
        .advanced(
          byMicroseconds: Int64(chance.below(86_400)) * 1_000_000 + Int64(chance.below(3)) * 1001)
    }
    return inDay + [.earliest, .latest, Timestamp(microseconds: 0), Timestamp(microseconds: -1)]
  }

  @Test("each is written as by itself")
  func asByItself() {
    var writer = TimestampWriter(.utc)
    for instant in instants {
      var (text, whole) = ("", "")
      var buffer = TextBuffer(capacity: 64)
      writer.append(instant, to: &buffer)
      text = buffer.withByteView(\.text)
      buffer.removeAll()
      writer.append(wholeUTC: instant, to: &buffer)
      whole = buffer.withByteView(\.text)
      buffer.removeAll()
      instant.append(to: &buffer, isWhole: true)
      #expect(text == TimeZone.utc.format(instant))
      #expect(whole == buffer.withByteView(\.text))
    }
  }
}
