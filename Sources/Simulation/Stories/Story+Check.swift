import Basics
import CaseModel

extension Story {
  /// Verifies and follows up.
  ///
  /// - Returns: false where the case is reopened.
  mutating func check() -> Bool {
    guard verify() else { return false }
    guard file.rule.needsFollowUp || happens(200), flaw != .closedWithoutFollowUp else {
      return true
    }
    _ = wait(Probabilities.following, of: .follow)
    return follow()
  }

  private mutating func verify() -> Bool {
    let isAsked =
      file.rule.needsVerification || flaw == .ownVerification || hasFailedVerification
    guard isAsked || happens(Probabilities.verifiedUnasked) else { return true }
    _ = wait(minutes: 60...600)
    let resolver = file.resolver
    let probability =
      hasFailedVerification ? Probabilities.verificationFailsAgain : Probabilities.verificationFails
    let isPassed = !(file.canReopen && happens(probability))
    let unit = flaw == .ownVerification ? resolver : checker(of: resolver)
    file.record(.caseVerified, by: unit, ["pass": .bool(isPassed)])
    if !isPassed { hasFailedVerification = true }
    return isPassed
  }

  /// The community checks, or where that did the work the unit above it.
  private func checker(of resolver: Symbol) -> Symbol {
    let community = world.community(of: file.place)
    return resolver == community ? world.above(community) : community
  }

  private mutating func follow() -> Bool {
    if file.rule.kind == .dispute, file.state.deliberation.slip == .mediate, happens(700) {
      file.mediate(.revisit)
      _ = wait(minutes: 2...30)
    }
    let unit = channel == .hotline ? world.hotline : world.community(of: file.place)
    guard happens(Probabilities.reached) else {
      file.record(.caseFollowed, by: unit, ["reached": .bool(false)])
      return true
    }
    let isSolved = happens(Probabilities.solved)
    let isSatisfied = happens(isSolved ? Probabilities.satisfied : Probabilities.satisfiedUnsolved)
    file.record(
      .caseFollowed, by: unit,
      JSONObject(present: [
        "reached": .bool(true), "solved": .bool(isSolved),
        "satisfied": happens(960) ? .bool(isSatisfied) : nil,
      ]))
    unsolved = !isSolved
    if !isSolved, file.state.round < 4, happens(Probabilities.reopenedUnsolved) {
      _ = wait(minutes: 5...120)
      guard file.canReopen else { return true }
      file.record(.caseReopened, by: unit, ["cause": .string("follow")])
      return false
    }
    return true
  }

  mutating func close() {
    _ = wait(minutes: 10...500)
    let unit = checker(of: file.resolver)
    let outcome =
      unsolved
      ? (happens(650) ? "explained" : happens(600) ? "unsolved" : "deferred")
      : (happens(60) ? "explained" : "solved")
    file.conclude(.caseClosed, by: unit, ["outcome": .string(outcome)])
    if flaw == .misnumbered { file.recordMisnumbered(.caseContacted, by: unit) }
  }

  /// Whether a closed case comes back within the window of 15 days: the resident calls again, or
  /// somebody above orders it.
  mutating func comesBack() -> Bool {
    guard file.state.round < 3, happens(Probabilities.reopenedLater) else { return false }
    _ = file.pass(until: file.instant(minutes: file.chance.within(200...2500), after: file.now))
    guard !file.isOver, file.canReopen else { return false }
    let cause = happens(800) ? "repeat" : "order"
    file.record(.caseReopened, by: world.hotline, ["cause": .string(cause)])
    return true
  }

  /// Appeals and exclusions, after the fact.
  mutating func review() {
    let unit = file.resolver
    let isAppealed = happens(Probabilities.appealed)
    guard isAppealed || happens(Probabilities.excluded) else { return }
    _ = wait(minutes: 400...3000)
    if isAppealed {
      let ground = JSONValue.string(file.chance.pick(Phrases.appeals))
      file.record(.appealFiled, by: unit, ["unit": file.path(unit), "ground": ground])
      _ = wait(minutes: 500...2500)
      let isGranted = happens(600)
      file.record(
        .appealDecided, by: world.office, ["unit": file.path(unit), "granted": .bool(isGranted)])
      guard isGranted else { return }
      _ = wait(minutes: 2...20)
    }
    let ground = JSONValue.string(file.chance.pick(Phrases.exclusions))
    file.record(.caseExcluded, by: world.office, ["ground": ground])
    guard happens(Probabilities.exclusionRevoked) else { return }
    _ = wait(minutes: 600...4000)
    let reason = JSONValue.string(file.chance.pick(Phrases.revocations))
    file.record(.exclusionRevoked, by: world.office, ["ground": reason])
  }
}
