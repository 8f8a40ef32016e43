package import Basics
package import CaseModel
package import Projection

/// What a period brought, over all units: the figures that are made public (每月公开).
///
/// An excluded case counts here: exclusion is a matter of assessment, not of what happened.
package struct PeriodFigures: Sendable {
  /// Distinct cases to which it happened within the period, whatever became of them later.
  package var registered = 0
  package var accepted = 0
  package var rejected = 0
  package var resolved = 0
  package var closed = 0
  /// Legs (`handle`) and rounds (`resolve`) that fell due within the period, and those of them met.
  package var legsDue = 0
  package var legsOnTime = 0
  package var roundsDue = 0
  package var roundsOnTime = 0
  /// Of the cases closed: those with an approved return, those reopened, and the follow-ups.
  package var returned = 0
  package var reopened = 0
  package var followed = 0
  package var reached = 0
  package var solved = 0
  package var satisfied = 0
  /// Of the cases registered: those whose place and matter had another one shortly before.
  package var repeated = 0

  package var channels: [Symbol: Int] = [:]
  /// Registered and closed, by matter.
  package var matters: [Symbol: (registered: Int, closed: Int)] = [:]
  /// Closed, by the tier that the case had reached.
  package var tiers: [Symbol: Int] = [:]
  package var cards: [CardLevel: Int] = [:]

  /// - Parameter repeatDays: how many days of 24 h before it another registration makes one repeated.
  /// - Complexity: O(n log n) in the cases.
  package init(_ view: CaseView, in bounds: Range<Timestamp>, repeatDays: Int) {
    var visits: [Visit: [Timestamp]] = [:]
    for state in view.state.table.states where state.isRegistered {
      visits[Visit(state), default: []].append(state.registered)
      count(state, in: bounds)
      countDue(state, in: bounds, view)
    }
    countRepeats(visits, in: bounds, days: repeatDays)
  }

  private struct Visit: Hashable {
    let place: Symbol
    let matter: Symbol

    init(_ state: CaseState) {
      place = state.place
      matter = state.matter
    }
  }

  private mutating func count(_ state: CaseState, in bounds: Range<Timestamp>) {
    if bounds.contains(state.registered) {
      registered += 1
      channels[state.channel, default: 0] += 1
      matters[state.matter, default: (0, 0)].registered += 1
    }
    // Acceptance starts the run, and nothing else does.
    let acceptance = state.runs.first { $0.timer == .contact }?.start
    if let acceptance, bounds.contains(acceptance) { accepted += 1 }
    if let rejection = state.rejected, bounds.contains(rejection) { rejected += 1 }
    if state.resolutions.contains(where: { bounds.contains($0) }) { resolved += 1 }
    if let closing = state.closings.last(where: { $0.closed.map(bounds.contains) ?? false }) {
      countClosed(state.matter, closing)
    }
    for card in state.supervisions where bounds.contains(card.time) {
      if let level = card.level { cards[level, default: 0] += 1 }
    }
  }

  /// The last closing of a case in the period, with what the case had been through by then.
  private mutating func countClosed(_ matter: Symbol, _ closing: Completion) {
    closed += 1
    matters[matter, default: (0, 0)].closed += 1
    tiers[closing.tier, default: 0] += 1
    if closing.returns > 0 { returned += 1 }
    if closing.round > 1 { reopened += 1 }
    guard let followUp = closing.followUp else { return }
    followed += 1
    guard followUp.reached else { return }
    reached += 1
    if followUp.solved == true { solved += 1 }
    if followUp.satisfied == true { satisfied += 1 }
  }

  private mutating func countDue(
    _ state: CaseState, in bounds: Range<Timestamp>, _ view: CaseView
  ) {
    for run in state.runs where run.timer == .handle || run.timer == .resolve {
      guard let row = view.state.reference.calculator.row(of: run, in: state, now: view.now),
        let due = row.due, bounds.contains(due), row.state.isDecided
      else { continue }
      let met = row.state == .met ? 1 : 0
      if run.timer == .handle {
        legsDue += 1
        legsOnTime += met
      } else {
        roundsDue += 1
        roundsOnTime += met
      }
    }
  }

  private mutating func countRepeats(
    _ visits: [Visit: [Timestamp]], in bounds: Range<Timestamp>, days: Int
  ) {
    let span = Int64(days) * Timestamp.microsecondsPerDay
    for times in visits.values where times.count > 1 {
      let times = times.sorted()
      for (earlier, later) in zip(times, times.dropFirst())
      where bounds.contains(later) && later.microseconds - earlier.microseconds <= span {
        repeated += 1
      }
    }
  }
}

