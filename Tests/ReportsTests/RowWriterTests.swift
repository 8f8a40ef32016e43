import Basics
import CommandLineKit
import Testing

@testable import Reports

@Suite("Rows in the form that was asked for")
struct RowWriterTests {
  private static func written(
    _ form: RowForm, _ rows: [Parcel], mark: Bool = false, takes: Bool = false
  ) -> String {
    var writer = RowWriter(Parcel.type, form, Parcel.context(), mark: mark)
    var out: [UInt8] = []
    for row in rows {
      writer.add(row)
      if takes { out += writer.take() }
    }
    out += writer.finish()
    return String(decoding: out, as: UTF8.self)
  }

  private static var lines: [String] {
    Parcel.rows.map { JSONValue.object(Parcel.type.json($0, Parcel.context())).text }
  }

  @Test("JSON lines have an object a line")
  func jsonl() {
    #expect(Self.written(.jsonl, Parcel.rows) == Self.lines.map { $0 + "\n" }.joined())
    #expect(Self.written(.jsonl, []) == "")
  }

  @Test("JSON is one array, a row a line")
  func json() throws {
    let text = Self.written(.json, Parcel.rows)
    #expect(text == "[\n" + Self.lines.joined(separator: ",\n") + "\n]\n")
    let parsed = try Array(text.utf8).withByteView { try JSONParser.parse($0) }
    #expect(parsed.array?.count == 2)
    #expect(Self.written(.json, []) == "[]\n")
  }

  @Test("CSV has its keys first, no JSON in its cells, and the mark where it is wanted")
  func csv() {
    let head =
      "case,weight,holder,status,time,fragile,stamps,sizes.height,sizes.width,pieces,note\n"
    #expect(
      Self.written(.csv, Parcel.rows)
        == head
        + "P-1,12,dept/water,closed,2026-03-02T09:00:00+08:00,true,air;sea,3,4,grams=250; grams=750,careful\n"
        + "P-2,,,registered,,false,,,,,\n")
    #expect(Self.written(.csv, []) == head)
    #expect(Self.written(.csv, [], mark: true) == "\u{FEFF}" + head)
  }

  @Test("the table is that of the type")
  func table() {
    #expect(
      Self.written(.table, Parcel.rows) == Parcel.type.table(Parcel.rows, Parcel.context()))
  }

  @Test(
    "rows that were written in pieces are those that were written in one",
    arguments: RowForm.allCases)
  func inPieces(form: RowForm) {
    let rows = Array(repeating: Parcel.rows, count: 3).joined().map { $0 }
    for sizes in [[6], [0, 6], [3, 3], [1, 0, 5], [2, 2, 2, 0]] {
      var writer = RowWriter(Parcel.type, form, Parcel.context())
      var rest = rows[...]
      var out: [UInt8] = []
      for size in sizes {
        writer.append(writer.pieces.piece(of: rest.prefix(size)) { [$0] })
        rest = rest.dropFirst(size)
        out += writer.take()
      }
      out += writer.finish()
      #expect(String(decoding: out, as: UTF8.self) == Self.written(form, rows), "\(sizes)")
    }
  }

  @Test("what is taken row by row is what is taken at the end", arguments: RowForm.allCases)
  func pieces(form: RowForm) {
    for count in 0...2 {
      let rows = Array(Parcel.rows.prefix(count))
      #expect(Self.written(form, rows, takes: true) == Self.written(form, rows))
    }
  }

  @Test("only a table holds back what was added")
  func size() {
    for form in RowForm.allCases {
      var writer = RowWriter(Parcel.type, form, Parcel.context())
      _ = writer.take()
      writer.add(Parcel.rows[0])
      #expect((writer.size == 0) == (form == .table), "\(form)")
    }
  }
}
