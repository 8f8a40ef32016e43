/// Rates in percent of several units, two bars a unit, with the counts behind each.
struct RateChart {
  struct Row {
    let label: String
    /// In hundredths of a percent; nil over nothing.
    let rates: [Rate]
    let title: Markup
  }

  struct Rate {
    let hundredths: Int?
    let value: String
    let ink: Ink
  }

  private static let step = 38
  private static let names = 140
  private static let room = 150
  private static let full = 10_000

  /// - Returns: nil where there is nothing to be shown.
  static func markup(_ rows: [Row], _ label: String) -> Markup? {
    guard !rows.isEmpty else { return nil }
    var chart = Chart(height: rows.count * step + 4)
    for (index, row) in rows.enumerated() {
      let y = index * step + 4
      chart.text(Chart.fitted(row.label, in: names - 6), 0, y + 18)
      for (place, rate) in row.rates.enumerated() {
        let top = y + place * 15
        chart.bar(names, top, room, 11, Ink.outline.name)
        if let hundredths = rate.hundredths, hundredths > 0 {
          chart.bar(
            names, top, max(2, hundredths * room / full), 11, rate.ink.name, row.title)
        }
        chart.text(rate.value, names + room + 6, top + 10, isSmall: true)
      }
    }
    return chart.markup(label)
  }
}
