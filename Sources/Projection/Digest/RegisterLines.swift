import Basics
import CaseModel

/// The canonical lines of the registers.
extension CanonicalLine {
  mutating func line(of task: ServiceTask) {
    member("claimant") { $0.symbol(task.claimant) }
    member("claimed") { $0.instant(task.claimed) }
    member("drops") { $0.number(task.drops as Int) }
    member("ended") { $0.instant(task.ended) }
    member("evidence") { $0.flag(task.hasEvidence) }
    member("item") { $0.symbol(task.item) }
    member("posted") { $0.instant(task.posted) }
    member("poster") { $0.symbol(task.poster) }
    member("status") { $0.text(task.status.rawValue) }
    member("task") { $0.symbol(task.name) }
    member("unit") { $0.symbol(task.unit) }
  }

  mutating func line(of entry: PointsEntry) {
    member("holder") { $0.symbol(entry.holder) }
    member("hundredths") { $0.number(entry.amount.raw) }
    member("indicator") { $0.symbol(entry.indicator) }
    member("ledger") { $0.symbol(entry.ledger) }
    member("ref") { $0.symbol(entry.ref) }
    member("time") { $0.instant(entry.time) }
  }

  mutating func line(of entry: ServiceLists.Entry) {
    member("item") { $0.symbol(entry.fact.item) }
    member("list") { $0.symbol(entry.fact.list) }
    member("step") { $0.text(entry.fact.step.rawValue) }
    member("time") { $0.instant(entry.time) }
    member("unit") { $0.symbol(entry.fact.unit) }
  }

  mutating func line(of commitment: Commitment) {
    member("item") { $0.symbol(commitment.item) }
    member("kept") { $0.instant(commitment.kept) }
    member("made") { $0.instant(commitment.made) }
    member("quarter") { $0.text(commitment.quarter.name) }
    member("unit") { $0.symbol(commitment.unit) }
  }

  mutating func line(of publication: Publication) {
    member("kind") { $0.number(publication.kind.rawValue) }
    member("period") { $0.text(publication.period?.name) }
    member("rests") { $0.number(publication.rests) }
    member("rules") { $0.symbol(publication.rules) }
    member("sequence") { $0.number(publication.sequence) }
    member("table") { $0.symbol(publication.table) }
    member("time") { $0.instant(publication.time) }
  }

  mutating func line(of appeal: Appeal) {
    member("correction") { $0.symbol(appeal.correction) }
    member("decided") { $0.instant(appeal.decided) }
    member("filed") { $0.instant(appeal.filed) }
    member("granted") { $0.flag(appeal.decided == nil ? nil : appeal.isGranted) }
    member("period") { $0.text(appeal.period?.name) }
    member("subject") { $0.symbol(appeal.subject) }
    member("unit") { $0.symbol(appeal.unit) }
  }
}
