import Basics

/// Reads the local times of a file: its patterns in their order, in its zone.
struct TimeReader: Sendable {
  let zone: TimeZone
  let patterns: [TimePattern]

  /// RFC 3339 with the zone's offset of the time that a row states; nil where the text is empty. Of
  /// a repeated hour the first, a skipped one moved forward by the gap (SPEC §6).
  ///
  /// - Throws: where no pattern reads the text, with the place of its first cell.
  func instant(_ template: Template, _ cells: RowCells) throws(Diagnostic) -> String? {
    let text = template.text(cells)
    if text.isEmpty { return nil }
    for pattern in patterns {
      guard let local = pattern.read(text) else { continue }
      let instant = zone.instant(local)
      // Near the ends of the years 0000 to 9999 an offset can lead out of what can be written.
      if (Timestamp.earliest...Timestamp.latest).contains(instant) { return zone.format(instant) }
    }
    let shown = JSONText.quoted(String(text.prefix(60)))
    throw cells.refusal(
      "import.time",
      Phrase("\(shown) is no time in any of the mapping's forms", "\(shown) 不符合映射所列的任何时间格式"),
      at: template,
      hints: [
        Phrase(
          "tried: " + patterns.map(\.text).joined(separator: " | "),
          "试过：" + patterns.map(\.text).joined(separator: " | "))
      ])
  }
}
