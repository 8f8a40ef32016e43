import Basics
import Testing

@Suite("Texts in SQL")
struct SQLTextTests {
  @Test(
    "A quote is doubled, a NUL seen, all else stays",
    arguments: [
      ("it's", "'it''s'"), ("a\\'b\n;--", "'a\\''b\n;--'"), ("\u{0}x", "'\\u{0}x'"),
      ("供暖", "'供暖'"), ("", "''"),
    ])
  func literals(text: String, expected: String) {
    var out = TextBuffer(capacity: 1)
    SQLText.append(text, to: &out)
    #expect(out.withByteView { $0.text } == expected)
  }
}
