import Basics
import CaseModel

extension Story {
  mutating func register() {
    let spot = world.spot(file.place)
    let data = JSONObject(present: [
      "matter": .string(mistakenMatter ?? file.matter.code), "place": file.path(file.place),
      "channel": .string(flaw == .oddChannel ? "telephone" : channel.rawValue),
      "urgency": .string(file.urgency),
      "title": .string(Matter.title(of: plot, at: spot, chance: &file.chance)),
      "requester": channel.hasRequester ? .string("r" + file.chance.hex(draws: 1)) : nil,
      "note": happens(60) ? .string(file.chance.pick(Phrases.notes)) : nil,
      "external": channel == .hotline && happens(500)
        ? .string(Matter.hotlineNumber(&file.chance)) : nil,
    ])
    file.record(.caseRegistered, by: registrar, data)
  }

  private var registrar: Symbol {
    switch channel {
    case .grid, .proactive: file.unit(at: 1)
    case .hotline: world.hotline
    case .app, .wechat: world.centre
    case .window: world.community(of: file.place)
    }
  }

  /// Who accepts: the unit that will hold it, or the centre for what came in there.
  private var acceptor: Symbol {
    channel == .app || channel == .wechat ? world.centre : file.startingPosition.holder
  }

  mutating func merge(into target: String) {
    if happens(600) {
      _ = wait(minutes: 3...40)
      file.accept(by: acceptor)
    }
    _ = wait(minutes: 5...120)
    file.conclude(.caseMerged, by: acceptor, ["into": .string(target)])
  }

  /// - Returns: false where it goes no further.
  mutating func acceptOrEnd() -> Bool {
    _ = wait(Probabilities.accepting, of: .accept)
    if happens(Probabilities.rejected), !file.matter.isEmergency {
      let (ground, advice) = file.chance.pick(Phrases.grounds)
      file.conclude(
        .caseRejected, by: acceptor,
        JSONObject(present: [
          "ground": .string(ground), "advice": happens(700) ? .string(advice) : nil,
        ]))
      end()
      return false
    }
    if happens(Probabilities.withdrawn / 3) { return withdraw() }
    let due =
      happens(Probabilities.dueByHand) ? world.clock.later(workingDays: 7, than: file.now) : nil
    file.accept(by: acceptor, due: due)
    if flaw == .secondAcceptance {
      _ = wait(minutes: 1...10)
      file.record(.caseAccepted, by: acceptor, [:])
    }
    if mistakenMatter != nil { reclassify() }
    if file.matter.isEmergency { skip() }
    return true
  }

  /// Who has it sees what it really is.
  private mutating func reclassify() {
    guard wait(minutes: 5...90), file.state.status == .accepted else { return }
    file.reclassify(by: file.state.holder, reason: file.chance.pick(Phrases.reclassifications))
  }

  /// Straight up, as the rules' `skips` let a smell of gas go.
  private mutating func skip() {
    let skip = file.reference.ruleset(at: file.now)?.skips.first {
      $0.matter == file.state.matter && $0.urgency == file.state.urgency
    }
    guard let target = skip.flatMap({ file.ladder.firstIndex(of: $0.to) }), target > file.rung
    else { return }
    _ = file.pass(until: file.now.later(seconds: file.chance.within(40...180)))
    file.escalate(to: target, isSkip: true)
  }

  mutating func planContact() {
    if let limit = file.limit(of: .contact) {
      let permille = file.chance.permille(Probabilities.contacting)
      let time = file.instant(permille: permille, from: file.now, to: limit)
      file.plan(.contact(isLate: happens(Probabilities.contactRecordedLate)), at: time)
    } else if happens(Probabilities.contactUnasked) {
      let time = file.instant(minutes: file.chance.within(20...400), after: file.now)
      file.plan(.contact(isLate: happens(Probabilities.contactRecordedLate)), at: time)
    }
  }

  /// - Returns: false, for it goes no further.
  mutating func withdraw() -> Bool {
    let reason = happens(800) ? JSONValue.string(file.chance.pick(Phrases.withdrawals)) : nil
    file.conclude(.caseWithdrawn, by: acceptor, JSONObject(present: ["reason": reason]))
    end()
    return false
  }

  private mutating func end() {
    guard flaw == .signedAfterEnd else { return }
    _ = file.pass(until: file.now.later(minutes: 90))
    let unit = file.startingPosition.holder
    file.record(.caseSigned, by: unit, ["unit": file.path(unit)])
  }
}
