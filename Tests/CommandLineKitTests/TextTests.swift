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

@Suite struct CSVTests {
  @Test(
    "A field stands in quotes where it must",
    arguments: [
      (["a", "b"], "a,b\n"), (["a,b", "c"], "\"a,b\",c\n"),
      (["say \"no\""], "\"say \"\"no\"\"\"\n"),
      (["a\r\nb"], "\"a\r\nb\"\n"), (["a\nb"], "\"a\nb\"\n"), (["a\rb"], "\"a\rb\"\n"),
      (["", ""], ",\n"), ([""], "\"\"\n"), (["已接受", " x "], "已接受, x \n"),
      (["\"\u{301}"], "\"\"\"\u{301}\"\n"),
    ])
  func row(fields: [String], expected: String) {
    #expect(CSV.row(fields.map { .text($0) }).utf8.elementsEqual(expected.utf8))
  }

  @Test(
    "A text that a spreadsheet would take for a formula gets an apostrophe, a number does not",
    arguments: [
      ("=1+1", "'=1+1\n"), ("+86", "'+86\n"), ("-", "'-\n"), ("@SUM(A1)", "'@SUM(A1)\n"),
      ("\tx", "'\tx\n"), ("\rx", "\"'\rx\"\n"), ("=A1,B1", "\"'=A1,B1\"\n"), ("1-1", "1-1\n"),
      (" =1", " =1\n"), ("'=1", "'=1\n"),
    ])
  func formula(text: String, expected: String) {
    #expect(CSV.row([.text(text)]).utf8.elementsEqual(expected.utf8))
    #expect(CSV.row([.number("-5"), .text(text)]).hasPrefix("-5,"))
  }
}
