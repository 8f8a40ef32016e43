import Basics
import CaseModel

extension Story {
  /// The holder gives it to the department in charge, or to a wrong one.
  mutating func delegate() -> Outcome {
    guard wait(minutes: file.matter.isEmergency ? 1...6 : 10...240) else { return .passedOn }
    let giver = file.hand
    let isWrong =
      file.state.returns == 0 && !file.matter.isEmergency && happens(Probabilities.wrongDepartment)
    let unit = target(isWrong: isWrong)
    if let outcome = dispatchFlawed() { return outcome }
    if unit == giver { return finish() }
    let assist =
      happens(Probabilities.assisted) ? Array(file.departments.dropFirst().prefix(1)) : []
    file.dispatch(
      to: unit, by: giver, assist: assist,
      isToldLate: isDispatchToldLate && file.state.dispatches == 0)
    return afterDispatch(isWrong: isWrong)
  }

  private mutating func target(isWrong: Bool) -> Symbol {
    if isWrong { return file.chance.pick(world.departments) }
    let isBelow = file.rung >= 2 && file.state.returns == 0 && happens(60)
    if isBelow, case let grid = file.unit(at: 1), world.grids.contains(grid) { return grid }
    let isOther = file.state.returns > 0 && happens(400)
    return file.departments[isOther ? file.chance.below(file.departments.count) : 0]
  }

  /// How often it may be given back.
  private var returnsLimit: Int { file.reference.ruleset(at: file.now)?.returns.limit ?? .max }

  private mutating func afterDispatch(isWrong: Bool) -> Outcome {
    if file.state.returns >= returnsLimit { return afterRuling() }
    let returns = happens(
      file.state.returns > 0
        ? Probabilities.returnAgain
        : isWrong ? Probabilities.returnByWrong : Probabilities.returnByRight)
    let returnsUnsigned = returns && happens(400)
    guard wait(Probabilities.signing, of: .sign) else { return .passedOn }
    if returnsUnsigned, let outcome = giveBack() { return outcome }
    if file.state.status == .dispatched { sign() }
    if returns, !returnsUnsigned {
      guard wait(minutes: 20...300) else { return .passedOn }
      if let outcome = giveBack() { return outcome }
    }
    if flaw == .lateReturn {
      guard file.pass(until: world.clock.later(workingDays: 3, than: file.now)) else {
        return .passedOn
      }
      requestReturn()
    }
    return keep()
  }

  /// What was given back as often as it may be stays with whom it is given to now.
  private mutating func afterRuling() -> Outcome {
    guard wait(Probabilities.signing, of: .sign) else { return .passedOn }
    sign()
    if happens(Probabilities.returnAgainstRuling) {
      // Within the day: in the next night its returns carry the case up.
      guard wait(minutes: 5...30) else { return .passedOn }
      requestReturn(breaking: .returnedAgainstRuling)
      guard wait(minutes: 5...30) else { return .passedOn }
      answerReturn(.returnDenied, Phrases.rulings)
    }
    return keep()
  }

  private mutating func keep() -> Outcome {
    guard maybeSuspend(), maybeExtend() else { return .passedOn }
    if file.state.status == .suspended { return .over }
    return finish()
  }

  private mutating func sign() {
    guard flaw == .wrongSigner else { return file.sign(by: file.state.holder) }
    let other = file.chance.pick(world.departments.filter { $0 != file.state.holder })
    file.sign(by: other)
  }

  // MARK: Returns

  /// - Returns: how the turn ends, or nil where the department has to keep it.
  private mutating func giveBack() -> Outcome? {
    guard file.allows(.returnRequested, .returnRequested) else { return nil }
    requestReturn()
    guard wait(minutes: 15...420) else { return .passedOn }
    if happens(Probabilities.returnApproved) {
      answerReturn(.returnApproved, Phrases.approvals)
      return .passedOn
    }
    answerReturn(.returnDenied, Phrases.denials)
    guard wait(minutes: 5...120) else { return .passedOn }
    return nil
  }

  private mutating func requestReturn(breaking: Flaw? = nil) {
    file.record(
      .returnRequested, by: file.hand, ofHolder: "reason", file.chance.pick(Phrases.returns),
      breaking: breaking)
  }

  private mutating func answerReturn(_ type: EventType, _ reasons: [String]) {
    file.record(type, by: file.superior, ofHolder: "reason", file.chance.pick(reasons))
  }

  // MARK: Extensions

  /// - Returns: false where the case has come into other hands.
  private mutating func maybeExtend() -> Bool {
    guard file.state.round == 1, happens(Probabilities.extended), file.rule.kind != .wish,
      !file.matter.isEmergency
    else { return true }
    guard extend() else { return false }
    guard file.state.extensions == 1, happens(Probabilities.extendedAgain) else { return true }
    return extend()
  }

  /// - Returns: false where the case has come into other hands.
  private mutating func extend() -> Bool {
    guard let limit = file.limit(of: .handle) else { return true }
    let request = file.instant(permille: file.chance.within(300...800), from: file.now, to: limit)
    guard file.pass(until: request) else { return false }
    guard file.allows(.extensionRequested, .extensionRequested(nil)) else { return true }
    let amount = Span(file.chance.within(1...2) * 2 + 1, .workingDays)
    file.record(.extensionRequested, by: file.hand, ofHolder: "amount", amount.text)
    if happens(Probabilities.extensionForgotten) {
      return file.pass(until: world.clock.later(workingDays: 15, than: limit))
    }
    guard wait(minutes: 30...300) else { return false }
    guard file.state.isExtensionPending else { return true }
    if file.now < limit, happens(Probabilities.extensionGranted) {
      let granted = happens(150) ? Span(2, .workingDays) : amount
      file.record(.extensionGranted, by: file.superior, ofHolder: "amount", granted.text)
    } else {
      file.record(
        .extensionDenied, by: file.superior, ["unit": file.path(file.state.holder)])
    }
    return true
  }

  // MARK: Flaws

  /// A dispatch that the table forbids, put right by another.
  private mutating func dispatchFlawed() -> Outcome? {
    guard let target = flaw?.target(world.preset), file.state.dispatches == 0,
      file.state.round == 1
    else { return nil }
    file.dispatch(to: world.symbols.find(target))
    // Before any limit of that unit, which may not even be one, has passed.
    guard wait(minutes: 5...20) else { return .passedOn }
    return nil
  }
}
