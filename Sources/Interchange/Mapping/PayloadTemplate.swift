import Basics

/// The `data` of one event as a mapping describes it.
struct PayloadTemplate: Sendable {
  private struct Member: Sendable {
    let key: String
    let value: DataTemplate
    /// Whether it stays where its text comes out empty.
    let isRequired: Bool
  }

  private var members: [Member] = []

  /// - Parameter required: the keys that the event's type asks for.
  /// - Throws: where one of these is not there, or a value cannot be one.
  init(
    _ node: MappingNode, required: [String], columns: inout ColumnTable
  ) throws(MappingFault) {
    let entries = try node.members()
    for key in required where !entries.contains(where: { $0.key == key }) {
      throw node.fault("the event's type requires the key '\(key)'")
    }
    for (key, node) in entries {
      members.append(
        Member(
          key: key, value: try DataTemplate(node, columns: &columns),
          isRequired: required.contains(key)))
    }
  }

  /// The payload for a row. A key whose text comes out empty is left out unless its type requires
  /// it; blanks are not empty.
  ///
  /// - Throws: for a time that cannot be read, with the place of its cell.
  func data(_ cells: RowCells, times: TimeReader) throws(Diagnostic) -> JSONObject {
    var result: [(key: String, value: JSONValue)] = []
    for member in members {
      let value = try member.value.value(cells, times: times)
      if value.string?.isEmpty == true, !member.isRequired { continue }
      result.append((member.key, value))
    }
    return JSONObject(result)
  }
}
