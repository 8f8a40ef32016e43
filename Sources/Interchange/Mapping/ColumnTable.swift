import Basics

/// The columns that a mapping names, each once; a template knows its columns by their slot here.
///
/// Names are the same whatever their case, and whether they have blanks or `_` between their words:
/// `Unique Key` of a city's export is the `unique_key` of its API.
struct ColumnTable: Sendable {
  /// A name, and where the mapping names it first.
  private struct Use: Sendable {
    let name: String
    let key: [UInt8]
    let path: JSONPointer
    /// Whether the mapping names it itself, so that a table must have it.
    var isNamed: Bool
  }

  private var uses: [Use] = []

  func name(_ slot: Int) -> String { uses[slot].name }

  /// The slot of a column, a new one where it was not named before.
  ///
  /// - Parameter isNamed: whether a table must have it.
  mutating func slot(_ name: String, at path: JSONPointer, isNamed: Bool = true) -> Int {
    let key = Self.key(name)
    if let known = uses.firstIndex(where: { $0.key == key }) {
      if isNamed, !uses[known].isNamed {
        uses[known] = Use(name: name, key: key, path: path, isNamed: true)
      }
      return known
    }
    uses.append(Use(name: name, key: key, path: path, isNamed: isNamed))
    return uses.count - 1
  }

  /// How many columns are named.
  var count: Int { uses.count }

  /// The slot of a column that the mapping names, however it is spelled.
  func slot(named name: String) -> Int? {
    let key = Self.key(name)
    return uses.firstIndex { $0.key == key }
  }

  /// Where each slot's column stands in a file, from 0; -1 for one that it need not have and lacks.
  ///
  /// - Throws: the first column that the header lacks or has twice, with the path that names it.
  /// - Complexity: O(columns named · columns of the file).
  func positions(in header: [String]) throws(MappingFault) -> [Int] {
    let keys = header.map { Self.key($0) }
    var positions: [Int] = []
    for use in uses {
      let found = keys.indices.filter { keys[$0] == use.key }
      if found.isEmpty, !use.isNamed {
        positions.append(-1)
        continue
      }
      guard found.count == 1 else {
        throw MappingFault(
          path: use.path,
          reason: found.isEmpty
            ? Phrase("the header has no column '\(use.name)'", "首行没有“\(use.name)”列")
            : Phrase(
              "the header has more than one column '\(use.name)'", "首行有多个“\(use.name)”列"))
      }
      positions += found
    }
    return positions
  }

  /// What two spellings of one name have in common.
  private static func key(_ name: String) -> [UInt8] {
    let words = name.lowercased().unicodeScalars.split {
      $0 == "_" || $0.properties.isWhitespace || $0 == "\u{FEFF}"
    }
    return Array(words.map(String.init).joined(separator: " ").utf8)
  }
}
