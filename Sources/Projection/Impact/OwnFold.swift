import Basics
import CaseModel

/// What the book's own rules made of each case while it was read: which events started its runs, and
/// where acceptance and escalation put it.
///
/// Rules have a say in the fold of a case only there. Where other rules would put every case into the
/// same place, the states of the reading are theirs too, and need not be folded again.
struct OwnFold: Sendable {
  private var started: [(subject: Subject, sequence: Int)] = []
  private var settled: [(subject: Subject, post: RulesProjection.Settled)] = []
  /// Runs so far, by subject.
  private var runs: [Int32] = []
  /// The rules that put a case somewhere, each once.
  private var rulesets: [Ruleset] = []
  /// Whether one was put somewhere while no rules were in force.
  private var wasWithoutRules = false

  /// By subject, once arranged: where its starts and its posts begin; one entry more than subjects.
  private var firstStart: [Int32] = []
  private var firstPost: [Int32] = []

  /// Notes what an event did.
  ///
  /// - Parameter state: as the event left it.
  mutating func note(_ event: Event, _ state: CaseState, in scene: Scene) {
    let index = Int(event.subject.index)
    while runs.count <= index { runs.append(0) }
    while runs[index] < state.runs.count {
      started.append((event.subject, event.sequence))
      runs[index] += 1
    }
    guard event.fact.readsScene else { return }
    settled.append(
      (event.subject, RulesProjection.Settled(sequence: event.sequence, state)))
    note(scene.ruleset(at: event.time))
  }

  private mutating func note(_ ruleset: Ruleset?) {
    guard let ruleset else { return wasWithoutRules = true }
    if rulesets.last === ruleset || rulesets.contains(where: { $0 === ruleset }) { return }
    rulesets.append(ruleset)
  }

  /// Puts the notes of a case behind one another, once all are taken.
  ///
  /// - Complexity: O(notes + subjects).
  mutating func arrange(subjects: Int) {
    firstStart = OwnFold.arrange(&started, subjects, by: \.subject)
    firstPost = OwnFold.arrange(&settled, subjects, by: \.subject)
  }

  /// A counting sort, which keeps the order within a subject.
  private static func arrange<Note>(
    _ notes: inout [Note], _ subjects: Int, by subject: (Note) -> Subject
  ) -> [Int32] {
    var first = Array(repeating: Int32(0), count: subjects + 1)
    for note in notes { first[Int(subject(note).index) + 1] += 1 }
    for index in 0..<subjects { first[index + 1] += first[index] }
    var next = first
    var order = Array(repeating: 0, count: notes.count)
    for index in notes.indices {
      let subject = Int(subject(notes[index]).index)
      order[Int(next[subject])] = index
      next[subject] += 1
    }
    notes = order.map { notes[$0] }
    return first
  }

  /// Whether rules would have put every case where it was put.
  func isSettled(as ruleset: Ruleset?) -> Bool {
    guard let ruleset, !wasWithoutRules else { return false }
    return rulesets.allSatisfy { $0.settles(as: ruleset) }
  }

  /// The sequences of the events that started a case's runs, in the order of the runs.
  func starts(of subject: Subject) -> some RandomAccessCollection<Int> {
    let index = Int(subject.index)
    return started[Int(firstStart[index])..<Int(firstStart[index + 1])].lazy.map(\.sequence)
  }

  func posts(of subject: Subject) -> some Collection<RulesProjection.Settled> {
    let index = Int(subject.index)
    return settled[Int(firstPost[index])..<Int(firstPost[index + 1])].lazy.map(\.post)
  }
}

extension Ruleset {
  /// Whether acceptance and escalation lead to the same tiers and holders: they ask for the ladder and
  /// for the tiers of the matters only.
  func settles(as other: Ruleset) -> Bool {
    if self === other { return true }
    func tiers(_ ruleset: Ruleset) -> [Symbol: Symbol] {
      Dictionary(
        ruleset.matters.filter { !$0.tier.isNone }.map { ($0.code, $0.tier) },
        uniquingKeysWith: { $1 })
    }
    return ladder == other.ladder && tiers(self) == tiers(other)
  }
}
