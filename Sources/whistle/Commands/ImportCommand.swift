import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Interchange
import Projection

enum ImportCommand {
  static func run(_ context: Context) throws(Diagnostic) -> Int32 {
    let path = context.call.argument("FILE") ?? ""
    let mapping = try mapping(context.call.string("mapping") ?? "")
    let file = try FileBytes(copying: path)
    var rows: [ImportedRow] = []
    try file.withView { view throws(Diagnostic) in
      for row in try CSVImport(view, file: path, mapping: mapping) { rows.append(row) }
    }
    return try take(rows, context)
  }

  private static func take(_ rows: [ImportedRow], _ context: Context) throws(Diagnostic) -> Int32 {
    var envelopes: [Envelope] = []
    var refusals: [Diagnostic] = []
    for row in rows {
      switch row.result {
      case .success(let events): envelopes += events
      case .failure(let refusal): refusals.append(refusal)
      }
    }
    if context.call.flag("strict"), var first = refusals.first {
      first.hints.append(
        Phrase(
          "nothing was taken: --strict (\(refusals.count) rows were refused)",
          "未导入任何内容：--strict（\(refusals.count) 行被拒收）"))
      throw first
    }
    for refusal in refusals { context.say(refusal.withRemedy, .refused) }
    let recorder = try context.recorder(
      for: envelopes.map { ($0.source, $0.id) }, isHistory: true)
    var known = 0
    for envelope in envelopes where try isKnown(envelope, recorder) { known += 1 }
    let appended = try recorder.commit()
    context.say(
      "rows \(rows.count), refused \(refusals.count); events appended \(appended), "
        + "known already \(known)",
      "行 \(rows.count)，拒收 \(refusals.count)；追加事件 \(appended)，已有 \(known)")
    return refusals.isEmpty ? 0 : 1
  }

  /// A unit that another file registered at another time is known all the same.
  private static func isKnown(
    _ envelope: Envelope, _ recorder: Recorder
  ) throws(Diagnostic) -> Bool {
    do throws(Diagnostic) {
      if case .known = try recorder.propose(envelope, isHistory: true) { return true }
      return false
    } catch {
      if error.code == "append.conflict", envelope.type == EventType.unitRegistered.rawValue {
        return true
      }
      throw error
    }
  }

  private static func mapping(_ name: String) throws(Diagnostic) -> ImportMapping {
    let value = try Documents.read(
      name, shipped: ShippedMappings.named(name)?.mapping, of: ShippedMappings.all.map(\.name))
    let zones = ZoneDatabase()
    do throws(MappingFault) {
      return try ImportMapping(
        value, required: { WireType($0).map { TypeRegistry.required($0).map(\.name) } },
        zones: { try? zones.zone(named: $0) })
    } catch {
      throw error.diagnostic(file: name)
    }
  }
}

/// JSON documents from files.
enum Documents {
  static func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    path == "-" ? try FileBytes.standardInput() : try FileBytes(copying: path).array
  }

  /// A document inside the program, else the file of that name.
  ///
  /// - Parameter names: what is shipped, for the hint.
  static func read(
    _ name: String, shipped: String?, of names: [String]
  ) throws(Diagnostic) -> JSONValue {
    if let shipped { return try parse(Array(shipped.utf8), file: name) }
    do throws(Diagnostic) { return try parse(bytes(name), file: name) } catch {
      var failure = error
      if failure.code == "file.missing" {
        failure.hints = [
          .listing("there is no such file; shipped are", "没有这个文件；自带的有", names)
        ]
      }
      throw failure
    }
  }

  static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONValue {
    try bytes.withByteView { view throws(Diagnostic) in
      do throws(JSONError) { return try JSONParser.parse(view) } catch {
        let (line, column) = JSONError.place(of: error.offset, in: view)
        throw Diagnostic(
          "document.json", error.message, at: .init(file: file, line: line, column: column))
      }
    }
  }
}
