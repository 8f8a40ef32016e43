import Basics
import CaseModel
import CommandLineKit
package import Queries

/// Supervision: cards, and who reported in.
package enum SuperviseReports {
  package static let cards = RowType<CardItem>(
    [
      .init("case", \.subject, rank: 9, least: .max),
      .init("unit", \.card.unit, width: 36, rank: 4),
      .init("level", \.card.level, rank: 8), .init("issued", \.card.time, rank: 6),
      .init("timer", \.card.timer, rank: 5),
      .init("run", { $0.card.timer == nil ? nil : Int($0.card.run) }, rank: 1),
      .init("state", \.state, rank: 8, named: Words.standing),
      .init("replyBy", \.reply?.due, rank: 3), .init("reply", \.reply?.state, rank: 2),
    ], extra: [name(of: \.card.unit)],
    table: [
      "unit", "unitName", "case", "level", "issued", "timer", "run", "state", "replyBy", "reply",
    ],
    paint: { row in
      if row.state == .lifted { return nil }
      return row.card.level == .red ? .red : row.reply?.state == .overdue ? .yellow : nil
    })

  package static let whistles = RowType<CallItem>(
    [
      .init("case", \.subject, rank: 9, least: .max),
      .init("unit", \.call.unit, width: 36, rank: 4),
      .init("whistle", { Int($0.call.whistle) + 1 }, rank: 2),
      .init("kind", \.kind, rank: 5, named: Words.whistle),
      .init("lead", \.isLead, rank: 3, show: { $0 ? $1.words.pick("lead", "牵头") : "" }),
      .init("step", \.step, rank: 8, named: Words.step), .init("called", \.called, rank: 6),
      .init("due", \.due, rank: 4), .init("signed", \.signed, rank: 1),
      .init("answered", \.answered, rank: 5),
      .init("rating", { rating($0.call.rating) }, rank: 1),
      .init("ownRating", { rating($0.call.ownRating) }, rank: 1),
    ], extra: [name(of: \.call.unit)],
    table: [
      "case", "whistle", "kind", "unit", "unitName", "lead", "step", "called", "due", "signed",
      "answered", "rating", "ownRating",
    ], paint: { $0.step == .absent ? .red : nil })

  /// What people call the unit of a row, which the table alone shows.
  private static func name<Row>(of unit: @escaping @Sendable (Row) -> Symbol) -> Column<Row> {
    .init("unitName", { UnitName(unit: unit($0)) }, width: 30, rank: 7)
  }

  private static func rating(_ hundredths: Int32?) -> Hundredths? {
    hundredths.map { Hundredths(raw: Int64($0)) }
  }

  package static let attendance = RowType<Attendance>(
    [
      .init("unit", \.unit, width: 36, rank: 4),
      .init("called", \.called, rank: 8, titled: "timesCalled"),
      .init("reported", \.reported, rank: 8), .init("late", \.late, rank: 5),
      .init("absent", { $0[.absent] }, rank: 9), .init("excused", { $0[.excused] }, rank: 3),
      .init("pending", \.pending, rank: 3), .init("void", { $0[.void] }, rank: 2),
      .init("attendance", \.attendance, rank: 6, none: .dash),
    ], extra: [name(of: \.unit)],
    table: [
      "unit", "unitName", "called", "reported", "late", "absent", "excused", "pending", "void",
      "attendance",
    ], paint: { $0[.absent] > 0 ? .red : nil })
}
