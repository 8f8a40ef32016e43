import Basics

/// One event that a row may become.
struct EventTemplate: Sendable {
  let type: String
  let time: Template
  let payload: PayloadTemplate

  /// - Parameter required: the keys of `data` that a type asks for; nil where there is no such type.
  init(
    _ node: MappingNode, required: (String) -> [String]?, columns: inout ColumnTable
  ) throws(MappingFault) {
    let object = try node.object(keys: ["type", "time", "data"])
    let typeNode = try object.required("type")
    type = try typeNode.text()
    guard let required = required(type) else {
      throw typeNode.fault("there is no event '\(type)'")
    }
    time = try Template(try object.required("time"), columns: &columns)
    payload = try PayloadTemplate(
      try object.required("data"), required: required, columns: &columns)
  }
}
