import Basics
import FileStore
import Projection
import TestSupport
import Testing

@Suite("Rows about subjects")
struct SubjectRowsTests {
  private static func merged(_ shards: [[String]]) throws -> [String] {
    let scratch = Scratch()
    var paths: [String] = []
    for (index, rows) in shards.enumerated() {
      paths.append(scratch.file("\(index).jsonl"))
      try scratch.write("\(index).jsonl", rows.flatMap { Array($0.utf8) + [0x0A] })
    }
    var rows: [String] = []
    try SubjectRows.merge(paths) { row, _ throws(Diagnostic) in
      rows.append(String(decoding: row.array, as: UTF8.self))
    }
    return rows
  }

  private static func fault(_ shards: [[String]]) -> Diagnostic? {
    #expect(throws: Diagnostic.self) { try merged(shards) }
  }

  private static func rows(_ names: [String], _ key: String = "case") -> [String] {
    names.map { #"{"\#(key)":"\#($0)","x":"case"}"# }
  }

  @Test("come by the bytes of their names, cases first, however they lie in shards")
  func order() throws {
    let cases = Self.rows(["", "C-1", "C-10", "C-2", #"C-2\"x"#, #"C-2\\"#, "c", "第一件", "第二件"])
    let others = Self.rows(["A", "list/1", "unit/第"], "subject")
    let all = cases + others
    #expect(try Self.merged([all]) == all)
    #expect(try Self.merged([[], all, []]) == all)
    for count in 2...4 {
      let shards = (0..<count).map { shard in
        all.indices.filter { ($0 * 7 + $0 / 3) % count == shard }.map { all[$0] }
      }
      #expect(try Self.merged(shards) == all, "\(count)")
    }
    #expect(try Self.merged([]).isEmpty)
  }

  @Test("are none where they do not ascend, or a subject has two")
  func misplaced() {
    for shards in [
      [Self.rows(["C-2", "C-1"])], [Self.rows(["C-1", "C-1"])],
      [Self.rows(["C-1", "C-2"]), Self.rows(["C-2"])],
      [Self.rows(["a"], "subject") + Self.rows(["b"])],
    ] {
      #expect(Self.fault(shards)?.code == "shard.order", "\(shards)")
    }
  }

  @Test(
    "are none that do not begin with what they are about",
    arguments: [
      "", "{", #"{"case""#, #"{"case":"#, #"{"case":1}"#, #"{"case":"C-1"#, #"{"case":"C-1\"#,
      #"{"x":1,"case":"C-1"}"#, #"{ "case":"C-1"}"#, #"{"case":"\q"}"#,
    ])
  func malformed(row: String) {
    let fault = Self.fault([Self.rows(["A"]) + [row]])
    #expect(fault?.code == "shard.document")
    #expect(fault?.place?.line == 2)
  }
}
