import Basics
import Testing

private enum Code: String, ErrorCode {
  case gap = "book.gap"
  case other = "x"

  var remedy: Phrase { Phrase("look here", "看这里") }
}

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("A diagnostic is rendered with its place, code, message and hints")
  func rendering() {
    let diagnostic = Diagnostic(
      Code.gap, "expected sequence 42, found 44",
      at: .init(file: "events/0000000000000001.jsonl", line: 42, column: 17),
      hints: ["look here", "or there"])
    #expect(
      diagnostic.rendered() == """
        events/0000000000000001.jsonl:42:17: error[book.gap]: expected sequence 42, found 44
          hint: look here
          hint: or there
        """)
    #expect(Diagnostic(Code.other, "y", hints: []).rendered(.note) == "note[x]: y")
  }

  @Test("A diagnostic is rendered in the language asked for")
  func languages() {
    let diagnostic = Diagnostic(
      Code.gap, Phrase("there is no book here", "这里没有台账"), at: .init(file: "events"),
      hints: [Phrase("look here", "看这里"), "7"])
    #expect(
      diagnostic.rendered(in: .english) == """
        events: error[book.gap]: there is no book here
          hint: look here
          hint: 7
        """)
    #expect(
      diagnostic.rendered(in: .chinese) == """
        events: 错误[book.gap]：这里没有台账
          说明：看这里
          说明：7
        """)
    #expect(Diagnostic(Code.other, "y", hints: []).rendered(.note, in: .chinese) == "提示[x]：y")
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

  @Test("A diagnostic that is given no hint says what its code says is to be done")
  func standardHint() {
    #expect(Diagnostic(Code.gap, "y").hints == [Phrase("look here", "看这里")])
    #expect(Diagnostic(Code.gap, "y", hints: []).hints.isEmpty)
    #expect(Diagnostic(Code.gap, "y").is(Code.gap) && !Diagnostic(Code.gap, "y").is(Code.other))
    #expect(Code.gap.kind == "gap")
  }

  @Test("A place is given once and not overwritten")
  func givenOnce() {
    let placed = Diagnostic(Code.other, "y").at(.init(file: "a"))
    #expect(placed.place?.file == "a")
    #expect(placed.at(.init(file: "b")).place?.file == "a")
  }
}
