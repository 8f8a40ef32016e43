import Basics
import Testing

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
