import CommandLineKit
import Testing

@Suite struct TextTableTests {
  private static let table: TextTable = {
    var table = TextTable([
      .init("编号"), .init("Days", .right), .init("Title", maximumWidth: 8), .init("Note"),
    ])
    table.append(["C-1", "12", "路灯不亮", ""])
    table.append(["C-20", .init("3", .red), "A very long title", "x"])
    table.append(["", "", "evil\n\u{1B}[2J", .init("late", .yellow)])
    return table
  }()

  @Test("Columns align, and no line ends with a blank")
  func aligned() {
    #expect(
      Self.table.rendered() == """
        编号  Days  Title     Note
        C-1     12  路灯不亮
        C-20     3  A very …  x
                    evil\\n\\…  late

        """)
  }

  @Test("Paint goes on the text only")
  func painted() {
    let lines = Self.table.rendered(Style(isOn: true)).split(separator: "\n")
    let title = { (text: String) in "\u{1B}[4m\(text)\u{1B}[0m" }
    #expect(
      lines[0] == "\(title("编号"))  \(title("Days"))  \(title("Title"))     \(title("Note"))")
    #expect(lines[2] == "C-20     \u{1B}[31m3\u{1B}[0m  A very …  x")
  }

  @Test("A table without rows is its title line")
  func empty() {
    #expect(TextTable([.init("a"), .init("b")]).rendered() == "a  b\n")
  }
}

@Suite("Tables that are rendered as they grow")
struct GrowingTableTests {
  private static let columns: [TextTable.Column] = [
    .init("编号"), .init("Days", .right), .init("Title", maximumWidth: 8), .init("Note"),
  ]

  private func rendered(_ rows: [[String]], atOnce: Int) -> String {
    var table = TextTable(Self.columns)
    var out: [UInt8] = []
    for row in rows {
      table.append(row.map { TextTable.Cell($0) })
      if table.count >= atOnce { table.render(.plain, to: &out) }
    }
    table.render(.plain, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test("where the first rows are the widest, it does not matter how many are set together")
  func sameWidth() {
    let widest = ["街道-0001", "12345", "路灯不亮路灯不亮", "a note"]
    let rows = [widest] + (0..<20).map { ["C-\($0)", "\($0)", $0 % 2 == 0 ? "" : "灯", "n"] }
    let whole = rendered(rows, atOnce: .max)
    for atOnce in [2, 3, 7, 22] { #expect(rendered(rows, atOnce: atOnce) == whole) }
  }

  @Test("a wider cell widens its column from its portion on, and the titles stand once")
  func widening() {
    let rows = [["a", "1", "t", "x"], ["longer", "1", "t", "x"], ["b", "1", "t", "x"]]
    #expect(
      rendered(rows, atOnce: 2) == """
        编号  Days  Title  Note
        a        1  t      x
        longer     1  t      x
        b          1  t      x

        """)
  }

  @Test(
    "plain letters are cut where any text is",
    arguments: [
      "", "a", "1234567", "12345678", "123456789", "a very long text indeed", "a\tb", "~\u{7F}",
    ])
  func asciiAndOthers(text: String) {
    for width in [1, 2, 7, 8, 9, 30] {
      var table = TextTable([.init("t", maximumWidth: width)])
      table.append([.init(text)])
      let line = table.rendered().split(separator: "\n", omittingEmptySubsequences: false)[1]
      #expect(line == text.visible.truncated(to: width))
      // The same letters in Chinese company take the other way.
      var mixed = TextTable([.init("t", maximumWidth: width + 2)])
      mixed.append([.init("中" + text)])
      let other = mixed.rendered().split(separator: "\n", omittingEmptySubsequences: false)[1]
      #expect(other == ("中" + text.visible).truncated(to: width + 2))
    }
  }
}

@Suite struct StyleTests {
  @Test(
    "Colours are for terminals that want them",
    arguments: [
      ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false),
      (["NO_COLOR": ""], true, true), (["TERM": "dumb"], true, false),
      (["TERM": "xterm"], true, true),
    ] as [([String: String], Bool, Bool)])
  func isOn(environment: [String: String], isTerminal: Bool, expected: Bool) {
    let style = Style(environment: environment, isTerminal: isTerminal)
    #expect(style.isOn == expected)
    #expect(style.paint("x", .bold) == (expected ? "\u{1B}[1mx\u{1B}[0m" : "x"))
  }
}
