import Basics

/// A time that a row states: a text with columns, and the zone that it is read in where that is not the
/// mapping's.
///
///     "{Created Date}"                                as an event's `time`
///     {"time":"{Due Date}","zone":"Europe/Berlin"}    anywhere
struct TimeTemplate: Sendable {
  let text: Template
  let zone: TimeZone?

  static let keys = ["time", "zone"]

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    guard node.value.object != nil else {
      text = try Template(node, &context)
      zone = nil
      return
    }
    let object = try node.object(keys: Self.keys)
    text = try Template(try object.required("time"), &context)
    zone = try object.optional("zone").map { zone throws(MappingFault) in try context.zone(zone) }
  }
}
