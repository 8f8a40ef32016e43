import Basics

/// What the State Council published for a year: days off and make-up days, as the notices list them.
///
/// Sources: 国务院办公厅关于2025年部分节假日安排的通知 (gov.cn content_6986383), the same for 2026
/// (content_7047091). Ordinary weekends are not listed, weekend days within a holiday are.
struct PublishedCalendar: Sendable {
  let year: Int
  /// `MM-dd` or `MM-dd..MM-dd`, within one month.
  let holidays: [String]
  let workdays: [String]

  static let china: [PublishedCalendar] = [
    PublishedCalendar(
      year: 2025,
      holidays: [
        "01-01", "01-28..01-31", "02-01..02-04", "04-04..04-06", "05-01..05-05", "05-31",
        "06-01..06-02", "10-01..10-08",
      ],
      workdays: ["01-26", "02-08", "04-27", "09-28", "10-11"]),
    PublishedCalendar(
      year: 2026,
      holidays: [
        "01-01..01-03", "02-15..02-23", "04-04..04-06", "05-01..05-05", "06-19..06-21",
        "09-25..09-27", "10-01..10-07",
      ],
      workdays: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
  ]

  var holidayDates: [CivilDate] { holidays.flatMap(dates) }
  var workdayDates: [CivilDate] { workdays.flatMap(dates) }

  private func dates(_ entry: String) -> [CivilDate] {
    let ends = entry.split(separator: "..").compactMap {
      CivilDate(Decimal.padded(year, 4) + "-" + $0)
    }
    guard let first = ends.first, let last = ends.last else { return [] }
    return (first.dayNumber...last.dayNumber).map { CivilDate(dayNumber: $0) }
  }
}
