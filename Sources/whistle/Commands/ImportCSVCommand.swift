import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import FileStore
import Interchange
import Projection

enum ImportCSVCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let path = context.call.argument("FILE") ?? ""
    let mapping = try mapping(context.call.string("mapping") ?? "")
    let file = try TableFile(path, mapping.encoding)
    var rows = try CSVImport(file.next, file: path, mapping: mapping)
    let recorder = try recorder(context, mapping)
    return try take(&rows, recorder, context)
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
    _ rows: inout CSVImport, _ recorder: Recorder, _ context: Context
  ) throws(Diagnostic) -> Int32 {
    let isStrict = context.call.flag("strict")
    var tally = Tally()
    var taker = try FactTaker(
      recorder, correctsDueTimes: context.call.flag("corrections"), isAllOrNothing: isStrict)
    do throws(Diagnostic) {
      while let row = try rows.next() {
        let refusal = try take(row, &rows, &taker, &tally)
        if let refusal, !isStrict { context.say(refusal.withRemedy, .refused) }
      }
      if isStrict, let first = tally.firstRefusal { throw nothingTaken(first, tally.refused) }
      try taker.finish()
    } catch {
      throw error.hinting(standing: taker.written)
    }
    context.say(
      "rows \(tally.rows), refused \(tally.refused); events appended \(taker.written), "
        + "known already \(tally.known)",
      "行 \(tally.rows)，拒收 \(tally.refused)；追加事件 \(taker.written)，已有 \(tally.known)")
    return tally.refused == 0 ? 0 : 1
  }

  /// - Returns: why the row was refused, with its place.
  private static func take(
    _ row: ImportedRow, _ rows: inout CSVImport, _ taker: inout FactTaker, _ tally: inout Tally
  ) throws(Diagnostic) -> Diagnostic? {
    tally.rows += 1
    let refusal: Diagnostic
    switch row.result {
    case .failure(let reason): refusal = reason
    case .success(let events):
      switch try taker.take(events, line: row.line) {
      case .taken(_, let known):
        tally.known += known
        rows.took(row)
        return nil
      case .refused(let event, let reason): refusal = row.refusal(reason, ofEvent: event)
      }
    }
    tally.refused += 1
    tally.firstRefusal = tally.firstRefusal ?? refusal
    return refusal
  }

  private static func nothingTaken(_ first: Diagnostic, _ count: Int) -> Diagnostic {
    var result = first
    result.hints.append(
      Phrase(
        "nothing was taken: --strict (\(count) rows were refused)",
        "未导入任何内容：--strict（\(count) 行被拒收）"))
    return result
  }

  private static func mapping(_ name: String) throws(Diagnostic) -> ImportMapping {
    let value = try Documents.read(
      name, shipped: ShippedMappings.named(name)?.mapping, of: ShippedMappings.all.map(\.name))
    let zones = ZoneDatabase()
    do throws(MappingFault) {
      return try ImportMapping(
        value, required: { WireType($0).map { $0.keys.filter(\.isRequired).map(\.name) } },
        zones: { try? zones.zone(named: $0) })
    } catch {
      throw error.diagnostic(file: name)
    }
  }
}

extension Diagnostic {
  /// What stands of an import that could not go on.
  fileprivate func hinting(standing count: Int) -> Diagnostic {
    guard count > 0 else { return self }
    var result = self
    result.hints.append(
      Phrase(
        "\(count) events of the rows before stand in the book; the same import again completes it",
        "之前各行的 \(count) 个事件已在台账中；重新导入即可补全"))
    return result
  }
}
