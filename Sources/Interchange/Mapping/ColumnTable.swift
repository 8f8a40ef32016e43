import Basics

/// The columns that a mapping names, each once; a template knows its columns by their slot here.
struct ColumnTable: Sendable {
  /// A name, and where the mapping names it first.
  private struct Use: Sendable {
    let name: String
    let path: JSONPointer
  }

  private var uses: [Use] = []

  func name(_ slot: Int) -> String { uses[slot].name }

  /// The slot of a column, a new one where it was not named before.
  mutating func slot(_ name: String, at path: JSONPointer) -> Int {
    if let known = uses.firstIndex(where: { Self.isSame($0.name, name) }) { return known }
    uses.append(Use(name: name, path: path))
    return uses.count - 1
  }

  /// Where each slot's column stands in a file, from 0.
  ///
  /// - Throws: the first column that the header lacks or has twice, with the path that names it.
  /// - Complexity: O(columns named · columns of the file).
  func positions(in header: [String]) throws(MappingFault) -> [Int] {
    var positions: [Int] = []
    for use in uses {
      let found = header.indices.filter { Self.isSame(header[$0], use.name) }
      guard found.count == 1 else {
        let reason = found.isEmpty ? "the header has no column" : "the header has more than one"
        throw MappingFault(path: use.path, reason: "\(reason) '\(use.name)'")
      }
      positions += found
    }
    return positions
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}
