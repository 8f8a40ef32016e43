package import Basics
import EventBook

/// How the rows of a table become events (SPEC §12, "Import mappings"), read and checked:
///
///     {"zone":"America/New_York","times":["MM/dd/yyyy hh:mm:ss a"],
///      "case":"NYC-{Unique Key}","source":"/import/nyc311",
///      "units":[{"unit":"dept/{Agency}","kind":"department","name":"{Agency Name}"}],
///      "events":[{"type":"case.registered","time":"{Created Date}","data":{…}}]}
///
/// `units`, `id`, `empty`, `separator` and `encoding` may be left out. Which columns a file has is
/// checked once the mapping meets it.
package struct ImportMapping: Sendable {
  /// Recorded as the `source` of every event; a unit's path with a leading slash.
  package let source: String
  /// How a file without a byte-order mark is written.
  package let encoding: TextEncoding
  let times: TimeReader
  let subject: Template
  /// nil where an event's id is the case and the template's number.
  let id: Template?
  let units: [UnitTemplate]
  let events: [EventTemplate]
  /// Whether any of them is for the first row of each case alone.
  let hasOnce: Bool
  /// Texts that mean that there is none.
  let empty: [String]
  /// nil where it is told from the header.
  let separator: UInt8?
  let columns: ColumnTable

  private static let keys = [
    "zone", "times", "case", "id", "source", "empty", "separator", "encoding", "units", "events",
  ]

  /// Reads and checks a mapping.
  ///
  /// - Parameter zones: where named time zones come from; nil for a name that is none.
  /// - Throws: the first unknown or missing key, wrong kind of value, unknown event, unknown letters
  ///   in a pattern or open brace, with its path.
  package init(
    _ document: JSONValue, zones: @escaping (String) -> TimeZone?
  ) throws(MappingFault) {
    let root = try MappingNode(value: document, path: JSONPointer()).object(keys: Self.keys)
    var context = MappingContext(zones: zones)
    times = TimeReader(
      zone: try context.zone(try root.required("zone")),
      patterns: try Self.patterns(try root.required("times")))
    subject = try Template.naming(try root.required("case"), &context)
    id = try root.optional("id").map { node throws(MappingFault) in
      try Template.naming(node, &context)
    }
    source = try Self.source(try root.required("source"))
    empty = try root.optional("empty")?.texts() ?? []
    separator = try root.optional("separator")?.choice(Self.separators)
    encoding =
      try root.optional("encoding")?.choice(TextEncoding.allCases.map { ($0.rawValue, $0) })
      ?? .utf8
    units = try (root.optional("units")?.items() ?? []).map { node throws(MappingFault) in
      try UnitTemplate(node, &context)
    }
    events = try root.required("events").someItems().map { node throws(MappingFault) in
      try EventTemplate(node, &context)
    }
    hasOnce = events.contains(where: \.isOnce)
    columns = context.columns
  }

  private static let separators = [",", ";", "\t"].map { (name: $0, value: Array($0.utf8)[0]) }

  private static func patterns(_ node: MappingNode) throws(MappingFault) -> [TimePattern] {
    try node.someItems().map { item throws(MappingFault) in
      let text = try item.text()
      do throws(TimePattern.Fault) { return try TimePattern(text) } catch {
        throw item.fault(error.reason.map { "'\(text)': \($0)" })
      }
    }
  }

  private static func source(_ node: MappingNode) throws(MappingFault) -> String {
    let text = try node.text()
    guard text.utf8.first == UInt8(ascii: "/") else {
      throw node.fault("must be a unit's path that begins with '/'", "应为以“/”开头的单位路径")
    }
    if text.utf8.contains(UInt8(ascii: "{")) {
      throw node.fault("is one for the whole file: it has no columns", "整个文件只有一个，不能含列名")
    }
    if EventSource.isOfEngine(text) { throw node.fault(EventSource.engineReason) }
    return text
  }
}
