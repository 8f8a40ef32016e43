import Testing

@testable import CommandLineKit

@Suite struct VisibleTextTests {
  @Test(
    "What a terminal would obey is shown instead",
    arguments: [
      ("plain 文字 👨‍👩‍👧", "plain 文字 👨‍👩‍👧"), ("a\nb\tc\r", #"a\nb\tc\r"#), ("\r\n", #"\r\n"#),
      ("\u{1B}[31m", #"\u{1B}[31m"#), ("\u{202E}gpj.exe", #"\u{202E}gpj.exe"#),
      ("\u{9B}2J", #"\u{9B}2J"#), ("\u{2028}", #"\u{2028}"#), ("\u{7F}", #"\u{7F}"#),
      ("a\u{200B}b", #"a\u{200B}b"#), ("\u{FEFF}x", #"\u{FEFF}x"#),
    ])
  func visible(text: String, expected: String) {
    #expect(text.visible == expected)
  }
}

@Suite struct LineWrapTests {
  @Test(
    "Lines break at blanks and between wide characters",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("", 5, [""]), ("a\n\nb", 5, ["a", "", "b"]),
      ("unbreakable x", 4, ["unbreakable", "x"]), ("派单办结", 4, ["派单", "办结"]),
      ("派单，办结", 4, ["派", "单，", "办结"]), ("见（附件）", 4, ["见", "（附", "件）"]),
      ("见 abc 文", 5, ["见", "abc", "文"]),
      ("  kept  as is, whatever", 5, ["  kept  as is, whatever"]),
    ])
  func lines(text: String, columns: Int, expected: [String]) {
    #expect(LineWrap.lines(of: text, columns: columns) == expected)
  }
}
