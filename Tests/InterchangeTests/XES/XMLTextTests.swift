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
