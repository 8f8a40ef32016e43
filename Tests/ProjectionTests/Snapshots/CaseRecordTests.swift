import Basics
import CaseTestSupport
import HomeTestSupport
import TestSupport
import Testing

@testable import CaseModel
@testable import Projection

@Suite("The bytes of a case in a snapshot")
struct CaseRecordTests {
  private static func bytes(_ state: CaseState) -> [UInt8] {
    var writer = ByteWriter()
    writer.caseState(state)
    return writer.bytes
  }

  /// All that a state holds, wherever it is kept. A cold state that holds nothing any more says the same as
  /// none.
  private static func facts(_ state: CaseState) -> String {
    var bare = state
    var cold = state.runs.cold.first ?? ColdState()
    var rare = cold.rare.first ?? RareState()
    (cold.beyond, cold.rare) = ([], [])
    (rare.wholeRuns, rare.misfits) = ([], RareState.Misfits())
    bare.runs = RunList()
    let packed: [any Sendable] = [
      state.registered, state.lastMove, state.resolved, state.closed,
      state.contacted ?? .latest, state.tier, state.matter, state.urgency, state.channel,
      state.round, state.legs,
    ]
    return "\(bare) \(packed) \(Array(state.runs)) \(Timer.allCases.map(state.runs.mayRun)) "
      + "\(cold) \(rare)"
  }

  private static func read(
    _ bytes: [UInt8], symbols: Int, versions: ClosedRange<Int32> = 0...1000
  ) -> (state: CaseState, isFinished: Bool) {
    bytes.withByteView { view in
      var reader = ByteReader(view, symbols: symbols)
      var state = CaseState()
      reader.caseState(&state, versions: versions)
      return (state, reader.isFinished)
    }
  }

  @Test(
    "are read as the case that was written, whatever happened to it",
    arguments: (500..<540 as Range<UInt64>).sampled(3))
  func roundTrip(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      var book = CaseBook(reportsBroken: false)
      for envelope in RandomBook.authored(envelopes) { book.record(envelope) }
      let symbols = book.state.reference.symbols.count
      for state in book.state.table.states {
        let bytes = Self.bytes(state)
        let read = Self.read(bytes, symbols: symbols)
        found.expect(read.isFinished, "all of it is read")
        found.expect(Self.bytes(read.state), bytes, "bytes of what was read")
        found.expect(Self.facts(read.state), Self.facts(state), "state")
      }
    }
  }

  @Test("cut anywhere, or with a byte more, they are no case")
  func cut() {
    var book = CaseBook.standard()
    book.handleCase()
    let (bytes, symbols) = (Self.bytes(book["C-1"]), book.state.reference.symbols.count)
    #expect(Self.read(bytes, symbols: symbols).isFinished)
    for length in bytes.indices {
      #expect(!Self.read(Array(bytes.prefix(length)), symbols: symbols).isFinished, "\(length)")
    }
    #expect(!Self.read(bytes + [0], symbols: symbols).isFinished)
  }

  @Test("of a subject that is no case there is its version alone, in its bounds")
  func unregistered() {
    var state = CaseState()
    state.version = 7
    #expect(Self.bytes(state) == [7, 0, 0, 0, 0])
    #expect(Self.read(Self.bytes(state), symbols: 0, versions: 0...7).isFinished)
    #expect(!Self.read(Self.bytes(state), symbols: 0, versions: 0...6).isFinished)
  }

  @Test("what no events can lead to is refused, though it be well written")
  func impossible() {
    var book = CaseBook.standard()
    book.handleCase()
    let (sound, symbols) = (book["C-1"], book.state.reference.symbols.count)
    let changes: [(inout CaseState) -> Void] = [
      { $0.status = .suspended }, { $0.legs = $0.version + 2 }, { $0.round = -1 },
      { $0.tier = Symbol(raw: 1_000_000) }, { $0.calls = [Call(whistle: 0, unit: .none)] },
      { $0.deliberation = Deliberation(bits: 0b1000_0000) },
      { $0.deliberation = Deliberation(bits: 0b11_1000) }, { $0.reds = $0.version + 2 },
    ]
    for (index, change) in changes.enumerated() {
      var state = sound
      change(&state)
      #expect(!Self.read(Self.bytes(state), symbols: symbols).isFinished, "\(index)")
    }
  }
}
