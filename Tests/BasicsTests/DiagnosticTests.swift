import Basics
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("A diagnostic is rendered with its place, code, message and hints")
  func rendering() {
    let diagnostic = Diagnostic(
      "book.gap", "expected sequence 42, found 44",
      at: .init(file: "events/0000000000000001.jsonl", line: 42, column: 17),
      hints: ["look here", "or there"])
    #expect(
      diagnostic.rendered() == """
        events/0000000000000001.jsonl:42:17: error[book.gap]: expected sequence 42, found 44
          hint: look here
          hint: or there
        """)
    #expect(Diagnostic("x", "y").rendered(.note) == "note[x]: y")
  }

  @Test("A diagnostic is rendered in the language asked for")
  func languages() {
    let diagnostic = Diagnostic(
      "book.missing", Phrase("there is no book here", "这里没有台账"), at: .init(file: "events"),
      hints: [Phrase("look here", "看这里"), "7"])
    #expect(
      diagnostic.rendered(in: .english) == """
        events: error[book.missing]: there is no book here
          hint: look here
          hint: 7
        """)
    #expect(
      diagnostic.rendered(in: .chinese) == """
        events: 错误[book.missing]：这里没有台账
          办法：看这里
          办法：7
        """)
    #expect(Diagnostic("x", "y").rendered(.note, in: .chinese) == "提示[x]：y")
  }

  @Test(
    "A place leaves out what is not known",
    arguments: [
      (Diagnostic.Place(file: "f"), "f"), (.init(file: "f", line: 3), "f:3"),
      (.init(file: "f", line: 3, column: 9), "f:3:9"),
    ])
  func places(place: Diagnostic.Place, text: String) {
    #expect(place.text == text)
  }

  @Test("A place is given once and not overwritten")
  func givenOnce() {
    let placed = Diagnostic("x", "y").at(.init(file: "a"))
    #expect(placed.place?.file == "a")
    #expect(placed.at(.init(file: "b")).place?.file == "a")
  }
}
