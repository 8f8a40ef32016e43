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
