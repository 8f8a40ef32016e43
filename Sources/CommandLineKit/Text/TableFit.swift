/// How a table is made to fit a window: columns of a low rank are left out until those that stay can be
/// cut to fit, and then the widest of these are cut.
struct TableFit {
  /// Of each column in terminal columns; nil for one that is left out.
  private(set) var widths: [Int?]

  /// Between two columns.
  static let gap = 2

  /// - Parameters:
  ///   - natural: as wide as the cells need.
  ///   - room: nil for any width.
  init(_ columns: [TextTable.Column], _ natural: [Int], in room: Int?) {
    widths = natural
    guard let room, Self.total(widths) > room else { return }
    let least = zip(columns, natural).map { column, width in
      min(width, column.minimumWidth ?? width)
    }
    // From the one that goes first to the one that stays longest.
    let order = columns.indices.sorted { (columns[$0].rank, -$0) < (columns[$1].rank, -$1) }
    for column in order.dropLast() {
      let kept = zip(widths, least).map { $0 == nil ? nil : $1 }
      if Self.total(kept) <= room { break }
      widths[column] = nil
    }
    cut(to: room, least)
  }

  /// Cuts the widest column that may still be cut, one terminal column at a time; the last one that is
  /// left to any width.
  private mutating func cut(to room: Int, _ least: [Int]) {
    let isAlone = widths.count { $0 != nil } == 1
    while Self.total(widths) > room {
      let candidates = widths.indices.filter { (widths[$0] ?? 0) > (isAlone ? 1 : least[$0]) }
      guard let widest = candidates.max(by: { (widths[$0] ?? 0) < (widths[$1] ?? 0) }) else {
        return
      }
      widths[widest] = widths[widest].map { $0 - 1 }
    }
  }

  private static func total(_ widths: [Int?]) -> Int {
    let shown = widths.compactMap(\.self)
    return shown.reduce(0, +) + gap * max(0, shown.count - 1)
  }
}
