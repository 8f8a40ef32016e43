import Basics

/// A unit that a row names, registered with the first row that does.
struct UnitTemplate: Sendable {
  /// The unit's path.
  let path: Template
  /// The `data` of its `unit.registered`, the path among it.
  let payload: PayloadTemplate

  /// SPEC §3, `unit.registered`.
  private static let keys = [
    "unit", "name", "nameEn", "kind", "tier", "parent", "households", "gridKind", "posts",
  ]

  /// - Parameter required: the keys of `data` that `unit.registered` asks for.
  init(
    _ node: MappingNode, required: [String], columns: inout ColumnTable
  ) throws(MappingFault) {
    let object = try node.object(keys: Self.keys)
    path = try Template(try object.required("unit"), columns: &columns)
    payload = try PayloadTemplate(node, required: required, columns: &columns)
  }
}
