import Basics

/// What ran from when to when, one below the other, under one axis of time.
struct TimelineChart {
  struct Row {
    let label: String
    let start, end: Timestamp
    let due: Timestamp?
    let ink: Ink
    let title: Markup
  }

  /// What happened at an instant.
  struct Mark {
    let time: Timestamp
    let title: Markup
  }

  private static let step = 20
  private static let names = 110
  private static let head = 34
  private static let room = Chart.width - names - 8

  /// - Parameters:
  ///   - bounds: of the axis; what lies outside is drawn at its ends.
  ///   - ends: how its two ends are called.
  static func markup(
    _ rows: [Row], _ marks: [Mark], in bounds: ClosedRange<Timestamp>, ends: (String, String),
    _ label: String
  ) -> Markup {
    let span = max(1, bounds.upperBound.microseconds - bounds.lowerBound.microseconds)
    func x(_ time: Timestamp) -> Int {
      let inside = min(max(time, bounds.lowerBound), bounds.upperBound)
      return names
        + Int((inside.microseconds - bounds.lowerBound.microseconds) * Int64(room) / span)
    }
    var chart = Chart(height: head + rows.count * step + 4)
    chart.text(ends.0, names, 10, isSmall: true, isQuiet: true)
    chart.text(ends.1, Chart.width, 10, .end, isSmall: true, isQuiet: true)
    chart.line(names, 22, names + room, 22, "r")
    for mark in marks { chart.dot(x(mark.time), 22, 4, .main, mark.title) }
    for (index, row) in rows.enumerated() {
      let y = head + index * step
      chart.text(Chart.fitted(row.label, in: names - 6), 0, y + 12)
      chart.line(names, y + 9, names + room, y + 9, "r")
      chart.bar(x(row.start), y + 4, max(2, x(row.end) - x(row.start)), 10, row.ink.name, row.title)
      if let due = row.due, due < row.end {
        let past = max(due, row.start)
        chart.bar(x(past), y + 4, max(2, x(row.end) - x(past)), 10, Ink.alert.name, row.title)
      }
      if let due = row.due, bounds.contains(due) {
        chart.line(x(due), y + 1, x(due), y + 17, "t", row.title)
      }
    }
    return chart.markup(label)
  }
}
