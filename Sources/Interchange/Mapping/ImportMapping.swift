public import Basics
import EventBook

/// How the rows of a table become events (SPEC §12, "Import mappings"), read and checked:
///
///     {"zone":"America/New_York","times":["MM/dd/yyyy hh:mm:ss a"],
///      "case":"NYC-{Unique Key}","source":"/import/nyc311",
///      "units":[{"unit":"dept/{Agency}","kind":"department","name":"{Agency Name}"}],
///      "events":[{"type":"case.registered","time":"{Created Date}","data":{…}}]}
///
/// `units` may be left out. Which columns a file has is checked once the mapping meets it.
public struct ImportMapping: Sendable {
  /// Recorded as the `source` of every event; a unit's path with a leading slash.
  public let source: String
  let times: TimeReader
  let subject: Template
  let units: [UnitTemplate]
  let events: [EventTemplate]
  let columns: ColumnTable

  /// Reads and checks a mapping.
  ///
  /// - Parameters:
  ///   - required: the keys of `data` that a type asks for (SPEC §3); each must be there, and stays
  ///     where its text comes out empty.
  ///   - zones: where named time zones come from; nil for a name that is none.
  /// - Throws: the first unknown or missing key, wrong kind of value, unknown event, unknown letters
  ///   in a pattern or open brace, with its path.
  public init(
    _ document: JSONValue, required: (String) -> [String]?, zones: (String) -> TimeZone?
  ) throws(MappingFault) {
    let root = try MappingNode(value: document, path: JSONPointer())
      .object(keys: ["zone", "times", "case", "source", "units", "events"])
    var columns = ColumnTable()
    times = TimeReader(
      zone: try Self.zone(try root.required("zone"), zones),
      patterns: try Self.patterns(try root.required("times")))
    subject = try Self.subject(try root.required("case"), &columns)
    source = try Self.source(try root.required("source"))
    var units: [UnitTemplate] = []
    for node in try root.optional("units")?.items() ?? [] {
      units.append(
        try UnitTemplate(node, required: required("unit.registered") ?? [], columns: &columns))
    }
    self.units = units
    var events: [EventTemplate] = []
    for node in try root.required("events").someItems() {
      events.append(try EventTemplate(node, required: required, columns: &columns))
    }
    self.events = events
    self.columns = columns
  }

  private static func zone(
    _ node: MappingNode, _ zones: (String) -> TimeZone?
  ) throws(MappingFault) -> TimeZone {
    let name = try node.text()
    if let zone = zones(name) { return zone }
    throw node.fault("no time zone is called '\(name)' on this machine")
  }

  private static func patterns(_ node: MappingNode) throws(MappingFault) -> [TimePattern] {
    var patterns: [TimePattern] = []
    for item in try node.someItems() {
      let text = try item.text()
      do throws(TimePattern.Fault) { patterns.append(try TimePattern(text)) } catch {
        throw item.fault("'\(text)': \(error.reason)")
      }
    }
    return patterns
  }

  private static func subject(
    _ node: MappingNode, _ columns: inout ColumnTable
  ) throws(MappingFault) -> Template {
    let template = try Template(node, columns: &columns)
    if template.slots.isEmpty { throw node.fault("names no column, so all rows were one case") }
    return template
  }

  private static func source(_ node: MappingNode) throws(MappingFault) -> String {
    let text = try node.text()
    guard text.utf8.first == UInt8(ascii: "/") else {
      throw node.fault("must be a unit's path that begins with '/'")
    }
    if text.utf8.contains(UInt8(ascii: "{")) {
      throw node.fault("is one for the whole file: it has no columns")
    }
    if EventSource.isOfEngine(text) { throw node.fault(EventSource.engineReason.english) }
    return text
  }
}
