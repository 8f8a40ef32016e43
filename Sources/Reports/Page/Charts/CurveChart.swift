/// A rate over the values of a clause, in their order.
struct CurveChart {
  struct Point {
    let label: String
    /// In hundredths of a percent; nil over nothing.
    let hundredths: Int?
    let value: String
    let title: Markup
  }

  private static let height = 150
  private static let (left, top, bottom) = (24, 22, 126)

  /// - Returns: nil where there is nothing to be shown.
  static func markup(_ points: [Point], _ label: String) -> Markup? {
    let known = points.compactMap(\.hundredths)
    guard let least = known.min(), let most = known.max() else { return nil }
    // Never a hill of a tenth of a percent.
    let (floor, ceiling) = (max(0, least - 250), min(10_000, most + 250))
    let room = Chart.width - 2 * left
    func x(_ index: Int) -> Int {
      left + (points.count < 2 ? room / 2 : index * room / (points.count - 1))
    }
    func y(_ hundredths: Int) -> Int {
      bottom - (hundredths - floor) * (bottom - top) / max(1, ceiling - floor)
    }
    var chart = Chart(height: height)
    chart.line(left, bottom, Chart.width - left, bottom, "r")
    // So many texts stand abreast without running into each other.
    let every = max(1, (points.count + 6) / 7)
    for (index, point) in points.enumerated() {
      if let here = point.hundredths, index > 0, let earlier = points[index - 1].hundredths {
        chart.line(x(index - 1), y(earlier), x(index), y(here), "l la")
      }
    }
    for (index, point) in points.enumerated() {
      if index % every == 0 {
        chart.text(point.label, x(index), bottom + 17, .middle, isSmall: true, isQuiet: true)
      }
      guard let here = point.hundredths else { continue }
      chart.dot(x(index), y(here), 4, .main, point.title)
      if index % every == 0 {
        chart.text(point.value, x(index), y(here) - 8, .middle, isSmall: true)
      }
    }
    return chart.markup(label)
  }
}
