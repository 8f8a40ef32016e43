import Basics
import CaseModel
import CommandLineKit
package import Queries

/// What changed since an instant.
package enum ChangesReport {
  package static let rows = RowType<ChangedItem>(
    [
      .init("case", \.name, rank: 9, least: .max), .init("title", \.title, rank: 6),
      .init("recorded", \.recorded, rank: 5, titled: "recordedCount"),
      .init("statusThen", \.statusThen, rank: 3), .init("status", \.status, rank: 7),
      .init("holderThen", \.holderThen, rank: 2), .init("holder", \.holder, rank: 4),
      .init("unitName", { UnitName(unit: $0.holder) }, rank: 5),
      .init(
        "becameOverdue", \.overdue, rank: 8,
        show: { timers, context in
          context.words.list(timers.compactMap { $0.text(context) }, ",")
        }),
    ],
    table: [
      "case", "title", "recorded", "statusThen", "status", "holderThen", "holder", "unitName",
      "becameOverdue",
    ],
    paint: { $0.overdue.isEmpty ? $0.isMoved ? .yellow : nil : .red })

  /// What stands below the table: how much of each.
  package static func summary(_ items: [ChangedItem], _ context: RowContext) -> String {
    let recorded = items.reduce(0) { $0 + $1.recorded }
    let (moved, overdue) = (items.count { $0.isMoved }, items.reduce(0) { $0 + $1.overdue.count })
    let words = context.words
    return words.pick(
      words.count(recorded, "event", "events") + " recorded, "
        + words.count(moved, "case", "cases") + " with another holder, "
        + words.count(overdue, "timer", "timers") + " became overdue\n",
      "新记事件 \(recorded) 个，换承办单位的案件 \(moved) 件，新增超期时限 \(overdue) 个\n")
  }
}
