import Basics
import CaseModel

/// Accept (受理).
extension CaseFile {
  mutating func register(_ data: JSONObject, by unit: Int) {
    record(.caseRegistered, by: unit, data)
    watch(.accept, run: 1, unit: startingPost.unit)
  }

  /// - Parameter due: an instant set by hand instead of the rules' `resolve` limit.
  mutating func accept(by unit: Int, due: Timestamp? = nil) {
    let post = startingPost
    tier = post.rung
    holder = post.unit
    status = .accepted
    var data = JSONObject()
    if chance.happens(80) { data["tier"] = .string(world.rulebook.ladder[tier]) }
    if let due { data["due"] = .string(world.calendar.zone.format(due)) }
    record(.caseAccepted, by: unit, data)
    stop(.accept)
    watch(.contact, run: 1)
    startLeg()
    watch(.resolve, run: 1)
    if let due, let index = watches.lastIndex(where: { $0.timer == .resolve }) {
      watches[index].limit = due
    }
  }

  mutating func reject(by unit: Int, ground: String, advice: String?) {
    var data: JSONObject = ["ground": .string(ground)]
    if let advice { data["advice"] = .string(advice) }
    record(.caseRejected, by: unit, data)
    end()
  }

  mutating func merge(into target: String, by unit: Int) {
    record(.caseMerged, by: unit, ["into": .string(target)])
    end()
  }

  mutating func withdraw(by unit: Int, reason: String?) {
    record(.caseWithdrawn, by: unit, reason.map { ["reason": .string($0)] } ?? [:])
    end()
  }

  private mutating func end() {
    status = .ended
    watches = []
    dropErrands(keepingReplies: true)
  }

  /// After a case's end only cards are still answered.
  mutating func dropErrands(keepingReplies: Bool) {
    agenda.removeAll {
      switch $0.deed {
      case .replyToCard, .liftCard: !keepingReplies
      default: true
      }
    }
  }

  mutating func startLeg() {
    legs += 1
    legStart = now
    watch(.handle, run: legs, unit: holder)
  }

  mutating func endLeg() {
    stop(.handle, .sign)
    isExtensionPending = false
  }
}
