package import Basics
import FileStore

/// Rows about subjects, of which every shard has its own in their documented order: cases first, then the
/// subjects that are no case, both by the bytes of their names.
///
///     {"case":"FH-2026-000003",…}
///     {"subject":"unit/dept/housing",…}
package enum SubjectRows {
  /// Hands over the rows of all shards in that order, each with its place and without its LF.
  ///
  /// - Parameter paths: of the rows of every shard.
  /// - Throws: `file.*`, `shard.document`; `shard.order` where rows do not ascend, or a subject stands in two
  ///   shards; what `body` throws.
  /// - Complexity: O(rows · log shards).
  package static func merge(
    _ paths: [String], _ body: (ByteView, Diagnostic.Place) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var readers: [SubjectRowReader] = []
    for path in paths {
      let reader = try SubjectRowReader(path)
      if try reader.advance() { reader.insert(into: &readers) }
    }
    var last: SubjectRowReader.Key?
    while let reader = readers.popLast() {
      if let last, !(last < reader.key) { throw reader.isMisplaced }
      last = reader.key
      try body(reader.row, reader.place)
      if try reader.advance() { reader.insert(into: &readers) }
    }
  }
}

/// Reads the rows of one shard.
private final class SubjectRowReader {
  /// By what rows are ordered.
  struct Key: Comparable {
    let isCase: Bool
    let name: [UInt8]

    static func < (left: Key, right: Key) -> Bool {
      left.isCase == right.isCase
        ? left.name.lexicographicallyPrecedes(right.name) : left.isCase
    }

    /// Of a row only its first member is read; nil where that is not what it is about.
    init?(_ row: ByteView) {
      let heads = [StageKey.case, .subject].map { Array("{\"\($0.rawValue)\":\"".utf8) }
      guard
        let head = heads.first(where: {
          row.count > $0.count && row[0..<$0.count].array == $0
        })
      else { return nil }
      var end = head.count
      while end < row.count, row[end] != UInt8(ascii: "\"") {
        end += row[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard end < row.count,
        let name = (try? JSONParser.parse(row[head.count - 1..<end + 1]))?.string
      else { return nil }
      isCase = head == heads[0]
      self.name = Array(name.utf8)
    }

    fileprivate init() { (isCase, name) = (true, []) }
  }

  private(set) var key = Key()
  private(set) var row = ByteView.empty
  private let path: String
  private let content: FileBytes
  private var offset = 0
  private var line = 0

  init(_ path: String) throws(Diagnostic) {
    self.path = path
    content = try FileBytes(mapping: path, isReadWhole: false)
  }

  var place: Diagnostic.Place { .init(file: path, line: line) }

  /// - Returns: false at the end.
  func advance() throws(Diagnostic) -> Bool {
    let view = content.view
    guard offset < view.count else { return false }
    line += 1
    let end = view.firstIndex(of: 0x0A, from: offset) ?? view.count
    row = view[offset..<end]
    offset = end + 1
    guard let key = Key(row) else { throw StageDocument.fault(StageKey.case, at: place) }
    self.key = key
    return true
  }

  /// Puts it among readers, the one whose row comes first last.
  func insert(into readers: inout [SubjectRowReader]) {
    var (low, high) = (0, readers.count)
    while low < high {
      let middle = (low + high) / 2
      if readers[middle].key < key { high = middle } else { low = middle + 1 }
    }
    readers.insert(self, at: low)
  }

  var isMisplaced: Diagnostic {
    Diagnostic(
      ShardCode.order,
      "the row of '\(String(decoding: key.name, as: UTF8.self))' does not lie behind the one before it",
      "“\(String(decoding: key.name, as: UTF8.self))”的行不在其前一行之后", at: place)
  }
}
