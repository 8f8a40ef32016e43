import Basics
import CaseTestSupport
import FileStore
import Projection
import Testing
import TestSupport

@Suite("Looking for content in files")
struct ContentSearchTests {
  private static let content: JSONObject = [
    "name": "王小明", "telephone": "138 1234 5678", "note": "他说\"好\"\n走了", "x-short": "李",
  ]

  private func search() throws -> ContentSearch {
    ContentSearch([(nil, try PersonContent(Self.content))])
  }

  @Test(
    "finds it as text, JSON and CSV have it",
    arguments: [
      ("x\n 王小明", "name", 2, 2), (#"{"a":"\u738b\u5c0f\u660e"}"#, "name", 1, 7),
      (#"{"a":"\u738B\u5C0F\u660E"}"#, "name", 1, 7), ("tel 138 1234 5678", "telephone", 1, 5),
      ("13812345678,", "telephone", 1, 1), (#"1,"他说""好""#, "", 0, 0),
      ("a,\"他说\"\"好\"\"\n走了\"", "note", 1, 4), (#"{"n":"他说\"好\"\n走了"}"#, "note", 1, 7),
      ("\0\u{1}王小明\0", "name", 1, 3), ("王小 明 李 138 1234 567", "", 0, 0),
    ])
  func forms(_ text: String, _ key: String, _ line: Int, _ column: Int) throws {
    let scratch = Scratch()
    try scratch.write("a", text)
    let traces = try search().search([scratch.path]).traces
    #expect(traces.map(\.key) == (key.isEmpty ? [] : [key]))
    #expect(traces.allSatisfy { $0.place.line == line && $0.place.column == column })
    #expect(traces.allSatisfy { $0.place.file == scratch.file("a") && $0.count == 1 })
  }

  @Test(
    "finds it wherever the pieces part, and counts each place once", arguments: [-9, -5, -1, 0, 1])
  func parts(_ offset: Int) throws {
    let scratch = Scratch()
    let before = String(repeating: "x", count: FilePieces.pieceSize - 1 + offset) + "\n"
    try scratch.write("a", before + "王小明王小明" + before + "王小明")
    let traces = try search().search([scratch.file("a")]).traces
    #expect(traces.map(\.place.line) == [2])
    #expect(traces.map(\.place.column) == [1])
    #expect(traces.map(\.count) == [3])
  }

  private static func utf16(_ text: String, _ isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test("finds it in UTF-16 of both orders, and counts a place once", arguments: [false, true])
  func wide(isBigEndian: Bool) throws {
    let scratch = Scratch()
    try scratch.write("a", Self.utf16("\u{FEFF}姓名,王小明,13812345678,138 1234 5678 ", isBigEndian))
    let traces = try search().search([scratch.path]).traces
    #expect(traces.map(\.key) == ["name", "telephone"])
    #expect(traces.map(\.count) == [1, 2])
  }

  /// 王小明 in GB18030, as in GBK.
  private static let name: [UInt8] = [0xCD, 0xF5, 0xD0, 0xA1, 0xC3, 0xF7]

  @Test("finds it in GB18030")
  func chinese() throws {
    try #require(ContentSearch.looksForGB18030, "this system has no table of GB18030")
    let scratch = Scratch()
    try scratch.write("a", Array("x,".utf8) + Self.name + Array(",y".utf8))
    let traces = try search().search([scratch.path]).traces
    #expect(traces.map(\.key) == ["name"])
    #expect(traces.map(\.place.column) == [3])
  }

  @Test("says of which files nobody can see what they hold")
  func packed() throws {
    let scratch = Scratch()
    let heads: [[UInt8]] = [
      [0x1F, 0x8B, 8], Array("PK\u{3}\u{4}".utf8), Array("%PDF-1.7".utf8), Array("BZh9".utf8),
    ]
    for (index, head) in heads.enumerated() { try scratch.write("p\(index)", head) }
    try scratch.write("plain", "PK, and nothing else")
    let result = try search().search([scratch.path])
    #expect(result.packed == heads.indices.map { scratch.file("p\($0)") })
    #expect(result.traces.isEmpty)
  }

  @Test("says how many values are too short, and that a path is missing")
  func others() throws {
    #expect(try search().skipped == 1)
    let scratch = Scratch()
    do throws(Diagnostic) {
      _ = try ContentSearch([(nil, PersonContent(Self.content))]).search([
        scratch.file("none")
      ])
      Issue.record("searched what is not there")
    } catch { #expect(error.code == "file.missing") }
  }
}
