/// Counts by two kinds of things: the more, the darker.
struct HeatMap {
  struct Row {
    let label: String
    let counts: [Int]
    /// One for each count.
    let titles: [Markup]
  }

  private static let names = 124
  /// What is nowhere more than a few is not drawn as if it were many.
  private static let leastLargest = 5
  private static let height = 24
  private static let shades = 5
  /// From here on the ink of a text stands out better light.
  private static let firstDarkShade = 4

  /// The shade of a count, 0 for none, by equal steps up to the largest.
  static func shade(_ count: Int, of largest: Int) -> Int {
    let largest = max(largest, leastLargest)
    return count == 0 ? 0 : max(1, min(shades, (count * shades + largest - 1) / largest))
  }

  static func ink(_ shade: Int) -> Markup { "h\(shade)" }

  static func isDark(_ shade: Int) -> Bool { shade >= firstDarkShade }

  /// - Returns: nil where there is nothing to be shown.
  static func markup(_ rows: [Row], columns: [String], _ label: String) -> Markup? {
    let largest = rows.flatMap(\.counts).max() ?? 0
    guard largest > 0 else { return nil }
    let width = min(72, (Chart.width - names) / columns.count)
    var chart = Chart(height: (rows.count + 1) * height)
    for (index, column) in columns.enumerated() {
      chart.text(
        column, names + index * width + width / 2, 14, .middle, isSmall: true, isQuiet: true)
    }
    for (place, row) in rows.enumerated() {
      let y = (place + 1) * height
      chart.text(Chart.fitted(row.label, in: names - 6), 0, y + 16)
      for (index, count) in row.counts.enumerated() {
        let shade = shade(count, of: largest)
        let x = names + index * width
        chart.bar(x, y, width - 2, height - 2, ink(shade), row.titles[index])
        guard count > 0 else { continue }
        chart.text(
          String(count), x + width / 2 - 1, y + 15, .middle, isSmall: true, isOnDark: isDark(shade))
      }
    }
    return chart.markup(label)
  }
}
