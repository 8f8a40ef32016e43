public import Basics

/// A ruleset that comes with the program (SPEC §6).
public struct ShippedRuleset: Sendable {
  /// As the document has it.
  public let name: String
  /// A JSON text.
  public let text: String

  /// - Complexity: O(length): it is read anew each time.
  public var document: JSONValue {
    guard let document = try? JSONParser.parse(text) else {
      preconditionFailure("the shipped ruleset '\(name)' is JSON")
    }
    return document
  }
}

/// The rulesets that come with the program: the standard one and the county's of the simulations,
/// those of the other places, and those that go with the mappings of the imports.
public enum ShippedRules {
  public static let all: [ShippedRuleset] = [
    .standard, .linshu, .gujiao, .qianyang, .prefecture, .yongji, .boston311, .la311, .nyc311,
  ]
}
