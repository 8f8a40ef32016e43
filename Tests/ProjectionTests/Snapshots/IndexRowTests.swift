import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import TestSupport
import Testing

@testable import Projection

@Suite("A row of a snapshot's index")
struct IndexRowTests {
  private static let end = instant("2027-01-01 00:00")

  private static func bytes(_ state: CaseState, in reference: ReferenceData) -> [UInt8] {
    var writer = ByteWriter()
    writer.indexRow(of: state, at: 77, reference.calculator, now: end)
    return writer.bytes
  }

  private static func row(_ bytes: [UInt8], symbols: Int) -> IndexRow? {
    bytes.withByteView { IndexRow($0, symbols: symbols) }
  }

  private static func state(seed: UInt64) throws -> BookState {
    let temporary = TemporaryHome()
    try temporary.append(RandomBook.envelopes(seed: seed, steps: 90))
    return try temporary.plain.load().state
  }

  @Test("says of a case what its state says", arguments: [71, 72, 73] as [UInt64])
  func facts(seed: UInt64) throws {
    let state = try Self.state(seed: seed)
    let symbols = state.reference.symbols.count
    for caseState in state.table.states {
      let bytes = Self.bytes(caseState, in: state.reference)
      #expect(bytes.count == IndexRow.size)
      let row = try #require(Self.row(bytes, symbols: symbols))
      #expect(row.offset == 77)
      #expect(row.isCase == caseState.isRegistered)
      guard row.isCase else { continue }
      #expect(row.summary == CaseSummary(caseState))
      let rows = state.reference.calculator.rows(of: caseState, now: Self.end)
      let isLive = caseState.status.isOpen || rows.contains { $0.stop == nil }
      #expect(row.facts.contains(.live) == isLive)
      #expect(
        row.facts.contains(.unlimited)
          == (!isLive && caseState.runs.contains { $0.isRunning }))
      #expect(row.facts.contains(.called) == !caseState.calls.isEmpty)
      #expect(row.facts.contains(.carded) == !caseState.supervisions.isEmpty)
      let dues = rows.filter { $0.stop != nil && ($0.timer == .handle || $0.timer == .resolve) }
        .compactMap(\.due)
      let instants =
        [caseState.registered] + caseState.runs.map(\.start) + caseState.runs.compactMap(\.stop)
        + caseState.supervisions.map(\.time) + dues
      #expect(instants.allSatisfy { row.days.contains(IndexRow.day(of: $0)) })
    }
  }

  @Test("of more standing cards than it has room for has the case read")
  func manyCards() throws {
    let state = try Self.state(seed: 74)
    var caseState = CaseState()
    caseState.isRegistered = true
    caseState.status = .closed
    caseState.supervisions = Array(
      repeating: Supervision(unit: .none, level: .yellow, time: Self.end), count: 65_536)
    let symbols = state.reference.symbols.count
    #expect(
      try #require(Self.row(Self.bytes(caseState, in: state.reference), symbols: symbols))
        .facts.contains(.live))
    caseState.supervisions.removeLast()
    #expect(
      try !#require(Self.row(Self.bytes(caseState, in: state.reference), symbols: symbols))
        .facts.contains(.live))
  }

  @Test("is none where it cannot be meant")
  func bad() throws {
    let state = try Self.state(seed: 75)
    let caseState = try #require(state.table.states.first { $0.isRegistered })
    let sound = Self.bytes(caseState, in: state.reference)
    let symbols = state.reference.symbols.count
    #expect(Self.row(sound, symbols: symbols) != nil)
    #expect(Self.row(Array(sound.dropLast()), symbols: symbols) == nil)
    #expect(Self.row(sound + [0], symbols: symbols) == nil)
    #expect(Self.row(sound, symbols: 0) == nil)
    // An offset below zero, facts, a status and a symbol that there are not, days from last to first.
    for (offset, byte) in [(7, 0xFF), (8, 0x20), (9, 0x20), (19, 0x7F), (23, 0x7F)] {
      var bytes = sound
      bytes[offset] = UInt8(byte)
      #expect(Self.row(bytes, symbols: symbols) == nil, "\(offset)")
    }
  }

  @Test("has days before 1970 as well")
  func days() {
    #expect(IndexRow.day(of: instant("1970-01-01 08:00")) == 0)
    #expect(IndexRow.day(of: instant("1970-01-01 07:59")) == -1)
    #expect(IndexRow.day(of: instant("1969-12-31 08:00")) == -1)
    #expect(IndexRow.day(of: instant("1970-01-02 08:00")) == 1)
  }
}
