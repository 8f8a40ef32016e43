import Interchange

/// The rulesets inside the program, by name.
enum ShippedRules {
  static let all: [(name: String, text: String)] = ShippedMappings.all.map {
    ($0.name, $0.ruleset)
  }
}
