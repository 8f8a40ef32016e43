import Basics

/// The rows of a comma-separated file under the columns of a mapping.
struct CSVRows: RowReader {
  static let isLog = false

  private var reader: CSVReader
  private let positions: [Int]
  private let file: String

  /// Reads the header and finds the mapping's columns in it.
  ///
  /// - Throws: for a file without a readable first row, or one whose header lacks a column of the
  ///   mapping or has it twice: with the path in the mapping that names it.
  init(_ pieces: @escaping CSVReader.Pieces, file: String, mapping: ImportMapping)
    throws(Diagnostic)
  {
    self.file = file
    reader = CSVReader(pieces, separator: mapping.separator)
    let header = try Self.header(&reader, file: file)
    do throws(MappingFault) { positions = try mapping.columns.positions(in: header) } catch {
      throw Diagnostic(
        ImportCode.column, "\(error.reason.english), which the mapping names at \(error.path)",
        "首行与映射 \(error.path) 所指的列不符：\(error.reason.chinese)",
        at: Diagnostic.Place(file: file, line: 1),
        hints: [.listing("the header names:", "首行的列名", header.filter { !$0.isEmpty })])
    }
  }

  private static func header(
    _ reader: inout CSVReader, file: String
  ) throws(Diagnostic) -> [String] {
    switch try reader.next() {
    case .row(let row): return (0..<row.count).map { row.text($0) }
    case .refused(let error): throw error.diagnostic(file: file)
    case nil:
      throw Diagnostic(
        ImportCode.empty, "the file is empty; its first row must name the columns", "文件为空；首行须写列名",
        at: Diagnostic.Place(file: file))
    }
  }

  mutating func next() throws(Diagnostic) -> RowElement? {
    switch try reader.next() {
    case nil: nil
    case .refused(let error): .refused(line: error.line, error.diagnostic(file: file))
    case .row(let row): .row(CSVCells(row: row, positions: positions))
    }
  }
}
