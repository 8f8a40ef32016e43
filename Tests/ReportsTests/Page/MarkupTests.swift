import Testing

@testable import Reports

@Suite("Texts on a page")
struct MarkupTests {
  /// What a text says, and how it may stand on a page.
  private static let texts: [(text: String, escaped: String)] = [
    ("plain", "plain"), ("供暖", "供暖"), ("", ""),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b", "a &amp; b"), ("&lt;", "&amp;lt;"), ("\"' onload=", "&quot;&#39; onload="),
    ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\u{202E}b", "a\\u{202E}b"),
    ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("a\0b\u{7F}", "a\\u{0}b\\u{7F}"),
    ("line\nline", "line\\nline"), ("]]>-->", "]]&gt;--&gt;"),
    ("\u{E0001}tag", "\\u{E0001}tag"),
  ]

  @Test("are escaped wherever they are put in", arguments: texts)
  func escaped(_ text: String, _ escaped: String) {
    #expect(Markup(text).text == escaped)
    let piece: Markup = "<p title=\"\(text)\">\(text)</p>"
    #expect(piece.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    let chosen: Markup = "\(text.isEmpty ? "" : text)"
    #expect(chosen.text == escaped)
  }

  @Test("are isolated where their letters may run the other way", arguments: texts)
  func isolated(_ text: String, _ escaped: String) {
    let named: Markup = "\(name: text)!"
    let marked: Markup = "\(isolated: text)!"
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    #expect(named.text == (isPlain ? "\(escaped)!" : "<bdi>\(escaped)</bdi>!"))
    #expect(marked.text == (isPlain ? "\(escaped)!" : "&#8296;\(escaped)&#8297;!"))
  }

  @Test("pieces and numbers stand as they are")
  func pieces() {
    let piece: Markup = "<b>\(12)</b>"
    let whole: Markup = "<p>\(piece)\(-3)</p>"
    #expect(whole.text == "<p><b>12</b>-3</p>")
    #expect([piece, piece].joined(" ").text == "<b>12</b> <b>12</b>")
    #expect([Markup]().joined(", ").text == "")
  }

  @Test(
    "a command is quoted as a shell wants it",
    arguments: [
      (["board"], "whistle board"), (["case", "C 1"], "whistle case 'C 1'"),
      (["case", "it's"], "whistle case 'it'\\''s'"), (["case", ""], "whistle case ''"),
      (["case", "$(rm -rf /)"], "whistle case '$(rm -rf /)'"),
      (
        ["overdue", "--now", "2026-07-24T18:00:00+08:00"],
        "whistle overdue --now 2026-07-24T18:00:00+08:00"
      ),
      (["case", "案-1"], "whistle case 案-1"),
    ])
  func quoted(_ words: [String], _ text: String) {
    #expect(PageCommand(words: words).text == text)
  }
}
