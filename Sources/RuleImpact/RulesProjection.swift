package import Basics
package import CaseModel

/// What one ruleset, as if it alone had been adopted from the start, says of every case at an
/// instant: as little as a comparison needs, some 200 bytes a case.
package struct RulesProjection: Sendable {
  package let now: Timestamp
  /// The reference data at the end of the book under these rules.
  package let reference: ReferenceData
  /// nil where no period was asked for.
  package private(set) var scoreboard: Scoreboard?
  private let assessment: Assessment?
  /// What counts for each unit in the period.
  private(set) var tallies: [Symbol: Tally] = [:]
  /// How many cases had to be folded again, since these rules could have put them elsewhere.
  package internal(set) var folded = 0
  package internal(set) var verdicts: [Verdict] = []
  var rows: [Row] = []
  var positions: [Settled] = []
  /// Where the verdict on a subject stands; -1 for what is no case.
  private var places: [Int32] = []

  /// - Parameter assessment: the question of its scoreboard; nil for none.
  init(now: Timestamp, reference: ReferenceData, _ assessment: Assessment?) {
    self.now = now
    self.reference = reference
    self.assessment = assessment
  }

  /// The ruleset; nil for an override by no rules at all.
  package var ruleset: Ruleset? { reference.rulebook.adoptions.first?.ruleset }

  /// Where a case stands.
  package struct Standpoint: Equatable, Sendable {
    package let status: Status
    package let tier, holder: Symbol

    init(_ state: CaseState) { (status, tier, holder) = (state.status, state.tier, state.holder) }
  }

  /// How a case stands.
  package struct Verdict: Sendable {
    package let subject: Subject
    package let at: Standpoint
    /// The sequence of the event that registered it.
    let registered: Int
    fileprivate var firstRow, firstPosition: Int32

    init(
      _ subject: Subject, _ state: CaseState, registered: Int, in projection: RulesProjection
    ) {
      self.subject = subject
      self.registered = registered
      at = Standpoint(state)
      firstRow = Int32(projection.rows.count)
      firstPosition = Int32(projection.positions.count)
    }
  }

  /// One timer's run: when it is due, how it stands, and which notices the rules ask for it.
  struct Row: Sendable {
    let timer: Timer
    let state: TimerState
    let number: Int32
    private let dueMicroseconds: Int64
    /// The sequence of the event that started it.
    let started: Int
    /// What stands in the book, and what these rules would have issued by now.
    let standing: TimerRun.Notices
    let required: TimerRun.Notices
    let isProvisional: Bool

    init(
      _ row: TimerRow, started: Int, standing: TimerRun.Notices, required: TimerRun.Notices
    ) {
      timer = row.timer
      state = row.state
      number = Int32(row.number)
      dueMicroseconds = row.due?.microseconds ?? .max
      self.started = started
      self.standing = standing
      self.required = required
      isProvisional = row.isProvisional
    }

    var due: Timestamp? {
      dueMicroseconds == .max ? nil : Timestamp(microseconds: dueMicroseconds)
    }

    var missing: TimerRun.Notices { required.subtracting(standing) }
    var unfounded: TimerRun.Notices { standing.subtracting(required) }

    /// In the order of the table, then by run.
    func precedes(_ other: Row) -> Bool {
      timer == other.timer ? number < other.number : timer < other.timer
    }
  }

  /// Where a case stood after an event that the rules had a say in: an acceptance or escalation.
  struct Settled: Sendable {
    let sequence: Int
    /// As the event left it.
    let at: Standpoint
  }

  /// Memory that the verdicts take.
  package var heldBytes: Int {
    verdicts.count * MemoryLayout<Verdict>.stride + rows.count * MemoryLayout<Row>.stride
      + positions.count * MemoryLayout<Settled>.stride + places.count * MemoryLayout<Int32>.stride
  }

  // MARK: Putting together

  /// Puts the verdicts on other cases behind these.
  mutating func append(_ other: consuming RulesProjection) {
    let (rows, positions) = (Int32(rows.count), Int32(positions.count))
    for verdict in other.verdicts {
      var verdict = verdict
      verdict.firstRow += rows
      verdict.firstPosition += positions
      verdicts.append(verdict)
    }
    self.rows += other.rows
    self.positions += other.positions
    folded += other.folded
  }

  /// Counts figures for units, and ranks them anew.
  mutating func add(_ others: [Symbol: Tally]) {
    tallies.merge(others, uniquingKeysWith: +)
    scoreboard = assessment?.scoreboard(of: tallies, in: reference)
  }

  /// Notes where each verdict stands, once all are there.
  mutating func index(subjects: Int) {
    places = Array(repeating: -1, count: subjects)
    for place in verdicts.indices {
      places[Int(verdicts[place].subject.index)] = Int32(place)
    }
  }

  // MARK: Looking up

  /// The verdict on a subject; nil for what is no case.
  package subscript(subject: Subject) -> Verdict? {
    let place = places[Int(subject.index)]
    return place < 0 ? nil : verdicts[Int(place)]
  }

  /// The rows of a case, in the order of the table and then by run.
  func rows(of subject: Subject) -> Range<Int> {
    range(of: subject, total: rows.count, from: \.firstRow)
  }

  func positions(of subject: Subject) -> Range<Int> {
    range(of: subject, total: positions.count, from: \.firstPosition)
  }

  @inline(__always)
  private func range(
    of subject: Subject, total: Int, from first: (Verdict) -> Int32
  ) -> Range<Int> {
    let place = Int(places[Int(subject.index)])
    guard place >= 0 else { return 0..<0 }
    let end = place + 1 < verdicts.count ? Int(first(verdicts[place + 1])) : total
    return Int(first(verdicts[place]))..<end
  }
}
