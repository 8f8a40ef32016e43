import Basics
import Testing

@testable import CaseModel

/// What a state has in few bits must come out as it went in, whatever it is: what does not fit is kept whole
/// elsewhere.
@Suite("Facts of a case in few bits")
struct PackedStateTests {
  private static let registered = Timestamp(microseconds: 1_772_413_200_000_000)

  /// Instants that fit and such as do not: finer than a millisecond, earlier, much later.
  static let moments: [Timestamp] = [
    registered, registered.advanced(byMicroseconds: 1_000), registered.advanced(byMicroseconds: 1),
    registered.advanced(byMicroseconds: -1), registered.advanced(byMicroseconds: -1_000),
    registered.advanced(byMicroseconds: 365 * 86_400_000_000),
    registered.advanced(byMicroseconds: 9 * 365 * 86_400_000_000),
    registered.advanced(byMicroseconds: 40 * 365 * 86_400_000_000 + 7), .earliest, .latest,
    Timestamp(microseconds: 0),
  ]

  static let names = [-1, 0, 1, 510, 511, 65_533, 65_534, 65_535, 2_097_151, .max].map {
    Symbol(raw: $0)
  }

  @Test("instants", arguments: moments)
  func instants(at: Timestamp) {
    var state = CaseState()
    state.registered = Self.registered
    state.lastMove = at
    state.resolved = at
    state.closed = at
    state.contacted = at
    #expect(state.lastMove == at && state.resolved == at && state.closed == at)
    #expect(state.contacted == at)
    state.registered = at
    #expect(state.lastMove == at && state.contacted == at)
    state.contacted = nil
    #expect(state.contacted == nil && state.closed == at)
  }

  @Test("symbols", arguments: names)
  func symbols(symbol: Symbol) {
    var state = CaseState()
    state.tier = symbol
    state.matter = symbol
    state.urgency = symbol
    state.channel = symbol
    state.holder = symbol
    state.resolver = symbol
    #expect(
      [state.tier, state.matter, state.urgency, state.channel, state.holder, state.resolver]
        .allSatisfy { $0 == symbol })
    state.tier = Symbol(raw: 3)
    #expect(state.tier.raw == 3 && state.matter == symbol)
  }

  @Test("who resolved a case stays so, whoever holds it")
  func resolver() {
    let (one, other) = (Symbol(raw: 1), Symbol(raw: 2))
    var state = CaseState()
    state.holder = one
    #expect(state.resolver.isNone)
    state.resolver = one
    state.holder = other
    #expect(state.resolver == one && state.holder == other)
    state.resolver = other
    state.holder = .none
    #expect(state.resolver == other)
    state.resolver = .none
    #expect(state.resolver.isNone)
    state.holder = one
    #expect(state.resolver.isNone)
  }

  @Test("numbers", arguments: [0, 1, 14, 15, 16, Int32.max])
  func numbers(number: Int32) {
    var state = CaseState()
    #expect(state.round == 1 && state.legs == 0)
    state.round = number
    state.legs = number
    state.returns = number
    state.extensions = number
    #expect(
      [state.round, state.legs, state.returns, state.extensions]
        == Array(repeating: number, count: 4))
    #expect(state.status == .registered && state.lastFollowUp == nil)
  }

  @Test("the result of a follow-up")
  func followUp() {
    var state = CaseState()
    state.deliberation = Deliberation(bits: 0x7F)
    for reached in [true, false] {
      for solved in [nil, true, false] {
        for satisfied in [nil, true, false] {
          let followUp = FollowUp(reached: reached, solved: solved, satisfied: satisfied)
          state.lastFollowUp = followUp
          #expect(state.lastFollowUp == followUp)
        }
      }
    }
    #expect(state.deliberation.bits == 0x7F && state.round == 1)
    state.lastFollowUp = nil
    #expect(state.lastFollowUp == nil)
  }

  @Test("runs, and a list of them counted from another instant", arguments: moments)
  func runs(at: Timestamp) {
    var runs: [TimerRun] = []
    for (index, symbol) in Self.names.enumerated() {
      for number in [0, 31, 32, 1_000_000] as [Int32] {
        var run = TimerRun(
          Timer.allCases[index % 8], number: number, unit: symbol, tier: symbol, start: at)
        run.stop = index % 3 == 0 ? nil : Self.moments[index]
        run.isCut = index % 2 == 0
        run.isDueSet = index % 4 == 0
        run.notices = TimerRun.Notices(rawValue: UInt8(index * 3 % 32))
        run.holderClass = [0, 126, 127, 65_535][index % 4]
        runs.append(run)
      }
    }
    var state = CaseState()
    state.registered = Self.registered
    for run in runs.shuffledInPlaces { state.add(run.withoutDue) }
    #expect(Array(state.runs) == runs.shuffledInPlaces.map(\.withoutDue))
    let kept = state
    state.registered = at
    #expect(Array(state.runs) == Array(kept.runs))
    for index in state.runs.indices { state.runs[index].unit = Symbol(raw: 5) }
    #expect(state.runs.allSatisfy { $0.unit.raw == 5 })
    #expect(Array(kept.runs) == runs.shuffledInPlaces.map(\.withoutDue))
  }

  @Test("runs end alike, wherever they are kept", arguments: moments)
  func ending(at: Timestamp) {
    let holder = Symbol(raw: 3_000_000)
    for start in Self.moments {
      for count in [1, 7, 8, 20] {
        var (state, runs) = (CaseState(), [TimerRun]())
        state.registered = Self.registered
        state.holder = holder
        for index in 0..<count {
          let timer = Timer.allCases[index % 8]
          let run = TimerRun(
            timer, number: Int32(index), unit: Symbol(raw: Int32(index % 3)), tier: .none,
            start: start)
          runs.append(run)
          state.add(run)
        }
        state.stop(.resolve, at: at)
        state.stop(.answer, unit: Symbol(raw: 0), at: at)
        state.cut(at: at) { $0 == .follow }
        state.runs.set(unit: holder, ofRunning: .accept)
        for index in runs.indices {
          let timer = runs[index].timer
          if timer == .accept { runs[index].unit = holder }
          guard
            timer == .resolve || timer == .follow
              || timer == .answer && runs[index].unit == Symbol(raw: 0)
          else { continue }
          runs[index].stop = at
          runs[index].isCut = timer == .follow
          if timer != .answer { runs[index].unit = holder }
        }
        #expect(Array(state.runs) == runs)
        #expect(!state.runs.mayRun(.resolve) && state.runs.mayRun(.accept))
      }
    }
  }
}

extension TimerRun {
  /// A list takes in due times that are set beside the run, and not with it.
  fileprivate var withoutDue: TimerRun {
    var run = self
    run.isDueSet = false
    return run
  }
}

extension [TimerRun] {
  /// So that runs that fit stand beside such as do not.
  fileprivate var shuffledInPlaces: [TimerRun] {
    indices.map { self[($0 * 7) % count] }
  }
}
