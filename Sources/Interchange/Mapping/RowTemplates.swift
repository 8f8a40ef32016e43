import Basics

/// One event that a row may become.
struct EventTemplate: Sendable {
  let type: String
  let time: TimeTemplate
  let payload: PayloadTemplate
  /// nil where it is for every row.
  let condition: Condition?

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    let object = try node.object(keys: ["type", "time", "when", "data"])
    let typeNode = try object.required("type")
    type = try typeNode.text()
    guard let required = context.required(type) else {
      throw typeNode.fault("there is no event '\(type)'", "没有“\(type)”这种事件")
    }
    time = try TimeTemplate(try object.required("time"), &context)
    condition = try object.optional("when").map { node throws(MappingFault) in
      try Condition(node, &context)
    }
    payload = try PayloadTemplate(try object.required("data"), required: required, &context)
  }
}

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
