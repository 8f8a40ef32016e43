import Basics
import Interchange
import Simulation

/// The rulesets inside the program, by name: the standard one and the county's of the simulations,
/// those of the other places, and those that go with the mappings of the imports.
enum ShippedRules {
  static let all: [(name: String, text: String)] =
    [Preset.standard, Preset.linshu].map {
      ($0.ruleset.object?["name"]?.string ?? "", $0.ruleset.text)
    }
    + [
      ("gujiao", gujiao), ("qianyang", qianyang), ("prefecture", prefecture), ("yongji", yongji),
    ]
    + ShippedMappings.all.map { ($0.name, $0.ruleset) }
}
