import Basics
package import CaseJournal
import CaseModel
package import EventBook
package import Projection

/// Gathers how cases went, line by line of one case after the other.
///
/// Memory: eight bytes an event, and what differs of names, steps and variants.
package struct FlowBuilder {
  private let names: PublicNames
  private let codec: EventCodec

  /// One event of the case at hand.
  private struct Moment {
    let time: Timestamp
    let activity: Int
    let resource: Int
  }

  /// How often, and in how many cases.
  private struct Tally {
    var count = 0
    var cases = 0
    /// The case that was counted last, from 1.
    var lastCase = 0
    var repeated = 0
    var lastRepeated = 0

    mutating func add(_ number: Int) {
      count += 1
      if lastCase != number {
        lastCase = number
        cases += 1
      } else if lastRepeated != number {
        lastRepeated = number
        repeated += 1
      }
    }
  }

  private struct Step: Hashable {
    let from, to: Int
  }

  private var moments: [Moment] = []
  private var cases = 0
  private var events = 0
  private var activities = NameList()
  private var resources = NameList()
  private var variants: [[Int]: Int] = [:]
  private var steps: [Step: (tally: Tally, microseconds: [Int64])] = [:]
  private var byActivity: [Tally] = []
  private var byResource: [Tally] = []
  private var pairs: Set<Step> = []

  package init(_ view: CaseView, _ codec: EventCodec) {
    names = PublicNames(view)
    self.codec = codec
  }

  /// Notes a line of the case at hand.
  package mutating func note(_ line: EventLine, _ fields: [DataField]) {
    guard let type = codec.type(of: line), type.row.subject == .case,
      !NotedActivity.isSupplied(line, fields)
    else { return }
    let noted = type == .caseNoted ? NotedActivity(line, fields) : nil
    let actor = names.symbols.optionalText(names.actor(of: line))
    moments.append(
      Moment(
        time: line.time, activity: activities.number(of: noted?.name ?? type.name),
        resource: resources.number(of: noted?.resource ?? actor ?? "")))
  }

  /// Counts the case whose lines were noted; one without any counts nowhere.
  package mutating func endCase() {
    defer { moments.removeAll(keepingCapacity: true) }
    guard !moments.isEmpty else { return }
    cases += 1
    events += moments.count
    let ordered = moments.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
    variants[ordered.map(\.activity), default: 0] += 1
    for moment in ordered { count(moment) }
    for (one, next) in zip(ordered, ordered.dropFirst()) {
      let step = Step(from: one.activity, to: next.activity)
      steps[step, default: (Tally(), [])].tally.add(cases)
      steps[step]?.microseconds.append(next.time.microseconds - one.time.microseconds)
    }
  }

  private mutating func count(_ moment: Moment) {
    while byActivity.count < activities.count { byActivity.append(Tally()) }
    while byResource.count < resources.count { byResource.append(Tally()) }
    byActivity[moment.activity].add(cases)
    byResource[moment.resource].add(cases)
    pairs.insert(Step(from: moment.resource, to: moment.activity))
  }

  // MARK: The whole

  /// - Complexity: O(events · log events).
  package func flow() -> Flow {
    Flow(
      cases: cases, events: events, variants: variantRows, steps: stepRows,
      resources: resourceRows, rework: reworkRows)
  }

  private var variantRows: [FlowVariant] {
    let rows = variants.map { (names: $0.key.map { activities[$0] }, cases: $0.value) }.sorted {
      $0.cases != $1.cases
        ? $0.cases > $1.cases : $0.names.lexicographicallyPrecedes($1.names)
    }
    var sum = 0
    return rows.map { row in
      sum += row.cases
      return FlowVariant(
        activities: row.names, cases: row.cases, share: share(row.cases, of: cases),
        within: share(sum, of: cases))
    }
  }

  private var stepRows: [FlowStep] {
    steps.map { step, found in
      let sorted = found.microseconds.sorted()
      return FlowStep(
        from: activities[step.from], to: activities[step.to], count: found.tally.count,
        cases: found.tally.cases, median: Self.quantile(sorted, percent: 50),
        ninetieth: Self.quantile(sorted, percent: 90),
        longest: Self.quantile(sorted, percent: 100))
    }.sorted {
      ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to)
    }
  }

  private var resourceRows: [FlowResource] {
    let kinds = Dictionary(pairs.map { ($0.from, 1) }, uniquingKeysWith: +)
    return byResource.enumerated().map { number, tally in
      FlowResource(
        resource: resources[number].isEmpty ? nil : resources[number], events: tally.count,
        cases: tally.cases, activities: kinds[number] ?? 0)
    }.sorted { ($1.events, $0.resource ?? "") < ($0.events, $1.resource ?? "") }
  }

  private var reworkRows: [FlowRework] {
    byActivity.enumerated().map { number, tally in
      FlowRework(
        activity: activities[number], events: tally.count, cases: tally.cases,
        reworked: tally.repeated, share: share(tally.repeated, of: tally.cases),
        repetitions: tally.count - tally.cases)
    }.sorted {
      ($1.repetitions, $1.events, $0.activity) < ($0.repetitions, $0.events, $1.activity)
    }
  }

  /// Seconds that so many percent do not exceed, between two values by the distance from them.
  ///
  /// - Precondition: there are some, the least first, none negative.
  static func quantile(_ sorted: [Int64], percent: Int) -> Fraction {
    let position = (sorted.count - 1) * percent
    let (index, rest) = position.quotientAndRemainder(dividingBy: 100)
    let next = sorted[min(index + 1, sorted.count - 1)]
    let hundredfold = sorted[index] * Int64(100 - rest) + next * Int64(rest)
    return Fraction(Int(hundredfold), over: 100 * Int(Timestamp.microsecondsPerSecond))
  }
}

/// Names by number, in the order in which they came.
private struct NameList {
  private var names: [String] = []
  private var numbers: [[UInt8]: Int] = [:]

  var count: Int { names.count }
  subscript(number: Int) -> String { names[number] }

  mutating func number(of name: String) -> Int {
    let bytes = Array(name.utf8)
    if let known = numbers[bytes] { return known }
    numbers[bytes] = names.count
    names.append(name)
    return names.count - 1
  }
}
