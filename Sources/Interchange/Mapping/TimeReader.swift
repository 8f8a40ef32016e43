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

/// Reads the times of a file: its patterns in their order, in its zone.
struct TimeReader: Sendable {
  let zone: TimeZone
  let patterns: [TimePattern]

  /// RFC 3339 with the zone's offset of the time that a row states, and whether it states no offset; nil
  /// where the text is empty. Of a repeated hour the first, a skipped one moved forward by the gap (SPEC
  /// §6).
  ///
  /// - Throws: where no pattern reads the text, with the place of its first cell.
  func instant(
    _ template: TimeTemplate, _ cells: RowCells
  ) throws(Diagnostic) -> (text: String, isLocal: Bool)? {
    let text = template.text.text(cells)
    if text.isEmpty { return nil }
    let zone = template.zone ?? zone
    for pattern in patterns {
      let (instant, isLocal): (Timestamp, Bool)
      switch pattern.read(text) {
      case .local(let local): (instant, isLocal) = (zone.instant(local), true)
      case .instant(let stated): (instant, isLocal) = (stated, false)
      case nil: continue
      }
      // Near the ends of the years 0000 to 9999 an offset can lead out of what can be written.
      let offset = Int64(zone.offsetSeconds(at: instant)) * Timestamp.microsecondsPerSecond
      let written = Timestamp(microseconds: instant.microseconds + offset)
      let years = Timestamp.earliest...Timestamp.latest
      if years.contains(instant), years.contains(written) {
        return (zone.format(instant), isLocal)
      }
    }
    let shown = JSONText.quoted(String(text.prefix(60)))
    let tried = patterns.map(\.text).joined(separator: " | ")
    throw Diagnostic(
      ImportCode.time, "\(shown) matches none of the mapping's time formats",
      "\(shown) 不符合映射所列的任何时间格式", at: cells.place(template.text.slots.first),
      hint: "tried: " + tried, "试过：" + tried)
  }
}
