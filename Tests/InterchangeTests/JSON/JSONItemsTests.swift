import Basics
import Testing

@testable import Interchange

@Suite("Items of a JSON document")
struct JSONItemsTests {
  /// Each item as `section/name line:column value`, or its fault; last what ends the whole.
  private func items(_ text: String, piece: Int = 1 << 18) -> [String] {
    var reader = JSONItems(
      pieces(Array(text.utf8), of: piece), file: "f", sections: ["a", "b"])
    var found: [String] = []
    do throws(Diagnostic) {
      while let item = try reader.next() {
        let place = "\(item.section)/\(item.name) \(item.place.line):\(item.place.column) "
        switch item.value {
        case .success(let value): found.append(place + value.text)
        case .failure(let reason): found.append("\(reason.place?.text ?? "") \(reason.code)")
        }
      }
    } catch { found.append("\(error.place?.text ?? "") \(error.code)!") }
    return found
  }

  @Test(
    "A list's items, and those of sections of an object, come one by one",
    arguments: [
      ("[]", []),
      (" [ 1 , \"x,]\" ,\n{\"a\":[1]} ] ", ["/ 1:4 1", "/ 1:8 \"x,]\"", "/ 2:1 {\"a\":[1]}"]),
      ("{}", []), ("\u{FEFF}[true]", ["/ 1:5 true"]),
      (
        #"{"a":[1,2],"c":{"a":[3]},"b":{"k":{"x":"}"}}}"#,
        ["a/ 1:7 1", "a/ 1:9 2", #"b/k 1:35 {"x":"}"}"#]
      ),
      (#"{"c":5,"d":"a","b":[]}"#, []), (#"["\\\"]",null]"#, [#"/ 1:2 "\\\"]""#, "/ 1:10 null"]),
    ] as [(String, [String])])
  func taken(text: String, expected: [String]) {
    #expect(items(text) == expected)
    for piece in [1, 3] { #expect(items(text, piece: piece) == expected) }
  }

  @Test(
    "An item that is no JSON is refused by itself, a document that is none as a whole",
    arguments: [
      (#"[{"x":1,"x":2},3]"#, ["f:1:9 import.json", "/ 1:16 3"]),
      ("[tru,1]", ["f:1:5 import.json", "/ 1:6 1"]),
      ("", ["f:1:1 import.json!"]), ("7", ["f:1:1 import.json!"]),
      ("[1", ["/ 1:2 1", "f:1:3 import.json!"]),
      ("[1 2]", ["/ 1:2 1", "f:1:4 import.json!"]), ("[1,]", ["/ 1:2 1", "f:1:4 import.json!"]),
      ("[1]x", ["/ 1:2 1", "f:1:4 import.json!"]), (#"{"a" [1]}"#, ["f:1:6 import.json!"]),
      (#"{a:[1]}"#, ["f:1:2 import.json!"]), (#"["x"#, ["f:1:2 import.json!"]),
      (#"{"a":[1],"b":{"#, ["a/ 1:7 1", "f:1:15 import.json!"]),
    ] as [(String, [String])])
  func refused(text: String, expected: [String]) {
    #expect(items(text) == expected)
    for piece in [1, 3] { #expect(items(text, piece: piece) == expected) }
  }

  @Test(
    "An item that never ends is refused in bounded memory; a section that nobody wants may be long")
  func endless() {
    var handed = 0
    var reader = JSONItems(
      {
        defer { handed += 1 }
        return handed == 0 ? Array("[\"".utf8) : Array(repeating: UInt8(ascii: "x"), count: 1 << 16)
      }, file: "f", sections: [])
    #expect { try reader.next() } throws: { ($0 as? Diagnostic)?.code == "import.too-long" }
    #expect(handed < 20)
    let many = String(
      repeating: "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",", count: 20_000)
    #expect(items("{\"c\":[\(many)1],\"a\":[7]}").last?.hasSuffix(" 7") == true)
  }
}
