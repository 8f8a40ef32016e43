import Basics
import CaseModel

/// Supervise (督办) and the exclusions of Assess (考核).
extension CaseFile {
  /// - Parameters:
  ///   - watch: the timer that asks for it; nil for an order.
  ///   - replyBy: an instant set by hand.
  mutating func issue(
    _ level: Card.Level, to unit: Int, for watch: Watch?, replyBy: Timestamp? = nil, by office: Int
  ) {
    var data: JSONObject = ["level": .string(level.name), "unit": path(unit)]
    if let watch {
      data["timer"] = .string(watch.timer.name)
      data["run"] = .integer(watch.run)
    }
    data["cause"] = .string(watch == nil ? "order" : "timer")
    if let replyBy { data["replyBy"] = .string(world.calendar.zone.format(replyBy)) }
    if watch == nil {
      record(.supervisionIssued, by: office, data)
    } else {
      recordBySweep(.supervisionIssued, data)
    }
    cards.append(Card(unit: unit, level: level))
    supervisions += 1
    // A day set by hand has no reminder (SPEC §6), and there is nothing else to a reply's timer.
    if replyBy == nil { self.watch(.reply, run: supervisions, unit: unit) }
    if level == .red { isExtensionPending = false }
    planReply(of: unit)
  }

  private mutating func planReply(of unit: Int) {
    guard chance.happens(Odds.repliesToCard) else { return }
    let reply = world.calendar.advanced(now, workingSeconds: 60 * chance.within(60...1000))
    plan(.replyToCard(unit), at: reply)
    guard chance.happens(Odds.cardIsLifted) else { return }
    plan(
      .liftCard(unit),
      at: world.calendar.advanced(reply, workingSeconds: 60 * chance.within(420...3000)))
  }

  func standingLevel(of unit: Int) -> Int {
    cards.lazy.filter { $0.unit == unit }.map(\.level.rawValue).max() ?? 0
  }

  mutating func replyToCard(_ unit: Int) {
    guard standingLevel(of: unit) > 0 else { return }
    let late = chance.happens(60) ? chance.within(60...900) : nil
    let reason = chance.pick(Phrases.replies)
    record(
      .supervisionAnswered, by: unit, ["unit": path(unit), "reason": .string(reason)],
      lateMinutes: late)
    stop(.reply, unit: unit)
  }

  mutating func liftCard(_ unit: Int) {
    guard standingLevel(of: unit) > 0 else { return }
    let reason = chance.pick(Phrases.lifts)
    record(
      .supervisionLifted, by: world.office, ["unit": path(unit), "reason": .string(reason)])
    cards.removeAll { $0.unit == unit }
    stop(.reply, unit: unit)
  }

  mutating func exclude(ground: String) {
    record(.caseExcluded, by: world.office, ["ground": .string(ground)])
  }

  mutating func revokeExclusion(ground: String) {
    record(.exclusionRevoked, by: world.office, ["ground": .string(ground)])
  }

  mutating func fileAppeal(of unit: Int, ground: String) {
    record(.appealFiled, by: unit, ["unit": path(unit), "ground": .string(ground)])
  }

  mutating func decideAppeal(of unit: Int, isGranted: Bool) {
    record(
      .appealDecided, by: world.office, ["unit": path(unit), "granted": .bool(isGranted)])
  }

  // MARK: Errands

  mutating func perform(_ deed: Errand.Deed) {
    switch deed {
    case .contact(let isLate): contact(lateMinutes: isLate ? chance.within(90...1200) : nil)
    case .answer(let unit): answer(unit)
    case .excuse(let unit): excuse(unit)
    case .finish(let unit): finish(unit)
    case .replyToCard(let unit): replyToCard(unit)
    case .liftCard(let unit): liftCard(unit)
    case .order(let level): order(level)
    case .slip(let slip): slipAlong(slip)
    case .meet(let step): meet(step: step, outcome: step == 4 ? "implement" : nil)
    }
  }

  private mutating func order(_ level: Card.Level) {
    guard standingLevel(of: holder) < level.rawValue else { return }
    let replyBy = world.calendar.adding(workdays: chance.within(2...5), to: now)
    issue(level, to: holder, for: nil, replyBy: replyBy, by: world.office)
  }

  private mutating func slipAlong(_ slip: String) {
    mediate(slip, outcome: chance.pick(Phrases.slips[slip] ?? [""]))
  }
}
