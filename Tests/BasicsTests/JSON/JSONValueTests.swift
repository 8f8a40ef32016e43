import Basics
import Testing

@Suite("JSON values")
struct JSONValueTests {
  private func same(_ left: String, _ right: String) throws -> Bool {
    let left = try JSONParser.parse(left)
    let right = try JSONParser.parse(right)
    #expect((left == right) == (right == left))
    return left == right
  }

  @Test(
    "Values are equal however they are written",
    arguments: [
      ("1", "1"), ("1", "1.0"), ("100", "1e2"), ("0.5", "5E-1"), ("0", "-0"), ("0", "0e9"),
      ("1.50", "1.5"), (#""é""#, #""\u00e9""#), (#""/""#, #""\/""#), ("[1, 2]", "[1,2]"),
      (#"{"a":1,"b":[{}]}"#, #"{ "b":[{ }], "a":1.0 }"#),
    ])
  func equal(left: String, right: String) throws {
    #expect(try same(left, right))
  }

  @Test(
    "Values are different where anything differs",
    arguments: [
      ("1", "2"), ("1", "\"1\""), ("null", "false"), ("0", "false"), ("[]", "{}"), ("\"\"", "null"),
      ("[1,2]", "[2,1]"), ("[1]", "[1,1]"), (#"{"a":1}"#, #"{"a":2}"#), (#"{"a":1}"#, #"{"b":1}"#),
      (#"{"a":1}"#, #"{"a":1,"b":null}"#), (#""é""#, #""e\u0301""#), ("\"a\"", "\"A\""),
      (#"{"é":1}"#, #"{"e\u0301":1}"#), ("1.5", "1.6"), ("1", "-1"),
      ("9007199254740992", "9007199254740993"),
      ("9223372036854775806", "9223372036854775807"),
    ])
  func different(left: String, right: String) throws {
    #expect(try !same(left, right))
  }

  @Test(
    "Numbers are not taken for equal because doubles cannot tell them apart",
    arguments: [
      ("9223372036854775808", "9223372036854775809"), ("9007199254740993", "9007199254740992.0"),
      ("0.1", "0.10000000000000000001"), ("1e-400", "2e-400"), ("1e-400", "0"),
      ("1e-99999999999999999999", "1"), ("1e-99999999999999999999", "2e-99999999999999999999"),
    ])
  func exactNumbers(left: String, right: String) throws {
    #expect(try !same(left, right))
  }

  @Test("Exponents at the bounds of integers are compared without a fault of the program")
  func hugeExponents() async {
    await #expect(processExitsWith: .success) {
      for exponent in ["-9223372036854775808", "-9223372036854775809", "-99999999999999999999"] {
        let left = try JSONParser.parse("1.5e" + exponent)
        let right = try JSONParser.parse("1.6e" + exponent)
        #expect(left != right)
        #expect(left == left)
        let zero = try JSONParser.parse("0.0e" + exponent)
        #expect(zero == .integer(0))
      }
    }
  }

  @Test(
    "A number is an integer where it is written as one",
    arguments: [
      ("0", 0), ("-7", -7), ("9223372036854775807", .max), ("9223372036854775808", nil),
      ("1.0", nil), ("1e2", nil),
    ] as [(String, Int?)])
  func integers(text: String, expected: Int?) throws {
    #expect(try JSONParser.parse(text).number?.int == expected)
  }

  @Test("A member is set, replaced, taken away, and keeps its place")
  func members() {
    var object: JSONObject = ["b": .integer(1), "a": .integer(2)]
    object["c"] = .bool(true)
    object["b"] = .null
    #expect(object.keys == ["b", "a", "c"])
    #expect(JSONValue.object(object).text == #"{"b":null,"a":2,"c":true}"#)
    object["a"] = nil
    object["z"] = nil
    #expect(object.keys == ["b", "c"])
    #expect(object["a"] == nil)
    #expect(!object.isEmpty)
  }

  @Test("A value is asked for one kind and answers for no other")
  func kinds() throws {
    let items = try #require(try JSONParser.parse(#"[null,true,1,"a",[2],{"b":3}]"#).array)
    #expect(items.map { $0.bool != nil } == [false, true, false, false, false, false])
    #expect(items.map { $0.number != nil } == [false, false, true, false, false, false])
    #expect(items.map { $0.string != nil } == [false, false, false, true, false, false])
    #expect(items.map { $0.array != nil } == [false, false, false, false, true, false])
    #expect(items.map { $0.object != nil } == [false, false, false, false, false, true])
    #expect(Set(items.map(\.kind)).count == 6)
  }

  @Test("The text for people has its members in order, short ones on a line, and is the same value")
  func indented() throws {
    let text =
      #"{"b":[1,"x, y",{}],"a":{"k":"\#(String(repeating: "z", count: 95))","l":[]},"c":[]}"#
    let value = try JSONParser.parse(text)
    let long = String(repeating: "z", count: 95)
    #expect(
      value.indented == """
        {
          "b": [1, "x, y", {}],
          "a": {
            "k": "\(long)",
            "l": []
          },
          "c": []
        }

        """)
    #expect(try JSONParser.parse(value.indented) == value)
    #expect(JSONValue.object([:]).indented == "{}\n" && JSONValue.integer(1).indented == "1\n")
  }
}
