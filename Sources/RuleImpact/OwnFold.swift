import CaseModel

/// What the book's own rules made of each case while it was read: which events started its runs, where
/// acceptance and escalation put it, and what they had asked the rules.
///
/// Rules have a say in the fold of a case only there. Where other rules would have answered the same to
/// all that a case asked, the state of the query is theirs too, and need not be folded again.
struct OwnFold: Sendable {
  /// Behind one another as they came, until they are arranged.
  private var started: [(subject: Subject, note: Int)] = []
  private var settled: [(subject: Subject, note: RulesProjection.Settled)] = []
  /// In the order of the book.
  private(set) var consultations: [Consultation] = []
  /// Runs so far, by subject.
  private var runs: [Int32] = []

  /// Arranged by subject: the sequences of the events that started runs, in the order of the runs.
  private(set) var starts: [Int] = []
  private(set) var positions: [RulesProjection.Settled] = []
  /// Where those of each subject begin; one entry more than subjects.
  private var firstStart: [Int32] = []
  private var firstPosition: [Int32] = []

  /// A question that a case put to the rules, and where it stood afterwards.
  struct Consultation: Sendable {
    let sequence: Int
    let subject: Subject
    let question: PositionQuestion
    let answer: CasePosition?
  }

  /// Notes what an event did.
  ///
  /// - Parameter state: as the event left it.
  mutating func note(_ event: Event, _ state: CaseState, in reference: ReferenceData) {
    let index = Int(event.subject.index)
    while runs.count <= index { runs.append(0) }
    let hasStarted = runs[index] < state.runs.count
    while runs[index] < state.runs.count {
      started.append((event.subject, event.sequence))
      runs[index] += 1
    }
    noteAwaited(event, state, in: reference)
    guard event.type.readsReference else { return }
    settled.append((event.subject, .init(sequence: event.sequence, at: .init(state))))
    // Acceptance and escalation start runs; what starts none had no effect, and asked for nothing,
    // unless it was for a tier that the ladder lacks.
    let question = PositionQuestion(event.fact, on: state)
    let hasAnswer = question.hasAnswer(in: reference, at: event.time)
    guard hasStarted || !hasAnswer else { return }
    let answer = hasAnswer ? CasePosition(tier: state.tier, holder: state.holder) : nil
    consultations.append(
      Consultation(
        sequence: event.sequence, subject: event.subject, question: question, answer: answer))
  }

  /// Who would have held the case when its acceptance was no longer awaited: the row of `accept`
  /// keeps it.
  private mutating func noteAwaited(_ event: Event, _ state: CaseState, in reference: ReferenceData)
  {
    guard let run = state.runs.first, run.timer == .accept, run.stop == event.time else { return }
    let question = PositionQuestion.start(
      matter: state.matter, place: state.place, namedTier: .none)
    consultations.append(
      Consultation(
        sequence: event.sequence, subject: event.subject, question: question,
        answer: question.answer(in: reference, at: event.time)))
  }

  /// Puts the notes of a case behind one another, once all are taken.
  ///
  /// - Complexity: O(notes + subjects).
  mutating func arrange(subjects: Int) {
    (starts, firstStart) = OwnFold.arrange(started, subjects)
    (positions, firstPosition) = OwnFold.arrange(settled, subjects)
    (started, settled) = ([], [])
  }

  /// A counting sort, which keeps the order within a subject.
  private static func arrange<Note>(
    _ notes: [(subject: Subject, note: Note)], _ subjects: Int
  ) -> (notes: [Note], first: [Int32]) {
    var first = Array(repeating: Int32(0), count: subjects + 1)
    for entry in notes { first[Int(entry.subject.index) + 1] += 1 }
    for index in 0..<subjects { first[index + 1] += first[index] }
    var next = first
    var order = Array(repeating: 0, count: notes.count)
    for (index, entry) in notes.enumerated() {
      let subject = Int(entry.subject.index)
      order[Int(next[subject])] = index
      next[subject] += 1
    }
    return (order.map { notes[$0].note }, first)
  }

  /// How many runs and positions some subjects have.
  func count(of subjects: Range<Int>) -> (runs: Int, positions: Int) {
    func count(_ first: [Int32]) -> Int {
      Int(first[subjects.upperBound] - first[subjects.lowerBound])
    }
    return (count(firstStart), count(firstPosition))
  }

  func starts(of subject: Subject) -> Range<Int> { OwnFold.range(firstStart, subject) }
  func positions(of subject: Subject) -> Range<Int> { OwnFold.range(firstPosition, subject) }

  private static func range(_ first: [Int32], _ subject: Subject) -> Range<Int> {
    Int(first[Int(subject.index)])..<Int(first[Int(subject.index) + 1])
  }
}
