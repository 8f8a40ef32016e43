import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import TestSupport
import Testing

@testable import Projection

/// An event of an index is the one that the codec read from its line, whatever its type.
@Suite("Events as the bytes of an index")
struct EventRecordTests {
  @Test("each is read as it was written, and every type of a case occurs")
  func roundTrip() throws {
    var seen: Set<EventType> = []
    var found = Differences()
    for seed in 1...8 as ClosedRange<UInt64> {
      let home = TemporaryHome()
      try home.append(RandomBook.authored(RandomBook.envelopes(seed: seed, steps: 120)))
      var cursor = try BookCursor(home.home.book)
      var symbols = ReferenceData().symbols
      while let line = try cursor.next() {
        let event = try home.home.codec.decode(
          line, cursor.fields, subject: Subject(index: -1), symbols: &symbols, readsAuthor: true)
        if home.home.codec.isRare(line) { continue }
        seen.insert(event.type)
        found.expect(
          Self.copy(of: event, symbols.count).map { "\($0)" }, "\(event)", "seed \(seed)")
      }
    }
    #expect(found.found.isEmpty, "\(found.found)")
    let missing = EventType.allCases.filter { $0.row.subject == .case && !seen.contains($0) }
    #expect(missing.isEmpty, "\(missing)")
  }

  private static func copy(of event: Event, _ symbols: Int) -> Event? {
    let before = Timestamp(microseconds: event.recorded.microseconds - 90_000_000)
    var writer = CompactWriter()
    guard writer.event(event, after: before) else { return nil }
    return writer.bytes.withByteView { view in
      var reader = CompactReader(view)
      let copy = reader.event(
        sequence: event.sequence, after: before, (0..<symbols).map { Symbol(raw: Int32($0)) })
      return reader.isBroken || !reader.isAtEnd ? nil : copy
    }
  }

  @Test("reference data and registers have none")
  func rare() throws {
    let home = TemporaryHome()
    try home.append(RandomBook.envelopes(seed: 3, steps: 60))
    var cursor = try BookCursor(home.home.book)
    var symbols = ReferenceData().symbols
    var count = 0
    while let line = try cursor.next() {
      guard home.home.codec.isRare(line) else { continue }
      let event = try home.home.codec.decode(
        line, cursor.fields, subject: Subject(index: -1), symbols: &symbols)
      #expect(Self.copy(of: event, symbols.count) == nil)
      count += 1
    }
    #expect(count > 0)
  }
}
