import CommandLineKit
import Testing

@Suite("A table in a window") struct TableFitTests {
  private static let table: TextTable = {
    var table = TextTable([
      .init("编号", rank: 3), .init("Days", .right, rank: 1),
      .init("Title", rank: 2, minimumWidth: 8),
      .init("Note", minimumWidth: 6),
    ])
    table.append(["C-1", "12", "路灯不亮，请来人看看", "as before"])
    table.append(["C-20", .init("3", .red), "A very long title, and more", "x"])
    return table
  }()

  private func lines(_ columns: Int?) -> [String] {
    Self.table.rendered(Style(isOn: false, columns: columns)).split(separator: "\n").map(
      String.init)
  }

  @Test("that is wide enough, and a file, get all of it")
  func whole() {
    #expect(lines(nil) == lines(80))
    #expect(lines(nil)[2] == "C-20     3  A very long title, and more  x")
  }

  @Test("never wraps, however narrow that is", arguments: 1...60)
  func never(_ columns: Int) {
    for line in lines(columns) { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
  }

  @Test("has its widest texts cut first, by the columns that characters take")
  func cut() {
    #expect(
      lines(36) == [
        "编号  Days  Title          Note",
        "C-1     12  路灯不亮，请…  as before",
        "C-20     3  A very long …  x",
      ])
  }

  @Test("loses the columns of the lowest rank, and says which")
  func leftOut() {
    let style = Style(isOn: false, columns: 22)
    #expect(
      lines(22) == ["编号  Days  Title", "C-1     12  路灯不亮…", "C-20     3  A very lo…"])
    #expect(Self.table.titlesLeftOut(style) == ["Note"])
    #expect(Self.table.titlesLeftOut(.plain).isEmpty)
    #expect(lines(10) == ["编号", "C-1", "C-20"])
    #expect(lines(3) == ["编…", "C-1", "C-…"])
  }
}
