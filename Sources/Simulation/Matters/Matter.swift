import Basics

/// How a matter of the ruleset comes up, and what people write about it.
struct Matter: Sendable {
  let code: String
  /// Who is called by a whistle beside the department in charge.
  var calls: [String] = []
  /// How often it comes up, relative to the others.
  let weight: Int
  /// Months in which it comes up four times as often as in the others; empty where all are alike.
  var season: [Int] = []
  /// Whether it never comes up in the other months.
  var isSeasonal = false
  /// Permille that are urgent.
  var urgent = 60
  /// Whether each is an emergency, at any hour.
  var isEmergency = false
  /// Permille of cases that the starting unit handles by itself.
  let own: Int
  /// Permille for which it blows a whistle.
  var whistle = 60
  let plots: [Plot]

  static let all: [Matter] = home + streets + safety + people

  /// The weight in a month.
  func weight(in month: Int) -> Int {
    if season.isEmpty { return weight * 2 }
    return season.contains(month) ? weight * 4 : isSeasonal ? 0 : weight
  }

  /// What is the matter, and what is done about it in the end. In the title `{spot}` is the building,
  /// estate or community, `{unit}` an entrance of it, `{floor}` a storey.
  typealias Plot = (title: String, action: String)

  static func title(of plot: Plot, at spot: String, chance: inout Chance) -> String {
    plot.title.replacing("{spot}", with: spot)
      .replacing("{unit}", with: "\(chance.within(1...4))单元")
      .replacing("{floor}", with: "\(chance.within(1...17))楼")
  }

  /// What the hotline calls a case.
  static func hotlineNumber(_ chance: inout Chance) -> String {
    "12345-" + Decimal.padded(chance.below(100_000_000), 8)
  }
}
