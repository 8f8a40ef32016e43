import Basics
import CaseModel
import CaseTestSupport
import CommandLineKit
import HomeTestSupport
import Projection

@testable import Reports

/// A row with one of everything that a column may have.
struct Parcel: Sendable {
  var name: String
  var weight: Int?
  var holder = Symbol.none
  var status = Status.registered
  var arrived: Timestamp?
  var isFragile = false
  var stamps: [String] = []
  var sizes: (height: Int, width: Int)?
  var pieces: [Int] = []
}

extension Parcel {
  static let sizes = RowType<(height: Int, width: Int)>([
    .init("height", \.height), .init("width", \.width),
  ])

  static let pieces = RowType<Int>([.init("grams") { $0 }])

  /// The one list from which everything comes.
  static let type = RowType<Parcel>(
    [
      .init("case", \.name), .init("weight", \.weight, none: .dash),
      .init("holder", \.holder, width: 6), .init("status", \.status),
      .init("time", \.arrived), .init("fragile", \.isFragile), .init("stamps", \.stamps),
      .init(
        "sizes", \.sizes, as: sizes, show: { row, _ in row.sizes.map { "\($0.height)" } ?? "" }),
      .init("pieces", \.pieces, of: pieces),
      .init("note", { $0.isFragile ? "careful" : nil as String? }, omitted: true),
    ],
    extra: [.init("loud") { $0.name + "!" }],
    table: ["case", "weight", "holder", "status", "time", "fragile", "sizes", "loud"],
    paint: { $0.isFragile ? .red : nil })

  static let rows: [Parcel] = {
    var full = Parcel(name: "P-1", weight: 12, holder: book.symbol("dept/water"), status: .closed)
    full.arrived = instant("2026-03-02 09:00")
    (full.isFragile, full.stamps, full.sizes) = (true, ["air", "sea"], (3, 4))
    full.pieces = [250, 750]
    return [full, Parcel(name: "P-2")]
  }()

  static let book = CaseBook.standard()

  static func context(_ language: Language = .english, _ style: Style = .plain) -> RowContext {
    RowContext(book.view(now: "2026-03-02 09:00"), Words(language), style)
  }
}
