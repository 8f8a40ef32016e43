import Basics
import CaseModel

/// The days of a period as sheets of a calendar, a month each: the more on a day, the darker.
struct DayCalendar {
  struct Day {
    let date: CivilDate
    let count: Int
    let title: Markup
  }

  /// How the days are laid out: large for one month, three months abreast for more.
  private struct Layout {
    let cell: (width: Int, height: Int)
    let abreast: Int
    let weeks: Int

    static func large(_ weeks: Int) -> Layout { Layout(cell: (58, 38), abreast: 1, weeks: weeks) }
    static let small = Layout(cell: (19, 19), abreast: 3, weeks: 6)

    /// Weeks, the names of the days, and that of the month.
    var sheetHeight: Int { cell.height * weeks + 38 }
    var sheetWidth: Int { Chart.width / abreast }
  }

  /// - Parameters:
  ///   - days: of whole months, in order.
  ///   - weekdays: their names, Monday first.
  static func markup(_ days: [Day], weekdays: [String], _ label: String) -> Markup {
    let months = Dictionary(grouping: days) { String($0.date.text.prefix(7)) }
      .sorted { $0.key < $1.key }
    let layout = months.count == 1 ? Layout.large(weeks(days)) : Layout.small
    let largest = days.map(\.count).max() ?? 0
    let rows = (months.count + layout.abreast - 1) / layout.abreast
    var chart = Chart(height: rows * layout.sheetHeight)
    for (index, month) in months.enumerated() {
      let x = index % layout.abreast * layout.sheetWidth
      let y = index / layout.abreast * layout.sheetHeight
      chart.text(month.key, x, y + 12, isSmall: true)
      for (place, name) in weekdays.enumerated() {
        let middle = x + place * layout.cell.width + layout.cell.width / 2
        chart.text(name, middle, y + 27, .middle, isSmall: true, isQuiet: true)
      }
      draw(month.value, at: (x, y + 32), layout, largest, into: &chart)
    }
    return chart.markup(label)
  }

  /// How many lines of Monday to Sunday the days of a month take.
  private static func weeks(_ days: [Day]) -> Int {
    guard let first = days.first?.date else { return 0 }
    return (days.count + (Weekday.allCases.firstIndex(of: first.weekday) ?? 0) + 6) / 7
  }

  private static func draw(
    _ days: [Day], at corner: (x: Int, y: Int), _ layout: Layout, _ largest: Int,
    into chart: inout Chart
  ) {
    guard let first = days.first?.date else { return }
    let offset = Weekday.allCases.firstIndex(of: first.weekday) ?? 0
    let (width, height) = layout.cell
    for (index, day) in days.enumerated() {
      let place = index + offset
      let (x, y) = (corner.x + place % 7 * width, corner.y + place / 7 * height)
      let shade = HeatMap.shade(day.count, of: largest)
      let isDark = HeatMap.isDark(shade)
      chart.bar(x, y, width - 2, height - 2, HeatMap.ink(shade), day.title)
      if layout.abreast == 1 {
        chart.text("\(index + 1)", x + 4, y + 12, isSmall: true, isQuiet: !isDark, isOnDark: isDark)
      }
      // A small cell has room for two digits.
      guard day.count > 0, layout.abreast == 1 || day.count < 100 else { continue }
      let baseline = layout.abreast == 1 ? y + 27 : y + 13
      chart.text(
        "\(day.count)", x + width / 2 - 1, baseline, .middle, isSmall: layout.abreast > 1,
        isOnDark: isDark)
    }
  }
}
