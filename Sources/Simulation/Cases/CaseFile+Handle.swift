import Basics
import CaseModel

/// Handle (办理).
extension CaseFile {
  mutating func suspend(reason: String, reviewOn: CivilDate?) {
    var data: JSONObject = ["reason": .string(reason)]
    if let reviewOn { data["reviewOn"] = .string(reviewOn.text) }
    record(.caseSuspended, by: holder, data)
    resumesTo = status
    status = .suspended
    suspendedAt = now
  }

  mutating func resume(reason: String) {
    record(.caseResumed, by: holder, ["reason": .string(reason)])
    status = resumesTo
    guard let start = suspendedAt else { return }
    suspendedAt = nil
    for index in watches.indices where watches[index].isPausable {
      let unit = watches[index].limits.limit.unit
      let end = now
      let calendar = world.calendar
      watches[index].move(after: start) { instant in
        switch unit {
        case .minutes, .hours, .days, .meetings: instant.later(seconds: end.seconds(since: start))
        case .workingHours:
          calendar.advanced(
            instant, workingSeconds: calendar.position(end) - calendar.position(start))
        case .workingDays:
          calendar.adding(workdays: calendar.workdays(from: start, to: end), to: instant)
        }
      }
    }
  }

  mutating func requestExtension(_ amount: Duration) {
    record(
      .extensionRequested, by: holder,
      ["unit": path(holder), "amount": .string(amount.text)])
    isExtensionPending = true
  }

  mutating func grantExtension(_ amount: Duration) {
    let unit = dispatcher ?? world.organisation.post(at: tier, above: place)?.unit ?? holder
    record(
      .extensionGranted, by: unit, ["unit": path(holder), "amount": .string(amount.text)])
    isExtensionPending = false
    extensions += 1
    let rulebook = world.rulebook
    let tier = tier
    for index in watches.indices where watches[index].isPausable {
      watches[index].move(after: .earliest) { rulebook.end(of: amount, from: $0, tier: tier) }
    }
  }

  mutating func denyExtension() {
    let unit = dispatcher ?? world.organisation.post(at: tier, above: place)?.unit ?? holder
    record(.extensionDenied, by: unit, ["unit": path(holder)])
    isExtensionPending = false
  }

  /// One session; what comes before the step is put before it too where it was not yet.
  mutating func meet(step: Int, outcome: String?) {
    for earlier in heldStep + 1..<max(step, heldStep + 1) { hold(step: earlier, outcome: nil) }
    hold(step: step, outcome: outcome)
  }

  private mutating func hold(step: Int, outcome: String?) {
    heldStep = max(heldStep, step)
    var data: JSONObject = ["tier": .string(world.rulebook.ladder[tier]), "step": .integer(step)]
    if let outcome { data["outcome"] = .string(outcome) }
    if chance.happens(400) { data["minutes"] = .string(digest()) }
    record(.meetingHeld, by: place(at: tier), data)
  }

  mutating func mediate(_ slip: String, outcome: String?) {
    slips += 1
    var data: JSONObject = ["slip": .string(slip)]
    if let outcome { data["outcome"] = .string(outcome) }
    record(.mediationRecorded, by: place(at: tier), data)
  }

  mutating func resolve(action: String, hasEvidence: Bool) {
    var data: JSONObject = ["action": .string(action)]
    if hasEvidence {
      data["evidence"] = .array((0..<chance.within(1...2)).map { _ in .string(digest()) })
    }
    record(.caseResolved, by: holder, data)
    endLeg()
    stop(.resolve)
    dropWork()
    status = .resolved
    resolver = holder
    resolvedAt = now
    if matter.needsFollowUp { watch(.follow, run: round) }
  }

  /// Once it is resolved, nobody finishes or mediates any more.
  private mutating func dropWork() {
    agenda.removeAll {
      switch $0.deed {
      case .finish, .slip: true
      default: false
      }
    }
  }

  /// Within the rules' window of 15 days from the last resolution.
  var canReopen: Bool { now < (resolvedAt ?? now).later(days: 15) }

  mutating func verify(pass: Bool, by unit: Int) {
    record(.caseVerified, by: unit, ["pass": .bool(pass)])
    if !pass { startRound() }
  }

  mutating func follow(reached: Bool, solved: Bool?, satisfied: Bool?, by unit: Int) {
    var data: JSONObject = ["reached": .bool(reached)]
    if let solved { data["solved"] = .bool(solved) }
    if let satisfied { data["satisfied"] = .bool(satisfied) }
    record(.caseFollowed, by: unit, data)
    stop(.follow)
  }

  mutating func reopen(cause: String, by unit: Int) {
    record(.caseReopened, by: unit, ["cause": .string(cause)])
    startRound()
  }

  mutating func close(outcome: String, by unit: Int) {
    record(.caseClosed, by: unit, ["outcome": .string(outcome)])
    status = .closed
    // What outlives closing gets no card any more: cards are for open cases.
    watches = []
    dropErrands(keepingReplies: true)
  }

  private mutating func startRound() {
    round += 1
    heldStep = 0
    slips = 0
    stop(.follow)
    status = .handling
    startLeg()
    watch(.resolve, run: round)
  }

  /// A digest under which evidence or minutes are kept elsewhere; here of nothing.
  mutating func digest() -> String { "sha256:" + chance.hex(draws: 4) }

  /// The unit of a tier above the case's place.
  func place(at rung: Int) -> Int {
    world.organisation.post(at: rung, above: place)?.unit ?? place
  }
}
