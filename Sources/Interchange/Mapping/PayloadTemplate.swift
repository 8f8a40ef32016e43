import Basics
import CaseModel

/// The `data` of one event as a mapping describes it.
struct PayloadTemplate: Sendable {
  private struct Member: Sendable {
    let key: String
    let value: DataTemplate
    /// Whether it stays where its text comes out empty.
    let isRequired: Bool
    /// Whether it names units, and whether an event says nothing without it.
    let namesUnits, isEssential: Bool
  }

  private var members: [Member] = []

  /// - Parameter keys: those that the event's type has.
  /// - Throws: where one that it asks for is not there, or a value cannot be one.
  init(
    _ node: MappingNode, keys: [EventKey], _ context: inout MappingContext
  ) throws(MappingFault) {
    let entries = try node.members()
    for key in keys where key.isRequired && !entries.contains(where: { $0.key == key.name }) {
      throw node.fault("the event's type requires the key '\(key.name)'", "该类事件必须有键“\(key.name)”")
    }
    try add(entries, keys, &context)
  }

  /// The payload of a type that the row names: what the mapping says, and under the other keys of the type
  /// the columns of their names.
  init(
    _ node: MappingNode?, filling keys: [EventKey], at path: JSONPointer,
    _ context: inout MappingContext
  ) throws(MappingFault) {
    let entries = try node?.members() ?? []
    context.namesColumns = false
    for key in keys where !entries.contains(where: { $0.key == key.name }) {
      let column = JSONValue.string("{\(key.name)}")
      let isTime = if case .instant = key.form { true } else { false }
      let value = isTime ? JSONValue.object(["time": column]) : column
      try add([(key.name, MappingNode(value: value, path: path))], keys, &context)
    }
    context.namesColumns = true
    try add(entries, keys, &context)
  }

  private mutating func add(
    _ entries: [(key: String, node: MappingNode)], _ keys: [EventKey],
    _ context: inout MappingContext
  ) throws(MappingFault) {
    for (key, node) in entries {
      if UnitKeys.all.contains(key), node.value.string?.utf8.first == UInt8(ascii: "/") {
        throw node.fault("a unit's path stands here without a slash in front", "此处的单位路径前面不写“/”")
      }
      let form = keys.first { $0.name == key }
      members.append(
        Member(
          key: key, value: try DataTemplate(node, &context).reading(form?.form.kind ?? .text),
          isRequired: form?.isRequired ?? false, namesUnits: UnitKeys.all.contains(key),
          isEssential: UnitKeys.essential.contains(key)))
    }
  }

  /// The payload for a row; nil where it must name a unit and the path has an empty step. A key whose
  /// text comes out empty is left out unless its type requires it.
  ///
  /// - Throws: for a time that cannot be read, with the place of its cell.
  func data(_ cells: RowCells, times: TimeReader) throws(Diagnostic) -> JSONObject? {
    var result: [(key: String, value: JSONValue)] = []
    result.reserveCapacity(members.count)
    for index in members.indices {
      var value = try members.span[index].value.value(cells, times: times)
      if members.span[index].namesUnits { value = Self.naming(value) }
      if case .string(let text) = value, text.isEmpty {
        guard members.span[index].isRequired else { continue }
        if members.span[index].isEssential { return nil }
      }
      result.append((members[index].key, value))
    }
    return JSONObject(result)
  }

  /// What names units, without those whose paths have an empty step.
  private static func naming(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let path): UnitPath.isValid(path.utf8) ? value : .string("")
    case .array(let items):
      .array(items.filter { $0.string.map { UnitPath.isValid($0.utf8) } ?? true })
    case .null, .bool, .number, .object: value
    }
  }

  /// The slots of the columns that a key's value is made of.
  func slots(of key: String) -> [Int] { members.first { $0.key == key }?.value.slots ?? [] }
}

/// The keys of `data` that name units by their paths (SPEC §3).
enum UnitKeys {
  static let all: Set<String> = [
    "assist", "call", "lead", "parent", "place", "successor", "to", "unit",
  ]

  /// Those without which an event says nothing: who does it, or to whom it goes. A place may be
  /// unknown.
  static let essential: Set<String> = ["to", "unit"]
}
