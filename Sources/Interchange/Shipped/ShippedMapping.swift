/// A mapping that comes with the program; of one for tables, the shipped ruleset of its name is made to fold
/// its cases under.
package struct ShippedMapping: Sendable {
  package let name: String
  package let format: ImportFormat
  /// The mapping as a JSON text (SPEC §12).
  package let mapping: String

  init(name: String, format: ImportFormat = .csv, mapping: String) {
    self.name = name
    self.format = format
    self.mapping = mapping
  }
}

/// The mappings that come with the program.
package enum ShippedMappings {
  package static let all: [ShippedMapping] = [
    .boston311, .la311, .nyc311, .xes, .ocel, .open311,
  ]

  /// The mapping of that name, or nil.
  package static func named(_ name: String) -> ShippedMapping? { all.first { $0.name == name } }
}
