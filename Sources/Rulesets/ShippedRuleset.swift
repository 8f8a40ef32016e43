package import Basics

/// A ruleset that comes with the program (SPEC §6).
package struct ShippedRuleset: Sendable {
  /// As the document has it.
  package let name: String
  /// A JSON text.
  package let text: String

  /// - Complexity: O(length): it is read anew each time.
  package var document: JSONValue {
    guard let document = try? JSONParser.parse(text) else {
      preconditionFailure("the shipped ruleset '\(name)' is JSON")
    }
    return document
  }
}

/// The rulesets that come with the program: the standard one and the county's of the simulations,
/// those of the other places, and those that go with the mappings of the imports.
package enum ShippedRules {
  package static let all: [ShippedRuleset] = [
    .standard, .linshu, .gujiao, .qianyang, .prefecture, .yongji, .boston311, .la311, .nyc311,
  ]
}
