import Basics
import Interchange
import Testing

@Suite("Comma-separated values")
struct CSVReaderTests {
  @Test(
    "RFC 4180 is read as it is written",
    arguments: [
      ("", []),
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\n3,4", [["a", "b"], ["1", "2"], ["3", "4"]]),
      ("a\n\nb\n", [["a"], [""], ["b"]]),
      (",\n,", [["", ""], ["", ""]]),
      ("a, b \n", [["a", " b "]]),
      (#""a","b,c"\#n"#, [["a", "b,c"]]),
      (#""say ""no""",2"#, [[#"say "no""#, "2"]]),
      (#""""""#, [["\""]]),
      ("\"\"", [[""]]),
      ("\"a\nb\",2\n3,4\n", [["a\nb", "2"], ["3", "4"]]),
      ("\"a\r\nb\"\r\n", [["a\r\nb"]]),
      ("\"a\rb\"\n", [["a\rb"]]),
      ("申请,状态\n办结,好\n", [["申请", "状态"], ["办结", "好"]]),
      ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a\u{FEFF}\n", [["a\u{FEFF}"]]),
    ] as [(String, [[String]])])
  func rows(text: String, expected: [[String]]) throws {
    #expect(try cells(text) == expected)
  }

  @Test(
    "What RFC 4180 does not allow is refused with its line and column",
    arguments: [
      ("a,b\n1\n", "2:2 columns"),
      ("a,b\n1,2,3\n", "2:5 columns"),
      ("a,b\n1,\"2\"\"2\",\"3\"\n", "2:10 columns"),
      ("a,b\n\n", "2:1 columns"),
      ("a\n\"x\ny\",z\n", "3:4 columns"),
      ("a,b\n1,\"2\n3,4\n", "2:3 quote"),
      ("a,b\n\"x\ny\",\"", "3:4 quote"),
      ("a,b\n1,2\"x\"\n", "2:4 quote"),
      ("a,b\n1,\"2\"x\n", "2:6 quote"),
      ("a,b\n1,\"2\" \n", "2:6 quote"),
      ("a,b\r1,2\r", "1:4 line-break"),
      ("a,b\n1,2\r", "2:4 line-break"),
      ("a,b\n1,\"2\"\rx", "2:6 line-break"),
      ("办,b\n办理,\"\n", "2:8 quote"),
      ("\u{FEFF}a,\"b", "1:3 quote"),
    ])
  func refusals(text: String, expected: String) {
    let found = transcript(Array(text.utf8)).filter { !$0.contains(": ") }
    #expect(found.first == expected)
  }

  @Test("The reader goes on behind a row that it refuses")
  func goesOn() {
    let text = "a,b\n1\n\"2\n\",x\ny\"z,3\n4,5\r6,7\n8,9\n\"10,11\n12,13\n"
    #expect(
      transcript(Array(text.utf8)) == [
        "1: a|b", "2:2 columns", "3: 2\n|x", "5:2 quote", "6:4 line-break", "7: 8|9", "8:1 quote",
      ])
  }

  @Test(
    "Bytes that are not UTF-8 spoil their row and no other",
    arguments: [
      [0xFF], [0x80], [0xE5, 0x8A], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func encoding(bad: [UInt8]) {
    let plain = Array("a,b\n1,x".utf8) + bad + Array("\n3,4\n".utf8)
    #expect(transcript(plain) == ["1: a|b", "2:4 utf8", "3: 3|4"])
    let quoted = Array("a,b\n1,\"\n".utf8) + bad + Array("\n\"\n3,4\n".utf8)
    #expect(transcript(quoted) == ["1: a|b", "3:1 utf8", "5: 3|4"])
  }

  @Test("An error is shown with its file, line, column and code")
  func rendering() {
    #expect {
      try cells("a,b\n1\n")
    } throws: { error in
      (error as? CSVError)?.diagnostic(file: "x.csv").rendered()
        == "x.csv:2:2: error[csv.columns]: the row has 1 cells, the first row has 2"
    }
  }
}
