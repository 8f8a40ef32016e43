import Basics
import CaseJournal
import CaseModel

/// One event that a row may become.
struct EventTemplate: Sendable {
  let time: TimeTemplate
  /// nil where it is for every row.
  let condition: Condition?
  /// nil where the id is that of the row.
  let id: Template?
  /// Whether it is for the first row of each case alone: what a log lacks, and the book needs.
  let isOnce: Bool
  private let shape: EventShape

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    let object = try node.object(keys: ["type", "time", "when", "data", "id", "once", "else"])
    shape = try EventShape(object, &context)
    time = try TimeTemplate(try object.required("time"), &context)
    condition = try object.optional("when").map { node throws(MappingFault) in
      try Condition(node, &context)
    }
    id = try object.optional("id").map { node throws(MappingFault) in
      try Template.naming(node, &context)
    }
    isOnce =
      try object.optional("once").map { node throws(MappingFault) in try node.flag() } ?? false
  }

  /// The type of the event and its `data`; nil where the row names a type that is none of ours, and
  /// nothing is said for that.
  func shape(of cells: RowCells) -> (type: String, payload: PayloadTemplate)? {
    switch shape {
    case .fixed(let type, let payload): return (type, payload)
    case .named(let template, let payloads, let other):
      let type = template.text(cells)
      return payloads[type].map { (type, $0) } ?? other
    }
  }
}

/// What an event is: a type that the mapping names, or that the row does.
private enum EventShape: Sendable {
  case fixed(String, PayloadTemplate)
  /// The payload of each type that a row may name, and what an event of any other name is.
  case named(Template, [String: PayloadTemplate], other: (String, PayloadTemplate)?)

  init(_ object: MappingObject, _ context: inout MappingContext) throws(MappingFault) {
    let node = try object.required("type")
    guard try node.text().utf8.contains(UInt8(ascii: "{")) else {
      if let other = object.optional("else") {
        throw other.fault("is for a type that the row names: {Column}", "只用于由该行写明类型（{列名}）的模板")
      }
      self = try .read(object, &context)
      return
    }
    var payloads: [String: PayloadTemplate] = [:]
    for type in WireType.all where type.type.row.subject == .case {
      payloads[type.name] = try PayloadTemplate(
        object.optional("data"), filling: type.keys, at: node.path, &context)
    }
    let other = try object.optional("else").map { node throws(MappingFault) in
      try EventShape.read(try node.object(keys: ["type", "data"]), &context)
    }
    let pair: (String, PayloadTemplate)? =
      if case .fixed(let type, let payload)? = other { (type, payload) } else { nil }
    self = .named(try Template(node, &context), payloads, other: pair)
  }

  private static func read(
    _ object: MappingObject, _ context: inout MappingContext
  ) throws(MappingFault) -> EventShape {
    let type = try object.required("type")
    let keys = try context.keys(of: type)
    return .fixed(
      try type.text(), try PayloadTemplate(try object.required("data"), keys: keys, &context))
  }
}

/// A unit that a row names, registered with the first row that does.
struct UnitTemplate: Sendable {
  /// The unit's path.
  let path: Template
  /// The `data` of its `unit.registered`, the path among it.
  let payload: PayloadTemplate

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    let keys = EventType.unitRegistered.row.shapes[0]
    let object = try node.object(keys: keys.map(\.name))
    path = try Template(try object.required("unit"), &context)
    payload = try PayloadTemplate(node, keys: keys, &context)
  }
}
