import Basics
import CaseModel
import CommandLineKit
package import Queries

/// Supervision: cards, and who reported in.
package enum SuperviseReports {
  package static let cards = RowType<CardItem>(
    [
      .init("case", \.subject), .init("unit", \.card.unit, width: 36),
      .init("level", \.card.level), .init("issued", \.card.time), .init("timer", \.card.timer),
      .init("run") { $0.card.timer == nil ? nil : Int($0.card.run) },
      .init("state", \.state, named: Words.standing),
      .init("replyBy", \.reply?.due), .init("reply", \.reply?.state),
    ],
    table: ["unit", "case", "level", "issued", "timer", "run", "state", "replyBy", "reply"],
    paint: { row in
      if row.state == .lifted { return nil }
      return row.card.level == .red ? .red : row.reply?.state == .overdue ? .yellow : nil
    })

  package static let whistles = RowType<CallItem>(
    [
      .init("case", \.subject), .init("unit", \.call.unit, width: 36),
      .init("whistle") { Int($0.call.whistle) + 1 }, .init("kind", \.kind, named: Words.whistle),
      .init("lead", \.isLead, show: { $0 ? $1.words.pick("lead", "牵头") : "" }),
      .init("step", \.step, named: Words.step), .init("called", \.called), .init("due", \.due),
      .init("signed", \.signed), .init("answered", \.answered),
      .init("rating") { rating($0.call.rating) }, .init("ownRating") { rating($0.call.ownRating) },
    ],
    table: [
      "case", "whistle", "kind", "unit", "lead", "step", "called", "due", "signed", "answered",
      "rating", "ownRating",
    ], paint: { $0.step == .absent ? .red : nil })

  private static func rating(_ hundredths: Int32?) -> Hundredths? {
    hundredths.map { Hundredths(raw: Int64($0)) }
  }

  package static let attendance = RowType<Attendance>(
    [
      .init("unit", \.unit, width: 36), .init("called", \.called), .init("reported", \.reported),
      .init("late", \.late), .init("absent") { $0[.absent] }, .init("excused") { $0[.excused] },
      .init("pending", \.pending), .init("void") { $0[.void] },
      .init("attendance", \.attendance, none: .dash),
    ], paint: { $0[.absent] > 0 ? .red : nil })
}
