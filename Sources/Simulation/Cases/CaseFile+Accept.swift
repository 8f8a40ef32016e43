import Basics
import CaseModel

/// Accept (受理).
extension CaseFile {
  mutating func register(_ data: JSONObject, by unit: Symbol) {
    record(.caseRegistered, by: unit, data)
  }

  /// - Parameter due: an instant set by hand instead of the rules' `resolve` limit.
  mutating func accept(by unit: Symbol, due: Timestamp? = nil) {
    let tier = startingPost.tier
    var data = JSONObject()
    if chance.happens(80) { data["tier"] = world.path(tier) }
    if let due { data["due"] = .string(world.zone.format(due)) }
    record(.caseAccepted, by: unit, data)
  }

  mutating func reject(by unit: Symbol, ground: String, advice: String?) {
    var data: JSONObject = ["ground": .string(ground)]
    if let advice { data["advice"] = .string(advice) }
    record(.caseRejected, by: unit, data)
    dropErrands()
  }

  mutating func merge(into target: String, by unit: Symbol) {
    record(.caseMerged, by: unit, ["into": .string(target)])
    dropErrands()
  }

  /// Gives it the matter that it is.
  mutating func reclassify(by unit: Symbol, reason: String) {
    record(
      .caseReclassified, by: unit,
      ["matter": .string(matter.code), "reason": .string(reason)])
  }

  mutating func withdraw(by unit: Symbol, reason: String?) {
    record(.caseWithdrawn, by: unit, reason.map { ["reason": .string($0)] } ?? [:])
    dropErrands()
  }

  /// After a case's end only cards are still answered.
  mutating func dropErrands() {
    agenda.removeAll {
      switch $0.deed {
      case .replyToCard, .liftCard, .enter: false
      default: true
      }
    }
  }
}
