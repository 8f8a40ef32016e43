/// A mapping that comes with the program, and a ruleset to fold its cases under.
///
/// The rulesets set no `resolve` limit: the cities' own due times, imported as `case.accepted.due`,
/// are the only ones.
public struct ShippedMapping: Sendable {
  public let name: String
  /// The mapping as a JSON text (SPEC §12).
  public let mapping: String
  /// The ruleset as a JSON text (SPEC §6); it has the mapping's name.
  public let ruleset: String
}

/// The mappings that come with the program.
public enum ShippedMappings {
  public static let all: [ShippedMapping] = [.boston311, .la311, .nyc311]

  /// The mapping of that name, or nil.
  public static func named(_ name: String) -> ShippedMapping? { all.first { $0.name == name } }
}
