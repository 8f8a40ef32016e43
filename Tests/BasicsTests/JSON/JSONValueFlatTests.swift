import Basics
import Testing

@Suite("Values in cells that have no room for JSON")
struct JSONValueFlatTests {
  private func value(_ json: String) throws -> JSONValue {
    try Array(json.utf8).withByteView { try JSONParser.parse($0) }
  }

  @Test(
    "one cell",
    arguments: [
      ("null", ""), ("true", "true"), (#""a;b""#, "\"a;b\""), (#"["a","b"]"#, "a;b"), ("[]", ""),
      ("{}", ""), (#"{"timer":"sign","run":1}"#, "timer=sign run=1"),
      (
        #"[{"timer":"sign","run":1},{"timer":"handle","run":2}]"#,
        "timer=sign run=1; timer=handle run=2"
      ),
      (#"{"cards":{"red":1,"of":["x","y"]}}"#, "cards.red=1 cards.of=x;y"),
      (#"{"none":null}"#, "none="), (#""=1+1""#, "'=1+1"), ("-5", "-5"), (#""-5""#, "'-5"),
    ])
  func cell(json: String, expected: String) throws {
    let held = expected.hasPrefix("\"") ? String(expected.dropFirst().dropLast()) : expected
    let row = try CSV.row([.text("k"), value(json).cell])
    #expect(row == "k," + held + "\n")
  }

  @Test(
    "the values within a value, each under its path",
    arguments: [
      (#"{"a":1,"b":{"c":2}}"#, "v.a=1 v.b.c=2"), (#"[1,2]"#, "v=[1,2]"),
      (#"[{"due":1},{"due":2}]"#, "v.1.due=1 v.2.due=2"), ("{}", "v={}"), ("[]", "v=[]"),
      ("7", "v=7"), (#"[[1],[2]]"#, "v.1=[1] v.2=[2]"),
    ])
  func leaves(json: String, expected: String) throws {
    let leaves = try value(json).leaves("v")
    #expect(leaves.map { "\($0.key)=\($0.value.text)" }.joined(separator: " ") == expected)
  }
}
