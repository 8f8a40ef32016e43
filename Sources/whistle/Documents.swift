import Basics
import FileStore

/// JSON documents from files.
enum Documents {
  static func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    path == "-" ? try FileBytes.standardInput() : try FileBytes.input(path)
  }

  /// A document inside the program, else the file of that name.
  ///
  /// - Parameter names: what is shipped, for the hint.
  static func read(
    _ name: String, shipped: String?, of names: [String]
  ) throws(Diagnostic) -> JSONValue {
    try parse(try text(name, shipped: shipped, of: names), file: name)
  }

  /// The text of a document inside the program, else of the file of that name.
  static func text(
    _ name: String, shipped: String?, of names: [String]
  ) throws(Diagnostic) -> [UInt8] {
    if let shipped { return Array(shipped.utf8) }
    do throws(Diagnostic) { return try bytes(name) } catch {
      var failure = error
      if failure.is(FileCode.missing) {
        failure.hints = [
          .listing("there is no such file; shipped are", "没有这个文件；自带的有", names)
        ]
      }
      throw failure
    }
  }

  /// The lines that are not blank, with their numbers and without their ends.
  ///
  /// - Complexity: O(n).
  static func lines(of bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var number = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start..<end].contains(where: { $0 > 0x20 }) { lines.append((number, start..<end)) }
      number += 1
      start = end + 1
    }
    return lines
  }

  typealias Line = (number: Int, range: Range<Int>)

  static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONValue {
    try bytes.withByteView { view throws(Diagnostic) in
      do throws(JSONError) { return try JSONParser.parse(view) } catch {
        let (line, column) = JSONError.place(of: error.offset, in: view)
        throw Diagnostic(
          ProgramCode.documentJSON, error.message, at: .init(file: file, line: line, column: column)
        )
      }
    }
  }
}
