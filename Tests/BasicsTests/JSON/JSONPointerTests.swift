import Basics
import Testing

@Suite("JSON Pointers")
struct JSONPointerTests {
  @Test(
    "A pointer is written with the escapes of RFC 6901 §5",
    arguments: [
      ([], ""), (["foo"], "/foo"), (["foo", "0"], "/foo/0"), ([""], "/"), (["a/b"], "/a~1b"),
      (["c%d"], "/c%d"), (["e^f"], "/e^f"), (["g|h"], "/g|h"), (["i\\j"], "/i\\j"),
      (["k\"l"], "/k\"l"), ([" "], "/ "), (["m~n"], "/m~0n"), (["~1"], "/~01"), (["~/"], "/~0~1"),
      (["", ""], "//"), (["申请", "b"], "/申请/b"),
    ] as [([String], String)])
  func texts(tokens: [String], expected: String) {
    #expect(JSONPointer(tokens).description == expected)
    #expect(JSONPointer(parsing: expected)?.tokens == tokens)
  }

  @Test("What is no pointer is not read as one", arguments: ["a", "a/b", "/~", "/~2", "/a~/b"])
  func notRead(text: String) {
    #expect(JSONPointer(parsing: text) == nil)
  }

  @Test(
    "A value is replaced where a pointer leads, and nowhere else",
    arguments: [
      ("/a", #"{"a":9,"b":[1,{"c":2}]}"#), ("/b/1/c", #"{"a":1,"b":[1,{"c":9}]}"#),
      ("/b/0", #"{"a":1,"b":[9,{"c":2}]}"#), ("", "9"), ("/x", nil), ("/b/2", nil),
      ("/b/01", nil), ("/b/-1", nil), ("/a/b", nil), ("/b/1/d", nil),
    ] as [(String, String?)])
  func replacing(pointer: String, expected: String?) throws {
    let document = try JSONParser.parse(#"{"a":1,"b":[1,{"c":2}]}"#)
    let pointer = try #require(JSONPointer(parsing: pointer))
    #expect(document.replacing(pointer, with: .integer(9))?.text == expected)
  }

  @Test("A slash that carries a mark is escaped all the same")
  func combiningMarks() {
    // "/" and U+0301 make one Character, which is not equal to "/".
    #expect(JSONPointer("a/\u{301}b").description.utf8.elementsEqual("/a~1\u{301}b".utf8))
    #expect(JSONPointer("~\u{301}").description.utf8.elementsEqual("/~0\u{301}".utf8))
  }

  @Test("A pointer grows by keys and by indexes")
  func growing() {
    let pointer = JSONPointer().appending("matters").appending(3).appending("class")
    #expect(pointer.description == "/matters/3/class")
    #expect(pointer.tokens == ["matters", "3", "class"])
  }
}
