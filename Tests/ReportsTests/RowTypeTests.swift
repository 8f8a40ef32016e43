import Basics
import CommandLineKit
import Testing

@testable import Reports

@Suite("One list of columns makes the table, the CSV and the JSON")
struct RowTypeTests {
  private static func json(_ row: Parcel) -> String {
    JSONValue.object(Parcel.type.json(row, Parcel.context())).text
  }

  @Test("JSON has every column in order, null where there is nothing, and no text of a person's")
  func json() {
    #expect(
      Self.json(Parcel.rows[0])
        == #"{"case":"P-1","weight":12,"holder":"dept/water","status":"closed","#
        + #""time":"2026-03-02T09:00:00+08:00","fragile":true,"stamps":["air","sea"],"#
        + #""sizes":{"height":3,"width":4},"pieces":[{"grams":250},{"grams":750}],"#
        + #""note":"careful"}"#)
    #expect(
      Self.json(Parcel.rows[1])
        == #"{"case":"P-2","weight":null,"holder":null,"status":"registered","time":null,"#
        + #""fragile":false,"stamps":[],"sizes":null,"pieces":[]}"#)
  }

  @Test(
    "the table has the columns that are named for it, those only it has, and the reader's words")
  func table() {
    #expect(
      Parcel.type.table(Parcel.rows, Parcel.context())
        == """
        CASE  weight  HOLDER  STATUS      TIME              fragile  sizes  loud
        P-1       12  dept/…  closed      2026-03-02 09:00  yes      3      P-1!
        P-2        –          registered                                    P-2!

        """)
  }

  @Test("and in Chinese other titles and words stand in the same cells")
  func chinese() {
    #expect(
      Parcel.type.table(Parcel.rows, Parcel.context(.chinese))
        == """
        案件  weight  承办…   状态    时间              fragile  sizes  loud
        P-1       12  dept/…  已结案  2026-03-02 09:00  是       3      P-1!
        P-2        –          已登记                                    P-2!

        """)
  }

  @Test("a painted row is painted where colours are on, and is the same text elsewhere")
  func painted() {
    let plain = Parcel.type.table(Parcel.rows, Parcel.context())
    let painted = Parcel.type.table(Parcel.rows, Parcel.context(.english, Style(isOn: true)))
    let lines = painted.split(separator: "\n")
    #expect(lines[1].contains("\u{1B}[31m") && !lines[2].contains("\u{1B}[31m"))
    #expect(painted.replacing(/\u{1B}\[\d*m/, with: "") == plain)
  }

  @Test("a row within the row has a column of CSV for each of its own, a list of rows one")
  func cells() {
    #expect(
      Parcel.type.cells.map(\.key) == [
        "case", "weight", "holder", "status", "time", "fragile", "stamps", "sizes.height",
        "sizes.width", "pieces", "note",
      ])
    #expect(Parcel.type.cells[8].json(Parcel.rows[0], Parcel.context()) == .integer(4))
    #expect(Parcel.type.cells[8].json(Parcel.rows[1], Parcel.context()) == .null)
  }

  @Test("CSV may have other columns than JSON")
  func ownCells() {
    let type = RowType<Parcel>(
      [.init("case", \.name), .init("pieces", \.pieces, of: Parcel.pieces)],
      csv: [.init("case", \.name), .init("count") { $0.pieces.count }])
    #expect(type.columns.map(\.key) == ["case", "pieces"])
    #expect(type.cells.map(\.key) == ["case", "count"])
  }

  @Test("the columns of an inner row serve the row that has one, as they are")
  func over() {
    let outer = RowType<[Parcel]>(Parcel.type.columns.map { $0.over { $0[0] } })
    let context = Parcel.context()
    #expect(outer.json(Parcel.rows, context) == Parcel.type.json(Parcel.rows[0], context))
    #expect(outer.cells.map(\.key) == Parcel.type.cells.map(\.key))
    for (one, other) in zip(outer.columns, Parcel.type.columns) {
      #expect(one.text(Parcel.rows, context) == other.text(Parcel.rows[0], context))
    }
  }

  @Test("one row alone is pairs of key and value")
  func pairs() {
    #expect(
      Parcel.type.pairs(Parcel.rows[0], Parcel.context())
        == """
        key,value
        case,P-1
        weight,12
        holder,dept/water
        status,closed
        time,2026-03-02T09:00:00+08:00
        fragile,true
        stamps,air;sea
        sizes.height,3
        sizes.width,4
        pieces.1.grams,250
        pieces.2.grams,750
        note,careful

        """)
  }
}
