import Basics
import CaseModel

/// The canonical lines of what events are about.
extension CanonicalLine {
  /// A subject that is no case.
  mutating func subjectLine(_ name: ByteView, version: Int) {
    member("subject") { $0.text(name) }
    member("version") { $0.number(version) }
  }

  /// All facts of one case.
  mutating func caseLine(_ name: ByteView, _ state: CaseState) {
    member("accepted") { $0.flag(state.isAccepted) }
    // Only where an authority asked: without one the digest of a book is what it was before there were any.
    if state.whistles.contains(where: { !$0.caller.isNone }) {
      member("callers") { $0.array(state.whistles) { $0.symbol($1.caller) } }
    }
    rows("calls", state.calls) { line, call in
      line.number(call.whistle)
      line.symbol(call.unit)
      line.flag(call.isAnswered)
      line.flag(call.isExcused)
      line.flag(call.isFinished)
      line.rating(call.rating)
      line.rating(call.ownRating)
    }
    row("cards") { line in
      line.number(state.notices)
      line.number(state.yellows)
      line.number(state.reds)
    }
    member("case") { $0.text(name) }
    member("channel") { $0.symbol(state.channel) }
    member("closed") { $0.instant(state.closed) }
    rows("completions", state.completions) { line, completion in
      line.instant(completion.resolved)
      line.instant(completion.closed)
      line.symbol(completion.tier)
      line.number(completion.round)
      line.number(completion.returns)
      line.followUp(completion.followUp)
    }
    member("contacted") { $0.instant(state.contacted) }
    row("deliberation") { line in
      line.number(state.deliberation.step)
      line.number(state.deliberation.slip?.rawValue ?? 0)
      line.flag(state.deliberation.isRaised)
    }
    row("dispatcher") { line in
      line.flag(state.hasDispatcher)
      line.symbol(state.dispatcher)
    }
    member("excluded") { $0.flag(state.isExcluded) }
    member("extensions") { $0.number(state.extensions) }
    member("followUp") { $0.followUp(state.lastFollowUp) }
    member("followed") { $0.flag(state.isFollowed) }
    rows("formerClasses", state.formerClasses) { line, former in
      for symbol in [former.matter, former.urgency, former.place] { line.symbol(symbol) }
      line.instant(former.until)
      line.array(former.ended) { $0.number($1) }
    }
    rows("grants", state.grants) { line, grant in
      line.text(grant.amount.text)
      line.number(grant.leg)
      line.number(grant.round)
    }
    rows("handbacks", state.handbacks) { line, handback in
      line.number(handback.leg)
      line.symbol(handback.to)
    }
    member("holder") { $0.symbol(state.holder) }
    if !state.involvements.isEmpty {
      rows("involvements", state.involvements) { line, involvement in
        line.text(EventType(rawValue: involvement.type)?.name)
        line.symbol(involvement.person)
      }
    }
    member("lastMove") { $0.instant(state.lastMove) }
    row("legs") { line in
      line.number(state.legs)
      line.flag(state.hasLeg)
    }
    caseLineTail(state)
  }

  private mutating func caseLineTail(_ state: CaseState) {
    member("matter") { $0.symbol(state.matter) }
    member("mergedInto") { $0.symbol(state.mergedInto) }
    rows("pauses", state.pauses) { line, pause in
      line.instant(pause.start)
      line.instant(pause.end)
    }
    row("pending") { line in
      line.flag(state.isReturnPending)
      line.flag(state.isExtensionPending)
      line.text(state.pendingAmount?.text)
    }
    member("place") { $0.symbol(state.place) }
    member("registered") { $0.instant(state.registered) }
    member("rejected") { $0.instant(state.rejected) }
    member("resolved") { $0.instant(state.resolved) }
    row("resolver") { line in
      line.symbol(state.resolver)
      line.symbol(state.resolvingPerson)
    }
    member("resumesTo") { $0.status(state.resumesTo) }
    member("returns") { $0.number(state.returns) }
    member("round") { $0.number(state.round) }
    member("runs") { $0.array(state.runs) { $0.run($1, of: state) } }
    member("status") { $0.status(state.status) }
    rows("supervisions", state.supervisions) { line, supervision in
      line.symbol(supervision.unit)
      line.number(supervision.level?.rawValue ?? 0)
      line.instant(supervision.time)
      line.text(supervision.timer?.rawValue)
      line.number(supervision.run)
      line.flag(supervision.isAnswered)
      line.instant(supervision.lifted)
    }
    member("tier") { $0.symbol(state.tier) }
    member("urgency") { $0.symbol(state.urgency) }
    member("verified") { $0.flag(state.isVerified) }
    member("version") { $0.number(state.version) }
    rows("whistles", state.whistles) { line, whistle in
      line.symbol(whistle.kind)
      line.symbol(whistle.lead)
    }
  }

  private mutating func followUp(_ followUp: FollowUp?) {
    guard let followUp else { return null() }
    row { line in
      line.flag(followUp.reached)
      line.flag(followUp.solved)
      line.flag(followUp.satisfied)
    }
  }

  private mutating func rating(_ hundredths: Int32?) {
    if let hundredths { number(hundredths) } else { null() }
  }

  private mutating func run(_ run: TimerRun, of state: CaseState) {
    row { line in
      line.timer(run.timer)
      line.number(run.number)
      line.symbol(run.unit)
      line.instant(run.start)
      line.instant(run.stop)
      line.flag(run.isCut)
      line.instant(state.due(of: run))
      line.symbol(run.tier)
      line.symbol(state.whistle(of: run))
      line.number(run.notices.rawValue)
      line.holder(run.holderClass)
    }
  }
}
