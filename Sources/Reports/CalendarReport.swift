import Basics
import CaseModel
import CommandLineKit
package import Queries

/// Calendars as they were adopted, and what is missing.
package enum CalendarReport {
  package static let rows = RowType<CalendarYearRow>(
    [
      .init("calendar", \.calendar), .init("year", \.year),
      .init("state", \.state),
      .init(
        "holidays", { $0.holidays.map(\.text) }, .right, show: { dates, _ in "\(dates.count)" }),
      .init(
        "workdays", { $0.workdays.map(\.text) }, .right, show: { dates, _ in "\(dates.count)" }),
      .init("hours", { HalfDays(days: $0.hours) }, .right, titled: "halfDays"),
      .init("adopted", \.entry?.time), .init("sequence", \.entry?.sequence),
      .init("timers", \.timers, titled: "provisionalTimers"),
    ],
    paint: { row in
      switch row.state {
      case .missing: .yellow
      case .replaced: .dim
      case .current, .coming: nil
      }
    })

  private struct HalfDays: Cell {
    let days: [(date: CivilDate, stretches: [String])]

    func write(_ context: RowContext, to out: inout CellWriter) {
      out.value(
        .object(JSONObject(days.map { ($0.date.text, .array($0.stretches.map { .string($0) })) })))
    }
    func text(_ context: RowContext) -> String? { "\(days.count)" }
  }

  /// The days of one year, ranges of days that follow each other on a line.
  package static func days(of rows: [CalendarYearRow], _ context: RowContext) -> String {
    let words = context.words
    var out = self.rows.table(rows, context)
    for row in rows where row.entry != nil {
      let head = "\(context.symbols.text(row.calendar).visible) \(row.year)"
      let sequence = row.entry.map { " · \($0.sequence)" } ?? ""
      out += "\n" + context.paint(head + sequence, .bold) + "\n"
      out += section(words.pick("holidays", "假日"), row.holidays, words)
      out += section(words.pick("make-up days", "补班日"), row.workdays, words)
      out += "  " + words.pick("half days", "半日") + " \(row.hours.count)\n"
      out += row.hours.map { "    \(day($0.date, words)) \($0.stretches.joined(separator: " "))\n" }
        .joined()
    }
    return out
  }

  private static func day(_ date: CivilDate, _ words: Words) -> String {
    date.text + " " + words.weekday(date.weekday)
  }

  private static func section(_ title: String, _ dates: [CivilDate], _ words: Words) -> String {
    let lines = ranges(dates).map { range in
      let isOne = range.lowerBound == range.upperBound
      let last = isOne ? "" : " – " + day(range.upperBound, words)
      return "    " + day(range.lowerBound, words) + last + "\n"
    }
    return "  \(title) \(dates.count)\n" + lines.joined()
  }

  /// Days that follow each other, together.
  private static func ranges(_ dates: [CivilDate]) -> [ClosedRange<CivilDate>] {
    dates.reduce(into: []) { ranges, date in
      if let last = ranges.last, last.upperBound + 1 == date {
        ranges[ranges.count - 1] = last.lowerBound...date
      } else {
        ranges.append(date...date)
      }
    }
  }
}

extension CalendarYearRow.State: Cell {
  package func text(_ context: RowContext) -> String? { context.words.calendarState(rawValue) }
}
