import Basics
import CaseModel

/// Accept (受理), and the end of a case.
extension CaseFile {
  /// - Parameter due: an instant set by hand instead of the rules' `resolve` limit.
  mutating func accept(by unit: Symbol, due: Timestamp? = nil) {
    let tier = startingPosition.tier
    record(
      .caseAccepted, by: unit,
      JSONObject(present: [
        "tier": chance.happens(80) ? world.path(tier) : nil,
        "due": due.map { .string(world.zone.format($0)) },
      ]))
  }

  /// Gives it the matter that it is.
  mutating func reclassify(by unit: Symbol, reason: String) {
    record(
      .caseReclassified, by: unit,
      ["matter": .string(matter.code), "reason": .string(reason)])
  }

  /// Records what ends the case. After that only cards are still answered.
  mutating func conclude(_ type: EventType, by unit: Symbol, _ data: JSONObject) {
    record(type, by: unit, data)
    agenda.removeAll {
      switch $0.deed {
      case .replyToCard, .liftCard, .enter: false
      default: true
      }
    }
  }
}
