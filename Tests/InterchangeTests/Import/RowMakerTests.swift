import Basics
import EventBook
import Interchange
import Testing

@Suite("What a mapping makes of a row")
struct RowMakerTests {
  /// A case that is registered with its first row, for which alone its column `due` is read, and noted
  /// with each; the units of two columns.
  private let logged = #"""
    {"zone":"UTC","times":["yyyy-MM-dd"],"case":"C-{id}","id":"{id}/{no}","source":"/import/test",
     "units":[{"unit":"{by}","kind":"organisation","name":"{by}"},
       {"unit":"{to}","kind":"department","name":"{name}"}],
     "events":[
       {"type":"case.accepted","once":true,"id":"{id}/first","time":"{at}",
         "data":{"due":{"time":"{due}"}}},
       {"type":"case.noted","time":"{at}","data":{"what":"{what}","unit":"{by}"}}]}
    """#

  private func rows(_ lines: String) throws -> (rows: [ImportedRow], reader: RowImport) {
    let csv = Array(("id,no,at,due,by,to,name,what\n" + lines).utf8)
    var reader = try RowImport(.csv, pieces(csv), file: "f", mapping: mapping(logged))
    var found: [ImportedRow] = []
    while let row = try reader.next() {
      if case .success = row.result { reader.took(row) }
      found.append(row)
    }
    return (found, reader)
  }

  @Test("Registrations of units stand in front, and what is made up behind them")
  func order() throws {
    let (rows, _) = try rows(
      "1,1,2026-01-02,2026-01-09,a,dept/b,B,x\n1,2,2026-01-03,never,a,a,A,y\n"
        + "2,1,2026-01-04,,c,/d,D,z\n")
    let ids = try rows.map { try $0.result.get().map(\.id) }
    #expect(
      ids == [
        ["unit/a", "unit/dept/b", "1/first", "1/1"], ["1/2"], ["unit/c", "2/first", "2/1"],
      ])
    #expect(rows.map(\.supplied) == [[2], [], [1]])
    #expect(try rows[0].result.get().map(\.time).allSatisfy { $0 == "2026-01-02T00:00:00Z" })
  }

  @Test(
    "What the book refuses is placed at the cell that it comes from, else where the row begins",
    arguments: [
      (0, ["time"], 5), (0, ["data", "name"], 27), (1, ["data", "name"], 36),
      (1, ["data", "unit"], 29), (2, ["time"], 5), (2, ["data", "due"], 16), (3, ["time"], 5),
      (3, ["data", "what"], 38), (3, ["data", "unit"], 27), (3, ["data", "x"], 1),
      (3, ["data"], 1), (3, ["subject"], 1), (4, ["time"], 1), (0, [], 1),
    ])
  func places(event: Int, path: [String], column: Int) throws {
    let (rows, reader) = try rows("1,1,2026-01-02,2026-01-09,a,dept/b,B,x\n")
    var reason = Diagnostic(ImportCode.shape, "no", "否")
    reason.pointer = JSONPointer(path)
    let place = reader.refusal(reason, ofEvent: event, of: rows[0]).place
    #expect(place?.text == "f:2:\(column)")
  }

  @Test("A time that only the first row of a case would state is read of that row alone")
  func firstAlone() throws {
    let (rows, _) = try rows("1,1,2026-01-02,never,a,,,x\n1,2,2026-01-02,2026-01-09,a,,,x\n")
    let codes = rows.map { row in
      if case .failure(let reason) = row.result { reason.code } else { "" }
    }
    #expect(codes == ["import.time", ""])
    #expect(try rows[1].result.get().map(\.id) == ["unit/a", "1/first", "1/2"])
  }
}