extension CaseView {
  package func figures(_ period: Period, repeatDays: Int) -> PeriodFigures {
    PeriodFigures(self, in: period.bounds(in: zone), repeatDays: repeatDays)
  }

  /// The figures that stand on their own, each with the whole that it is a part of.
  package func totals(_ figures: PeriodFigures) -> [FigureCount] {
    [
      FigureCount("registered", figures.registered), FigureCount("accepted", figures.accepted),
      FigureCount("rejected", figures.rejected), FigureCount("resolved", figures.resolved),
      FigureCount("closed", figures.closed),
      FigureCount("legsOnTime", figures.legsOnTime, of: figures.legsDue),
      FigureCount("roundsOnTime", figures.roundsOnTime, of: figures.roundsDue),
      FigureCount("followed", figures.followed, of: figures.closed),
      FigureCount("reached", figures.reached, of: figures.followed),
      FigureCount("solved", figures.solved, of: figures.reached),
      FigureCount("satisfied", figures.satisfied, of: figures.reached),
      FigureCount("returned", figures.returned, of: figures.closed),
      FigureCount("reopened", figures.reopened, of: figures.closed),
      FigureCount("repeated", figures.repeated, of: figures.registered),
    ]
      + CardLevel.allCases.map { FigureCount($0.name, figures.cards[$0] ?? 0) }
  }

  /// Closed cases by tier, lowest first, and what share was closed there or below: how much never
  /// left the grid, the community, the street (小事不出网格、大事不出社区、难事不出街道).
  package func tierShares(_ figures: PeriodFigures) -> [TierShare] {
    let ladder = state.reference.ladder(at: now)
    let others = figures.tiers.keys.filter { !ladder.contains($0) }
      .sorted { symbols.precedes($0, $1) }
    var below = 0
    return (ladder + others).map { tier in
      let count = figures.tiers[tier] ?? 0
      below += count
      return TierShare(
        tier: tier, closed: count, share: share(count, of: figures.closed),
        within: share(below, of: figures.closed))
    }
  }

  /// By how many were registered, the most first.
  package func matterCounts(_ figures: PeriodFigures) -> [MatterCount] {
    figures.matters.sorted { left, right in
      left.value.registered == right.value.registered
        ? symbols.precedes(left.key, right.key)
        : left.value.registered > right.value.registered
    }.map { matter, counts in
      let entry = state.reference.ruleset(at: now)?.matter(matter)
      return MatterCount(
        matter: matter, name: entry?.name, nameEn: entry?.nameEn, registered: counts.registered,
        share: share(counts.registered, of: figures.registered), closed: counts.closed)
    }
  }

  /// Registrations of one channel in a period and in that of the year before.
  package func channelChange(_ period: Period, channel: Symbol) -> ChannelChange {
    let count = { (period: Period?) -> Int in
      guard let bounds = period?.bounds(in: self.zone) else { return 0 }
      return self.state.table.states.count {
        $0.isRegistered && $0.channel == channel && bounds.contains($0.registered)
      }
    }
    return ChannelChange(
      period: period, channel: channel, count: count(period), before: count(period.yearBefore))
  }
}

/// A figure, and in percent of what.
package struct FigureCount: Sendable {
  package let figure: String
  package let count: Int
  package let whole: Int?

  init(_ figure: String, _ count: Int, of whole: Int? = nil) {
    self.figure = figure
    self.count = count
    self.whole = whole
  }

  package var percent: Fraction? { whole.flatMap { share(count, of: $0) } }
}

/// Cases closed in a tier; in percent of all, and together with those of the tiers below.
package struct TierShare: Sendable {
  package let tier: Symbol
  package let closed: Int
  package let share: Fraction?
  package let within: Fraction?
}

/// Cases of a matter, with its names in the rules in force now.
package struct MatterCount: Sendable {
  package let matter: Symbol
  package let name: String?
  package let nameEn: String?
  package let registered: Int
  /// Of all that were registered, in percent.
  package let share: Fraction?
  package let closed: Int
}

package struct ChannelChange: Sendable {
  package let period: Period
  package let channel: Symbol
  package let count: Int
  /// In the year before.
  package let before: Int

  /// In percent; nil where the year before had none.
  package var change: Hundredths? {
    guard before > 0 else { return nil }
    let change = Int64((Fraction(abs(count - before), over: before) * 100).hundredths)
    return Hundredths(raw: count < before ? -change : change)
  }
}

/// The share of a number in another, in percent; nil over nothing.
func share(_ part: Int, of whole: Int) -> Fraction? {
  whole == 0 ? nil : Fraction(part, over: whole) * 100
}
