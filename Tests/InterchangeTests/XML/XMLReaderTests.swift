import Basics
import Interchange
import Testing

@Suite("XML")
struct XMLReaderTests {
  /// Every token as people read it: `<log a=b>`, a text in quotes, `>` where an element ends; last the fault
  /// with its place.
  private func transcript(
    _ text: [UInt8], piece: Int = 1 << 18, passesBlanks: Bool = false
  ) -> String {
    var reader = XMLReader(pieces(text, of: piece), file: "f", passesBlanks: passesBlanks)
    var found: [String] = []
    do throws(Diagnostic) {
      while let token = try reader.next() {
        switch token {
        case .start:
          found.append(
            "<"
              + ([reader.name] + reader.attributes.map { $0.name + "=" + $0.value }).joined(
                separator: " "))
        case .text: found.append(JSONText.quoted(reader.text))
        case .end: found.append(">")
        }
      }
    } catch {
      found.append("\(error.place?.text ?? "") \(error.code)")
    }
    return found.joined(separator: " ")
  }

  private func transcript(_ text: String) -> String { transcript(Array(text.utf8)) }

  @Test(
    "What is well-formed is read as it is written",
    arguments: [
      ("<a/>", "<a >"), ("<a></a>", "<a >"), ("\u{FEFF}<a />\n", "<a >"),
      ("<?xml version='1.0' encoding=\"UTF-8\" standalone='yes' ?>\n<!-- - -->\n<a/>", "<a >"),
      ("<?pi any ?thing?><a/><!----><?pi?>", "<a >"),
      ("<a b='1' c = \"x'y\"/>", "<a b=1 c=x'y >"),
      ("<a b='&lt;&gt;&amp;&quot;&apos;&#65;&#x4e0a;'/>", "<a b=<>&\"'A上 >"),
      ("<a b='x\t\ny\r\nz\r&#10;'/>", "<a b=x  y z \n >"),
      ("<a>x &amp; y<b/>z</a>", "<a \"x & y\" <b > \"z\" >"),
      ("<a>1\r\n2\r3</a>", #"<a "1\n2\n3" >"#),
      ("<a><![CDATA[<b>&amp;]] >]]></a>", #"<a "<b>&amp;]] >" >"#),
      ("<上海:案_1 é='ö'></上海:案_1 >", "<上海:案_1 é=ö >"),
      ("<a>]]</a>", #"<a "]]" >"#), ("<a>😀\u{FFFD}</a>", "<a \"😀\u{FFFD}\" >"),
    ])
  func wellFormed(text: String, expected: String) {
    #expect(transcript(text) == expected)
    for piece in [1, 2, 3, 7] { #expect(transcript(Array(text.utf8), piece: piece) == expected) }
  }

  @Test(
    "What is not is refused where it stands, and nothing is made up",
    arguments: [
      ("", "f:1:1 xml.syntax"), ("x", "f:1:1 xml.syntax"), (" <a/>x", "<a > f:1:6 xml.syntax"),
      ("<a/><b/>", "<a > f:1:5 xml.syntax"), ("<a>", "<a f:1:4 xml.syntax"),
      ("<a>\n</b>", #"<a "\n" f:2:1 xml.syntax"#), ("</a>", "f:1:1 xml.syntax"),
      ("<a b=1/>", "f:1:6 xml.syntax"), ("<a b>", "f:1:5 xml.syntax"),
      ("<a b='1'c='2'/>", "f:1:9 xml.syntax"), ("<a b='1' b='2'/>", "f:1:10 xml.syntax"),
      ("<a b='<'/>", "f:1:7 xml.syntax"), ("<a>\n&</a>", "<a f:2:1 xml.syntax"),
      ("<a>&nbsp;</a>", "<a f:1:4 xml.entity"), ("<a b='&x;'/>", "f:1:7 xml.entity"),
      ("<a>&#0;</a>", "<a f:1:4 xml.syntax"), ("<a>&#xD800;</a>", "<a f:1:4 xml.syntax"),
      ("<a>\u{1B}</a>", "<a f:1:4 xml.syntax"), ("<a>\u{FFFE}</a>", "<a f:1:4 xml.syntax"),
      ("<a>]]></a>", "<a f:1:4 xml.syntax"), ("<a><!-- -- --></a>", "<a f:1:11 xml.syntax"),
      (" <?xml version='1.0'?><a/>", "f:1:2 xml.syntax"),
      ("<?xml encoding='x'?><a/>", "f:1:21 xml.syntax"),
      ("<?xml version='1.0' encoding='8'?><a/>", "f:1:31 xml.syntax"),
      ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "f:1:1 xml.doctype"),
      ("<1/>", "f:1:2 xml.syntax"), ("<a", "f:1:1 xml.syntax"),
      ("<a>x", "<a \"x\" f:1:5 xml.syntax"),
    ])
  func notWellFormed(text: String, expected: String) {
    #expect(transcript(text) == expected)
    for piece in [1, 3] { #expect(transcript(Array(text.utf8), piece: piece) == expected) }
  }

  @Test(
    "Blanks between tags need be no text; other texts are, and faults stand where they stood",
    arguments: [
      ("<a>\n  <b/>\t</a>\n", "<a <b > >"), ("<a> x <b/>\ny</a>", "<a \" x \" <b > \"\\ny\" >"),
      ("<a> <![CDATA[ ]]></a>", "<a \" \" >"), (" <?xml version='1.0'?><a/>", "f:1:2 xml.syntax"),
      ("\n<a/>\n x", "<a > f:2:5 xml.syntax"), ("<a>\n\n</b>", "<a f:3:1 xml.syntax"),
    ])
  func blanks(text: String, expected: String) {
    #expect(transcript(Array(text.utf8), passesBlanks: true) == expected)
  }

  @Test("Bytes that are no UTF-8 are refused where they stand")
  func encoding() {
    #expect(
      transcript(Array("<a b='".utf8) + [0xC9, 0xCF] + Array("'/>".utf8)) == "f:1:7 xml.utf8")
    #expect(transcript(Array("<a>".utf8) + [0xFF]) == "<a f:1:4 xml.utf8")
    #expect(transcript(Array("<a>".utf8) + [0xE4, 0xB8]) == "<a f:1:4 xml.utf8")
  }

  @Test(
    "What never ends is refused in bounded memory", arguments: ["<a b='", "<a>", "<!-- ", "<a b"])
  func endless(begin: String) {
    var handed = 0
    var reader = XMLReader(
      {
        defer { handed += 1 }
        return handed == 0 ? Array(begin.utf8) : Array(repeating: UInt8(ascii: "x"), count: 1 << 16)
      }, file: "f")
    var failure: Diagnostic?
    do throws(Diagnostic) { while try reader.next() != nil {} } catch { failure = error }
    #expect(failure?.code == "xml.too-long")
    #expect(handed < 20)
  }

  @Test("Nesting and attributes have a limit")
  func limits() {
    let deep = String(repeating: "<a>", count: XMLReader.maximumDepth + 1)
    #expect(transcript(deep).hasSuffix(" xml.too-long"))
    let wide = (0..<300).map { " a\($0)=''" }.joined()
    #expect(transcript("<a\(wide)/>").hasSuffix(" xml.too-long"))
  }

  @Test(
    "A document says how it is written",
    arguments: [
      ("<?xml version='1.0' encoding='GB18030'?>", TextEncoding.gb18030),
      ("<?xml version=\"1.0\" encoding=\"gbk\"?>", .gb18030), ("<log/>", .utf8),
      ("<?xml version='1.0' encoding='ISO-8859-1'?>", .latin1),
      ("<?xml version='1.0' encoding='us-ascii'?>", .utf8), ("<\0?\0", .utf16), ("\0<\0?", .utf16),
    ])
  func declared(text: String, expected: TextEncoding) throws {
    #expect(try XMLDeclaration.encoding(Array(text.utf8), file: "f") == expected)
  }

  @Test("An encoding that nobody knows is refused")
  func unknownEncoding() {
    #expect {
      try XMLDeclaration.encoding(Array("<?xml version='1.0' encoding='EBCDIC'?>".utf8), file: "f")
    } throws: { ($0 as? Diagnostic)?.code == "xml.encoding" }
  }
}
