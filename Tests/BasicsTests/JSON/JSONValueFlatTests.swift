import Basics
import CaseTestSupport
import Testing

@testable import Reports

@Suite("Values in cells that have no room for JSON")
struct FlatJSONTests {
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
  func cell(json: String, expected: String) {
    let held = expected.hasPrefix("\"") ? String(expected.dropFirst().dropLast()) : expected
    #expect(CSV.row([.text("k"), JSONValue.parsed(json).cell]) == "k," + held + "\n")
  }

  @Test(
    "the values within a value, each under its path",
    arguments: [
      (#"{"a":1,"b":{"c":2}}"#, "v.a=1 v.b.c=2"), (#"[1,2]"#, "v=[1,2]"),
      (#"[{"due":1},{"due":2}]"#, "v.1.due=1 v.2.due=2"), ("{}", "v={}"), ("[]", "v=[]"),
      ("7", "v=7"), (#"[[1],[2]]"#, "v.1=[1] v.2=[2]"),
    ])
  func leaves(json: String, expected: String) {
    let leaves = JSONValue.parsed(json).leaves("v")
    #expect(leaves.map { "\($0.key)=\($0.value.text)" }.joined(separator: " ") == expected)
  }

  @Test("one row alone is pairs of key and value")
  func pairs() {
    #expect(
      Parcel.type.pairs(Parcel.rows[0], Parcel.context())
        == """
        key,value
        case,P-1
        weight,12
        holder,dept/water
        status,closed
        time,2026-03-02T09:00:00+08:00
        fragile,true
        stamps,air;sea
        sizes.height,3
        sizes.width,4
        pieces.1.grams,250
        pieces.2.grams,750
        note,careful

        """)
  }
}
