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

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    let object = try node.object(keys: Self.keys)
    path = try Template(try object.required("unit"), &context)
    payload = try PayloadTemplate(
      node, required: context.required("unit.registered") ?? [], &context)
  }
}
