/// Bars from left to right, one below the other, each of one part or several.
struct BarChart {
  struct Row {
    let label: String
    let parts: [(count: Int, ink: Ink)]
    /// What stands behind the bar.
    let value: String
    let title: Markup
  }

  private static let step = 24
  private static let thickness = 14
  /// The least that is left for the bars.
  private static let leastRoom = 90
  private static let widestLabel = 165

  /// - Parameters:
  ///   - full: what a bar over all the room stands for; the longest where it is not given.
  ///   - label: what the whole shows.
  /// - Returns: nil where there is nothing to be shown.
  static func markup(_ rows: [Row], full: Int? = nil, _ label: String) -> Markup? {
    let sums = rows.map { $0.parts.reduce(0) { $0 + $1.count } }
    guard let longest = sums.max(), longest > 0 else { return nil }
    let values = (rows.map { Chart.width(of: $0.value) }.max() ?? 0) + 6
    let names = min(
      (rows.map { Chart.width(of: $0.label) }.max() ?? 0) + 8, widestLabel,
      Chart.width - values - leastRoom)
    let room = Chart.width - names - values
    var chart = Chart(height: rows.count * step + 2)
    for (index, row) in rows.enumerated() {
      let y = index * step + 4
      chart.text(Chart.fitted(row.label, in: names - 6), 0, y + 12)
      var x = names
      for part in row.parts where part.count > 0 {
        let length = max(2, part.count * room / (full ?? longest))
        chart.bar(x, y, length, thickness, part.ink.name, row.title)
        x += length
      }
      chart.text(row.value, x + 5, y + 12)
    }
    return chart.markup(label)
  }
}
