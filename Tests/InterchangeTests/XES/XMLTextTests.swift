import Basics
import Testing

@testable import Interchange

@Suite("Texts in XML")
struct XMLTextTests {
  @Test(
    "What XML gives a meaning stands as a reference, what it cannot hold as people see it",
    arguments: [
      ("供暖 <不热> & \"冷\"", "供暖 &lt;不热&gt; &amp; &quot;冷&quot;"),
      ("a]]>b", "a]]&gt;b"), ("\t\n\r", "&#9;&#10;&#13;"),
      ("\u{0}\u{1B}[31m", "\\u{0}\\u{1B}[31m"),
      ("\u{FFFE}\u{FFFF}\u{FFFD}", "\\u{FFFE}\\u{FFFF}\u{FFFD}"),
      ("全角，\u{FF01}", "全角，\u{FF01}"), ("😀\u{7F}", "😀\u{7F}"), ("", ""),
    ])
  func escapes(text: String, expected: String) {
    var out = TextBuffer()
    XMLText.append(text, to: &out)
    #expect(out.withByteView { $0.text }.utf8.elementsEqual(expected.utf8))
  }
}

@Suite("Texts in SQL")
struct SQLTextTests {
  @Test(
    "A quote is doubled, a NUL seen, all else stays",
    arguments: [
      ("it's", "'it''s'"), ("a\\'b\n;--", "'a\\''b\n;--'"), ("\u{0}x", "'\\u{0}x'"),
      ("供暖", "'供暖'"), ("", "''"),
    ])
  func literals(text: String, expected: String) {
    var out: [UInt8] = []
    SQLText.append(text, to: &out)
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }
}
