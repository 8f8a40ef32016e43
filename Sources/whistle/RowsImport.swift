import Basics
import CommandLineKit
import FileStore
import Interchange
import Projection

/// What the imports by a mapping have in common: their options, and how rows become events of the book.
enum RowsImport {
  static func options(for format: ImportFormat) -> [OptionSpec] {
    let names = ShippedMappings.all.filter { $0.format == format }.map(\.name)
    let known = names.joined(separator: ", ")
    let mapping = OptionSpec(
      "mapping", value: "M", kind: .file,
      "A mapping's file, or \(known)." + (format.mapping == nil ? "" : " Else \(known)."),
      "映射文件，或 \(names.joined(separator: "、"))。" + (format.mapping == nil ? "" : "不写即 \(known)。"),
      isRequired: format.mapping == nil)
    return [
      mapping, OptionSpec("strict", "Import nothing if any row is refused.", "有一行拒收则全不收。"),
      OptionSpec("corrections", "Record changed due times as corrections.", "期限有变动的，记为更正。"),
    ] + Options.writing
  }

  static func run(_ format: ImportFormat, _ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? ""
    let mapping = try mapping(context.call.string("mapping") ?? format.mapping ?? "", format)
    func opened() throws(Diagnostic) -> TableFile {
      try TableFile(path) { head throws(Diagnostic) in
        try format.encoding(head, mapping, file: path)
      }
    }
    let file = try opened()
    var rows = try RowImport(
      format, file.next, head: try file.head(), again: try opened().next, file: path,
      mapping: mapping)
    let recorder = try recorder(context, mapping)
    try take(&rows, recorder, context)
  }

  private static func recorder(
    _ context: Context, _ mapping: ImportMapping
  ) throws(Diagnostic) -> Recorder {
    var options = try context.recorderOptions()
    // All that the mapping ever recorded: the file is read once, so nobody knows yet what it names.
    options.watchedSource = mapping.source
    return try context.recorder(for: [], isHistory: true, options)
  }

  /// What was made of the rows so far.
  private struct Tally {
    var rows = 0
    var refused = 0
    var known = 0
    var firstRefusal: Diagnostic?
  }

  private static func take(
    _ rows: inout RowImport, _ recorder: Recorder, _ context: Context
  ) throws(Diagnostic) {
    let isStrict = context.call.flag("strict")
    var tally = Tally()
    var taker = try FactTaker(
      recorder, correctsDueTimes: context.call.flag("corrections"), isAllOrNothing: isStrict)
    do throws(Diagnostic) {
      while let row = try rows.next() {
        let refusal = try take(row, &rows, &taker, &tally)
        if let refusal, !isStrict { context.say(refusal.withRemedy, .refused) }
      }
      if isStrict, let first = tally.firstRefusal {
        throw first.hinting(
          "nothing was taken: --strict (\(tally.refused) rows were refused)",
          "未导入任何内容：--strict（\(tally.refused) 行被拒收）")
      }
      try taker.finish()
    } catch {
      try? taker.settle()
      guard taker.written > 0 else { throw error }
      throw error.hinting(
        "\(taker.written) events of the rows before are in the book; "
          + "the same import again completes it", "之前各行的 \(taker.written) 个事件已在台账中；重新导入即可补全")
    }
    Output.settle(hasFindings: tally.refused > 0)
    context.say(suspectedIn: recorder)
    if rows.passedOver > 0 {
      context.say(
        "\(rows.passedOver) events are about no case of the mapping, and were passed over",
        "\(rows.passedOver) 个事件不涉及映射所指的案件，已略过")
    }
    if rows.localTimes > 0 {
      let zone = rows.zone.name
      context.say(
        "times of \(rows.localTimes) events state no offset from UTC; they were read in \(zone), the mapping's zone",
        "\(rows.localTimes) 个事件的时间未写时差，按映射的时区 \(zone) 读取")
    }
    context.say(
      "rows \(tally.rows), refused \(tally.refused); events appended \(taker.written), "
        + "known already \(tally.known)",
      "行 \(tally.rows)，拒收 \(tally.refused)；追加事件 \(taker.written)，已有 \(tally.known)")
  }

  /// - Returns: why the row was refused, with its place.
  private static func take(
    _ row: ImportedRow, _ rows: inout RowImport, _ taker: inout FactTaker, _ tally: inout Tally
  ) throws(Diagnostic) -> Diagnostic? {
    tally.rows += 1
    let refusal: Diagnostic
    switch row.result {
    case .failure(let reason): refusal = reason
    case .success(let events):
      switch try taker.take(events, line: row.line, supplied: row.supplied) {
      case .taken(_, let known):
        tally.known += known
        rows.took(row)
        return nil
      case .refused(let event, let reason): refusal = rows.refusal(reason, ofEvent: event, of: row)
      }
    }
    tally.refused += 1
    tally.firstRefusal = tally.firstRefusal ?? refusal
    return refusal
  }

  private static func mapping(
    _ name: String, _ format: ImportFormat
  ) throws(Diagnostic) -> ImportMapping {
    let shipped = ShippedMappings.all.filter { $0.format == format }
    let value = try Documents.read(
      name, shipped: shipped.first { $0.name == name }?.mapping, of: shipped.map(\.name))
    let zones = ZoneDatabase()
    do throws(MappingFault) {
      return try ImportMapping(value, zones: { try? zones.zone(named: $0) })
    } catch {
      throw error.diagnostic(file: name)
    }
  }
}
