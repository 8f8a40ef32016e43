import Basics
import CaseTestSupport
import TestSupport
import Testing

@testable import CaseModel

/// What must hold after every event: `CaseBook` holds it against each step of every test, and these
/// tests show that it can fail.
@Suite("What holds of a state after every event")
struct InvariantTests {
  static let sound = SoundCases()

  private static func folded(_ state: CaseState, events: Int) -> FoldedCase {
    FoldedCase(state, events: events, isInOrder: true, in: sound.book.state.reference)
  }

  @Test("is broken by a state of which one thing is wrong", arguments: BrokenCase.all.indices)
  func broken(index: Int) throws {
    let broken = BrokenCase.all[index]
    var state = broken.from(Self.sound)
    let events = Int(state.version)
    #expect(Invariant.ofCase.broken(by: Self.folded(state, events: events)) == [])
    broken.change(&state)
    let found = Invariant.ofCase.broken(by: Self.folded(state, events: events))
    #expect(found.contains { $0.hasPrefix(broken.sentence) }, "\(broken.sentence): \(found)")
  }

  @Test("has a state that breaks it, each")
  func complete() {
    let sentences = BrokenCase.all.map(\.sentence)
    for invariant in Invariant.ofCase {
      #expect(
        sentences.count { invariant.sentence.hasPrefix($0) } == 1, "\(invariant.sentence)")
    }
    #expect(sentences.count == Invariant.ofCase.count)
  }

  @Test("of a book is broken by a book of which one thing is wrong")
  func brokenBooks() {
    let sound = Self.sound.book.state
    #expect(sound.brokenInvariants == [])
    let changes: [(sentence: String, change: (inout BookState) -> Void)] = [
      ("The events are those", { $0.sequence += 1 }),
      ("There are no more anomalies", { $0.anomalies = $0.events + 1 }),
      ("No event happened after", { $0.lastTime = .earliest }),
      ("The versions of all subjects", { $0.table.states[0].version += 1 }),
    ]
    for (sentence, change) in changes {
      var state = sound
      change(&state)
      #expect(state.brokenInvariants.contains { $0.hasPrefix(sentence) }, "\(sentence)")
    }
  }

  @Test("of rules and calendars is broken by adoptions out of order")
  func brokenReference() {
    let reference = Self.sound.book.state.reference
    let adoptions = [2025, 2026].map { year in
      Adoption(
        ruleset: reference.rulebook.adoptions[0].ruleset,
        effective: instant("\(year)-01-01 00:00"), scope: .new, sequence: 1)
    }
    #expect(Invariant.ofAdoptions.broken(by: adoptions) == [])
    #expect(Invariant.ofAdoptions.broken(by: adoptions.reversed()).count == 1)
    #expect(Invariant.ofCalendars.broken(by: reference.calendars.entries) == [])
    #expect(Invariant.ofCalendars.broken(by: reference.calendars.entries.reversed()).count == 1)
  }

  @Test("of a task and of points is broken by one that is out of order")
  func brokenRegisters() {
    let name = Symbol(raw: 0)
    let posted = ServiceTask(
      name: name, poster: name, unit: name, item: .none, posted: .earliest)
    #expect(Invariant.ofTask.broken(by: posted) == [])
    var task = posted
    task.status = .claimed
    #expect(Invariant.ofTask.broken(by: task).map { $0.prefix(12) } == ["A task has s"])
    task = posted
    (task.ended, task.hasEvidence) = (.earliest, true)
    #expect(
      Invariant.ofTask.broken(by: task).map { $0.prefix(12) } == ["A task has e", "Only a task "])
    func entry(_ amount: Int64) -> PointsEntry {
      PointsEntry(
        ledger: name, holder: name, indicator: name, ref: .none, amount: Hundredths(raw: amount),
        time: .earliest)
    }
    #expect(Invariant.ofPoints.broken(by: [entry(200), entry(-200)]) == [])
    #expect(
      Invariant.ofPoints.broken(by: [entry(200), entry(0), entry(-300)]).map { $0.prefix(8) }
        == ["Nothing ", "No entry"])
  }
}
