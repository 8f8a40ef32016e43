/// Ranks then and now: a line for each unit.
struct SlopeChart {
  struct Row {
    let label: String
    let before, after: Int?
    let title: Markup
  }

  private static let step = 20
  private static let left = 160
  private static let right = 260

  /// - Parameters:
  ///   - rows: in the order in which equal ranks stand.
  ///   - heads: what stands above the two sides.
  /// - Returns: nil where there is nothing to be shown.
  static func markup(
    _ rows: [Row], heads: (before: String, after: String), _ label: String
  ) -> Markup? {
    let before = places(rows.map(\.before))
    let after = places(rows.map(\.after))
    guard !rows.isEmpty else { return nil }
    let count = max(before.count { $0 != nil }, after.count { $0 != nil })
    var chart = Chart(height: (count + 1) * step + 6)
    chart.text(heads.before, left - 8, 14, .end, isSmall: true, isQuiet: true)
    chart.text(heads.after, right + 8, 14, isSmall: true, isQuiet: true)
    func y(_ place: Int) -> Int { (place + 1) * step + 10 }
    for (index, row) in rows.enumerated() {
      if let place = before[index], let rank = row.before {
        let text = Chart.fitted(row.label, in: left - 46) + "  \(rank)"
        chart.text(text, left - 8, y(place) + 4, .end)
      }
      if let place = after[index], let rank = row.after {
        chart.text("\(rank)  " + Chart.fitted(row.label, in: left - 46), right + 8, y(place) + 4)
      }
      guard let from = before[index], let to = after[index] else { continue }
      chart.line(left, y(from), right, y(to), "l l\(ink(row).name)", row.title)
      chart.dot(left, y(from), 3, ink(row), row.title)
      chart.dot(right, y(to), 3, ink(row), row.title)
    }
    return chart.markup(label)
  }

  /// Where each stands from the top: by rank, equals in their order.
  private static func places(_ ranks: [Int?]) -> [Int?] {
    let order = ranks.indices.filter { ranks[$0] != nil }.sorted {
      (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1)
    }
    var places: [Int?] = ranks.map { _ in nil }
    for (place, index) in order.enumerated() { places[index] = place }
    return places
  }

  private static func ink(_ row: Row) -> Ink {
    guard let before = row.before, let after = row.after, before != after else { return .quiet }
    return after < before ? .main : .alert
  }
}
