import Basics
import CaseModel

/// Has cases of a book evaluated under overriding rules: as the query left them, where these rules would
/// have answered the same to all that the case asked; else folded again, when its last event is folded.
struct Projector {
  private let decoded: DecodedEvents
  /// As the reading left them.
  private let states: [CaseState]
  /// The subjects whose turn it is.
  private let subjects: Range<Int>
  /// The reference data before the first event.
  private let start: ReferenceData
  private let now: Timestamp
  private var evaluator: ImpactEvaluator
  /// Cases with events in a later slice.
  private var open: [Int32: CaseFold] = [:]

  init(
    _ subjects: Range<Int>, of decoded: DecodedEvents, _ states: [CaseState],
    from start: ReferenceData,
    now: Timestamp, period: Period?
  ) {
    self.subjects = subjects
    self.decoded = decoded
    self.states = states
    self.start = start
    self.now = now
    // Timers are computed under all calendars and units, those that came last too.
    var end = start
    for slice in decoded.slices { Projector.set(&end, slice) }
    // The first takes in what the others say; room that is not used is never touched.
    let room = subjects.lowerBound == 0 ? 0..<states.count : subjects
    let (runs, positions) = decoded.own.count(of: room)
    evaluator = ImpactEvaluator(
      in: end, now: now, period: period, room: (room.count, runs, positions))
  }

  private static func set(_ reference: inout ReferenceData, _ slice: DecodedEvents.Slice) {
    for change in slice.reference {
      reference.evolve(change.fact, time: change.event.time, sequence: change.event.sequence)
    }
  }

  /// Judges the cases among the subjects.
  ///
  /// - Parameter foldsAll: folds again even where the states of the query would do.
  consuming func run(foldsAll: Bool) -> ImpactEvaluator {
    let isElsewhere =
      foldsAll ? Array(repeating: true, count: states.count) : casesPutElsewhere()
    Projector.takeOver(subjects, decoded.own, states, by: &evaluator) { !isElsewhere[$0] }
    let taken = evaluator.count
    var reference = start
    for (index, slice) in decoded.slices.enumerated() {
      Projector.set(&reference, slice)
      fold(slice, Int32(index), in: reference) { isElsewhere[$0] }
    }
    evaluator.noteFolded(since: taken)
    return evaluator
  }

  /// Judges cases as the query left them.
  private static func takeOver(
    _ subjects: Range<Int>, _ own: OwnFold, _ states: [CaseState],
    by evaluator: inout ImpactEvaluator,
    where isWanted: (Int) -> Bool
  ) {
    let (states, starts, positions) = (states.span, own.starts.span, own.positions.span)
    for index in subjects where isWanted(index) {
      let subject = Subject(index: Int32(index))
      evaluator.evaluate(
        subject, states[index], starts: starts.extracting(own.starts(of: subject)),
        positions: positions.extracting(own.positions(of: subject)))
    }
  }

  /// By subject, whether these rules answer otherwise to something that the case asked.
  private func casesPutElsewhere() -> [Bool] {
    var isElsewhere = Array(repeating: false, count: states.count)
    var reference = start
    var next = 0
    let consultations = decoded.own.consultations.span
    for (index, slice) in decoded.slices.enumerated() {
      Projector.set(&reference, slice)
      var answers = PostAnswers(reference, at: now)
      let end = index + 1 < decoded.slices.count ? decoded.slices[index + 1].firstSequence : .max
      while next < consultations.count, consultations[next].sequence < end {
        let subject = Int(consultations[next].subject.index)
        if subjects.contains(subject), !isElsewhere[subject],
          answers[consultations[next].question] != consultations[next].answer
        {
          isElsewhere[subject] = true
        }
        next += 1
      }
    }
    return isElsewhere
  }

  private mutating func fold(
    _ slice: DecodedEvents.Slice, _ index: Int32, in reference: ReferenceData,
    where isWanted: (Int) -> Bool
  ) {
    // By the span: an element of the array would be copied, with a count of references.
    let events = slice.events.span
    var fold = CaseFold()
    var rest = slice.places(in: subjects, where: isWanted)[...]
    while let first = rest.first {
      let subject = events[Int(first)].subject
      if !open.isEmpty, let earlier = open.removeValue(forKey: subject.index) {
        fold = earlier
      } else {
        fold.begin()
      }
      while let next = rest.first, events[Int(next)].subject == subject {
        fold.fold(events[Int(next)], in: reference)
        rest.removeFirst()
      }
      if decoded.lastSlice[Int(subject.index)] == index {
        evaluator.evaluate(
          subject, fold.state, starts: fold.starts.span, positions: fold.positions.span)
      } else {
        open[subject.index] = fold
      }
    }
  }
}

/// A case while its events are folded, with what its state does not say: which event started each
/// run, and what became of it where the rules had a say.
private struct CaseFold {
  private(set) var state = CaseState()
  /// By the index of the run.
  private(set) var starts: [Int] = []
  private(set) var positions: [RulesProjection.Settled] = []

  mutating func begin() {
    state = CaseState()
    starts.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
  }

  mutating func fold(_ event: Event, in reference: ReferenceData) {
    state.evolve(event, in: reference)
    while starts.count < state.runs.count { starts.append(event.sequence) }
    if event.type.readsReference {
      positions.append(.init(sequence: event.sequence, at: .init(state)))
    }
  }
}
