extension JSONValue {
  /// The text for people to read, with its line feed: members in their order, what fits into a line on
  /// one, else a line each.
  ///
  ///     {
  ///       "name": "standard",
  ///       "ladder": ["building", "grid"]
  ///     }
  public var indented: String { lines(indent: 0, behind: 0) + "\n" }

  /// Bytes in a line.
  private static let width = 100

  /// - Parameter behind: what stands before it in its line, a comma after it included.
  private func lines(indent: Int, behind: Int) -> String {
    let whole = spaced
    // The document itself is opened, however short it is.
    if indent > 0, indent + behind + whole.utf8.count <= Self.width { return whole }
    let inner = String(repeating: " ", count: indent + 2)
    func block(_ open: String, _ entries: [String], _ close: String) -> String {
      guard !entries.isEmpty else { return open + close }
      return open + "\n" + entries.map { inner + $0 }.joined(separator: ",\n") + "\n"
        + String(repeating: " ", count: indent) + close
    }
    switch self {
    case .null, .bool, .number, .string:
      return whole
    case .array(let items):
      return block("[", items.map { $0.lines(indent: indent + 2, behind: 1) }, "]")
    case .object(let object):
      let entries = object.members.map { member in
        let key = JSONValue.string(member.key).text + ": "
        return key + member.value.lines(indent: indent + 2, behind: key.utf8.count + 1)
      }
      return block("{", entries, "}")
    }
  }

  /// On one line, with a blank behind each comma and colon.
  private var spaced: String {
    switch self {
    case .null, .bool, .number, .string:
      text
    case .array(let items):
      "[" + items.map(\.spaced).joined(separator: ", ") + "]"
    case .object(let object):
      "{"
        + object.members.map { JSONValue.string($0.key).text + ": " + $0.value.spaced }
        .joined(separator: ", ") + "}"
    }
  }
}
