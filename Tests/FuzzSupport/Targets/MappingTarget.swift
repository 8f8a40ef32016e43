import Basics
import CaseJournal
import CaseModel
import EventBook
import Interchange

extension FuzzTarget {
  private static let mappings = DocumentInput(
    ShippedMappings.all.compactMap { try? JSONParser.parse($0.mapping) })

  /// A mapping: one that is read reads the same once it is written, and makes the same events of a
  /// file, or the same refusals.
  static let mapping = FuzzTarget(
    name: "mapping",
    seeds: { mappings.seeds + ShippedMappings.all.map { Array($0.mapping.utf8) } },
    words: mappings.words,
    judge: { input in
      let text = mappings.text(input)
      guard let document = Fixtures.parsed(text) else { return .refused }
      let reading = ImportMapping.reading(document)
      guard let again = try? JSONParser.parse(document.text) else { return .fault("not written") }
      let other = ImportMapping.reading(again)
      switch (reading, other) {
      case (.success(let mapping), .success(let second)):
        return comparing(mapping, second, on: Tables.all) ?? .taken
      case (.failure(let fault), .failure(let second)):
        return .comparing("\(fault)", "\(second)", "faults") ?? .refused
      default: return .fault("written and read again it is judged otherwise: \(document.text)")
      }
    })

  /// A file under each of the shipped mappings: rows and refusals are the same in whatever pieces it
  /// comes, and the events are ones that a line of the book can hold.
  static let table = FuzzTarget(
    name: "table",
    seeds: { Tables.all.map { Array($0.utf8) } },
    words: mappings.words,
    judge: { file in
      let text = String(decoding: file, as: UTF8.self)
      guard Array(text.utf8) == file else { return .refused }
      var isTaken = false
      for mapping in ShippedMapping.ofTables {
        let whole = events(of: Array(text.utf8), .csv, mapping, piece: max(1, file.count))
        let pieces = events(of: Array(text.utf8), .csv, mapping, piece: 5).rows
        if let fault = Verdict.comparing(whole.rows, pieces, "in one piece and in several") {
          return fault
        }
        if let fault = whole.events.lazy.compactMap(lineFault).first { return .fault(fault) }
        isTaken = isTaken || !whole.events.isEmpty
      }
      return isTaken ? .taken : .refused
    })

  private static func comparing(
    _ first: ImportMapping, _ second: ImportMapping, on files: [String]
  ) -> Verdict? {
    for file in files {
      let one = events(of: Array(file.utf8), .csv, first, piece: 1 << 16).rows
      let other = events(of: Array(file.utf8), .csv, second, piece: 1 << 16).rows
      if let fault = Verdict.comparing(one, other, "rows under the mapping written anew") {
        return fault
      }
    }
    return nil
  }

  /// What a file of some format makes, and each row as people read it.
  static func events(
    of file: [UInt8], _ format: ImportFormat, _ mapping: ImportMapping, piece: Int
  ) -> (rows: [String], events: [Envelope]) {
    do throws(Diagnostic) {
      var rows: [String] = []
      var events: [Envelope] = []
      var reader = try RowImport(
        format, pieces(file, of: piece), head: Array(file.prefix(64)),
        again: pieces(file, of: piece), file: "f", mapping: mapping)
      while let row = try reader.next() {
        switch row.result {
        case .success(let made):
          reader.took(row)
          events += made
          rows.append("\(row.line): " + made.map { "\($0)" }.joined(separator: "\n"))
        case .failure(let fault): rows.append("\(row.line): \(fault)")
        }
      }
      return (rows, events)
    } catch { return (["\(error)"], []) }
  }

  /// What a row makes of a file's bytes is JSON, and times in it are times.
  static func lineFault(_ envelope: Envelope) -> String? {
    guard let value = Fixtures.parsed(envelope.line) else {
      return "an event whose line is not JSON: \(envelope)"
    }
    guard value.object?["data"] == .object(envelope.data) else {
      return "an event whose line says something else: \(envelope)"
    }
    return Timestamp(rfc3339: envelope.time) == nil ? "no time: \(envelope.time)" : nil
  }
}

extension ImportMapping {
  fileprivate static func reading(_ document: JSONValue) -> Result<ImportMapping, MappingFault> {
    do throws(MappingFault) {
      return .success(
        try ImportMapping(document, zones: { Zones.zone($0) }))
    } catch { return .failure(error) }
  }
}

extension ShippedMapping {
  fileprivate static let ofTables = read(.csv)

  /// The mappings of a format.
  static func read(_ format: ImportFormat) -> [ImportMapping] {
    ShippedMappings.all.filter { $0.format == format }.compactMap { shipped in
      guard let document = try? JSONParser.parse(shipped.mapping) else { return nil }
      return try? ImportMapping.reading(document).get()
    }
  }
}
