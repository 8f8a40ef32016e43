import Basics
import CaseModel

/// One event that a row may become.
struct EventTemplate: Sendable {
  let type: EventType
  let time: Template
  let payload: PayloadTemplate

  /// - Parameter required: the keys of `data` that a type asks for.
  init(
    _ node: MappingNode, required: (EventType) -> [String], columns: inout ColumnTable
  ) throws(MappingFault) {
    let object = try node.object(keys: ["type", "time", "data"])
    let typeNode = try object.required("type")
    let name = try typeNode.text()
    guard let type = EventType(rawValue: name) else {
      throw typeNode.fault("there is no event '\(name)'")
    }
    self.type = type
    time = try Template(try object.required("time"), columns: &columns)
    payload = try PayloadTemplate(
      try object.required("data"), required: required(type), columns: &columns)
  }
}
