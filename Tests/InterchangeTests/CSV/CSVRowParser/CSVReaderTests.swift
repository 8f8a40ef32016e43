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
      ("a\n\nb\n", [["a"], ["b"]]),
      ("\n \r\n\u{3000}\na,b\n\n1,2\n\t\n", [["a", "b"], ["1", "2"]]),
      ("a\n\"\"\n", [["a"], [""]]),
      (",\n,", [["", ""], ["", ""]]),
      ("a, b c \n", [["a", "b c"]]),
      ("\u{A0}a\u{3000},b\t\n", [["a", "b"]]),
      ("a , \" b \" ,\"c\"\t\n", [["a", "b", "c"]]),
      ("a;b\n1;2,5\n", [["a", "b"], ["1", "2,5"]]),
      ("a\tb c\n 1\t\n", [["a", "b c"], ["1", ""]]),
      ("\"a;b\",c\n1,2\n", [["a;b", "c"], ["1", "2"]]),
      ("a,b;c\n", [["a", "b;c"]]),
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
      ("a\n\"x\ny\",z\n", "3:4 columns"),
      ("a,b\n1,\"2\n3,4\n", "2:3 quote"),
      ("a,b\n\"x\ny\",\"", "3:4 quote"),
      ("a,b\n1,2\"x\"\n", "2:4 quote"),
      ("a,b\n1,\"2\"x\n", "2:6 quote"),
      ("a,b\n1,\"2\" x\n", "2:7 quote"),
      ("a,b\n1,\0\n", "2:3 nul"),
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
        "9: 12|13",
      ])
  }

  @Test("It reads the same in pieces of any size", arguments: [1, 2, 3, 5, 64])
  func inPieces(size: Int) {
    let text =
      "\u{FEFF}名,b\r\n1,\"2\r\n\"\"3\"\r\n\r\n\"\n\" , 4\nx\ry,5\n6\n\"7,8\n9,\u{3000}"
    let bytes = Array(text.utf8)
    let whole = transcript(bytes)
    #expect(whole.count == 7)
    #expect(transcript(bytes, piece: size) == whole)
  }

  @Test(
    "What separates is told from the whole first line, wherever a piece ends",
    arguments: [1, 4, 5, 64])
  func separatorInPieces(size: Int) {
    // By its first four bytes, of which two are tabs, the line would hold a quote within a cell.
    let bytes = Array("\t\t,\"\n\",,\n".utf8)
    #expect(transcript(bytes, piece: size) == ["1: |\n||"])
  }

  @Test("A separator that is given need not be the most frequent")
  func separator() {
    let bytes = Array("a,b,c;d\n1,2,3;4\n".utf8)
    #expect(transcript(bytes, separator: UInt8(ascii: ";")) == ["1: a,b,c|d", "2: 1,2,3|4"])
  }

  @Test("A row that is longer than a row may be is refused, and the next is read")
  func tooLong() {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: CSVReader.maximumRowLength + 10)
    let bytes = Array("a,b\n1,".utf8) + long + Array("\n2,3\n".utf8)
    for piece in [1 << 17, 1 << 18, 1 << 22] {
      let found = transcript(bytes, piece: piece).map { String($0.prefix(20)) }
      #expect(found == ["1: a|b", "2:1 too-long", "3: 2|3"])
    }
  }

  @Test("A quote that does not close within a row's length takes no more than its line")
  func openQuote() {
    let rows = Array(repeating: "5,6\n", count: CSVReader.maximumRowLength / 4 + 10).joined()
    let found = transcript(Array(("a,b\n1,\"2\n3,4\n" + rows).utf8))
    #expect(found.prefix(3) == ["1: a|b", "2:3 quote", "3: 3|4"])
    #expect(found.count == CSVReader.maximumRowLength / 4 + 10 + 3)
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
        == "x.csv:2:2: error[csv.columns]: the row has 1 cells, the first row has 2\n"
        + "  hint: every row has as many cells as the first"
    }
  }
}
