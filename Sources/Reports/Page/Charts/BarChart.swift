/// Bars from left to right, one below the other, each of one part or several.
struct BarChart {
  struct Row {
    /// What it belongs to: a line of its own above the first of them.
    var group = ""
    let label: String
    let parts: [(count: Int, ink: Ink)]
    /// What stands behind the bar.
    let value: String
    let title: Markup
  }

  private static let step = 24
  private static let groupStep = 20
  private static let thickness = 14
  /// The least that is left for the bars.
  private static let leastRoom = 90
  private static let widestLabel = 170

  /// - Parameters:
  ///   - full: what a bar over all the room stands for; the longest where it is not given.
  ///   - label: what the whole shows.
  /// - Returns: nil where there is nothing to be shown.
  static func markup(_ rows: [Row], full: Int? = nil, _ label: String) -> Markup? {
    let sums = rows.map { $0.parts.reduce(0) { $0 + $1.count } }
    guard let longest = sums.max(), longest > 0 || full != nil else { return nil }
    let values = (rows.map { Chart.width(of: $0.value) }.max() ?? 0) + 6
    let names = min(
      (rows.map { Chart.width(of: $0.label) }.max() ?? 0) + 8, widestLabel,
      Chart.width - values - leastRoom)
    let room = Chart.width - names - values
    let groups = rows.indices.count { startsGroup($0, rows) }
    var chart = Chart(height: rows.count * step + groups * groupStep + 2)
    var y = 4
    for (index, row) in rows.enumerated() {
      if startsGroup(index, rows) {
        chart.text(row.group, 0, y + 11, isSmall: true, isQuiet: true)
        y += groupStep
      }
      chart.text(Chart.fitted(row.label, in: names - 6), 0, y + 12)
      var x = names
      for part in row.parts where part.count > 0 {
        let length = max(2, part.count * room / (full ?? longest))
        chart.bar(x, y, length, thickness, part.ink.name, row.title)
        x += length
      }
      chart.text(row.value, x + 5, y + 12)
      y += step
    }
    return chart.markup(label)
  }

  private static func startsGroup(_ index: Int, _ rows: [Row]) -> Bool {
    !rows[index].group.isEmpty && (index == 0 || rows[index - 1].group != rows[index].group)
  }
}

extension BarChart.Row {
  /// One whose title says what is to be seen.
  init(_ label: String, _ parts: [(count: Int, ink: Ink)], _ value: String) {
    self.init(label: label, parts: parts, value: value, title: "\(label) · \(value)")
  }

  init(_ label: String, _ count: Int, _ ink: Ink = .main) {
    self.init(label, [(count, ink)], "\(count)")
  }
}
