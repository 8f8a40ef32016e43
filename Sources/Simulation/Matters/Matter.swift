/// A kind of matter: what the ruleset says of it, how it comes up, and what people write about it.
struct Matter: Sendable {
  enum Kind: String, Sendable { case request, dispute, wish, task, inspection }

  let code: String
  let name: String
  let nameEn: String
  var kind = Kind.request
  /// Who is in charge, then who else is called by a whistle.
  let departments: [String]
  /// Where it starts.
  var tier = "grid"
  var serviceClass = "normal"
  var needsEvidence = false
  var needsVerification = false
  var needsFollowUp = true

  /// How often it comes up, relative to the others.
  let weight: Int
  /// Months in which it comes up four times as often as in the others; empty where all are alike.
  var season: [Int] = []
  /// Permille that are urgent.
  var urgent = 60
  /// Whether each is an emergency, at any hour.
  var isEmergency = false
  /// Permille of cases that the starting unit handles by itself.
  let own: Int
  /// Permille for which it blows a whistle.
  var whistle = 60
  /// `{spot}` is the building, estate or community, `{unit}` an entrance of it, `{floor}` a storey.
  let titles: [String]
  let actions: [String]

  /// Kinds of unit that any matter may be dispatched to.
  static let admitted = ["tier", "department", "company"]

  static let all: [Matter] = home + streets + safety + people

  /// The weight in a month.
  func weight(in month: Int) -> Int {
    season.isEmpty ? weight * 2 : season.contains(month) ? weight * 4 : weight
  }

  func title(_ chance: inout Chance, spot: String) -> String {
    chance.pick(titles).replacing("{spot}", with: spot)
      .replacing("{unit}", with: "\(chance.within(1...4))单元")
      .replacing("{floor}", with: "\(chance.within(1...17))楼")
  }
}
