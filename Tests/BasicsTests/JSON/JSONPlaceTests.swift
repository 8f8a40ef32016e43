import Basics
import Testing

@Suite("Places of values")
struct JSONPlaceTests {
  private static let text = """
    {"a": [1, {"b/c": "x"}],
     "é": {"d": true}}
    """

  @Test(
    "a path leads to the key and the value, and one that leads on to the last that is there",
    arguments: [
      ([], "", "{\"a\""), (["a"], "\"a\"", "[1,"), (["a", "0"], "", "1, "),
      (["a", "1", "b/c"], "\"b/c\"", "\"x\"}"), (["é", "d"], "\"d\"", "true}"),
      (["é", "x"], "\"é\"", "{\"d\""), (["a", "7"], "\"a\"", "[1,"), (["a", "0", "x"], "", "1, "),
    ] as [([String], String, String)])
  func place(_ path: [String], _ key: String, _ value: String) throws {
    let bytes = Array(Self.text.utf8)
    let place = try #require(bytes.withByteView { JSONPlace(of: JSONPointer(path), in: $0) })
    func begins(_ text: String, at offset: Int) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    #expect(begins(value, at: place.value))
    #expect((place.key == nil) == key.isEmpty)
    if let offset = place.key { #expect(begins(key, at: offset)) }
  }

  @Test("a text that is not JSON up to there has no places")
  func noJSON() {
    let bytes = Array("{\"a\": [1, x], \"b\": 2}".utf8)
    func place(_ path: String...) -> JSONPlace? {
      bytes.withByteView { JSONPlace(of: JSONPointer(path), in: $0) }
    }
    #expect(place("b") == nil)
    #expect(place("a", "0")?.value == 7)
  }
}
