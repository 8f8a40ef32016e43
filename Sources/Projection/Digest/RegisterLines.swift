import Basics
import CaseModel

/// The canonical lines of the registers, in the order of the book.
extension CanonicalLine {
  /// Each line is handed on as it is finished.
  mutating func registers(_ registers: Registers, _ emit: ([UInt8]) -> Void) {
    for task in registers.tasks.all { emit(line(of: task)) }
    for entry in registers.points.entries { emit(line(of: entry)) }
    for entry in registers.lists.entries { emit(line(of: entry)) }
    for commitment in registers.commitments.all { emit(line(of: commitment)) }
    for publication in registers.assessments.publications { emit(line(of: publication)) }
    for appeal in registers.assessments.appeals { emit(line(of: appeal)) }
  }

  private mutating func line(of task: ServiceTask) -> [UInt8] {
    begin()
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
    end()
    return bytes
  }

  private mutating func line(of entry: PointsEntry) -> [UInt8] {
    begin()
    member("holder") { $0.symbol(entry.holder) }
    member("hundredths") { $0.number(entry.amount.raw) }
    member("indicator") { $0.symbol(entry.indicator) }
    member("ledger") { $0.symbol(entry.ledger) }
    member("ref") { $0.symbol(entry.ref) }
    member("time") { $0.instant(entry.time) }
    end()
    return bytes
  }

  private mutating func line(of entry: ServiceLists.Entry) -> [UInt8] {
    begin()
    member("item") { $0.symbol(entry.fact.item) }
    member("list") { $0.symbol(entry.fact.list) }
    member("step") { $0.text(entry.fact.step.rawValue) }
    member("time") { $0.instant(entry.time) }
    member("unit") { $0.symbol(entry.fact.unit) }
    end()
    return bytes
  }

  private mutating func line(of commitment: Commitment) -> [UInt8] {
    begin()
    member("item") { $0.symbol(commitment.item) }
    member("kept") { $0.instant(commitment.kept) }
    member("made") { $0.instant(commitment.made) }
    member("quarter") { $0.text(commitment.quarter.name) }
    member("unit") { $0.symbol(commitment.unit) }
    end()
    return bytes
  }

  private mutating func line(of publication: Publication) -> [UInt8] {
    begin()
    member("period") { $0.text(publication.period?.name) }
    member("rests") { $0.number(publication.rests) }
    member("rules") { $0.symbol(publication.rules) }
    member("sequence") { $0.number(publication.sequence) }
    member("table") { $0.symbol(publication.table) }
    member("time") { $0.instant(publication.time) }
    end()
    return bytes
  }

  private mutating func line(of appeal: Appeal) -> [UInt8] {
    begin()
    member("correction") { $0.symbol(appeal.correction) }
    member("decided") { $0.instant(appeal.decided) }
    member("filed") { $0.instant(appeal.filed) }
    member("granted") { $0.flag(appeal.decided == nil ? nil : appeal.isGranted) }
    member("period") { $0.text(appeal.period?.name) }
    member("subject") { $0.symbol(appeal.subject) }
    member("unit") { $0.symbol(appeal.unit) }
    end()
    return bytes
  }
}
