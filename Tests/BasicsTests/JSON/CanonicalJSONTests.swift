import Basics
import Testing
import TestSupport

@Suite("The canonical form of RFC 8785")
struct CanonicalJSONTests {
  private func canonical(_ text: [UInt8]) throws -> [UInt8] {
    try text.withByteView { view throws(JSONError) in try JSONParser.parse(view) }.canonical
  }

  @Test(
    "Numbers are printed as ECMAScript prints them",
    arguments: [
      ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("1", "1"), ("-1", "-1"), ("1.0", "1"),
      ("10", "10"), ("100", "100"), ("1.5", "1.5"), ("0.1", "0.1"), ("0.001", "0.001"),
      ("123.456", "123.456"), ("1e20", "100000000000000000000"),
      ("999999999999999900000", "999999999999999900000"), ("1e21", "1e+21"),
      ("1.5e21", "1.5e+21"), ("1e-6", "0.000001"), ("1.5e-6", "0.0000015"), ("1e-7", "1e-7"),
      ("1.5e-7", "1.5e-7"), ("-1e-7", "-1e-7"), ("5e-324", "5e-324"),
      ("1.7976931348623157e308", "1.7976931348623157e+308"),
      ("9007199254740992", "9007199254740992"), ("9007199254740993", "9007199254740992"),
      ("333333333.33333329", "333333333.3333333"), ("1424953923781206.25", "1424953923781206.2"),
      ("295147905179352830000", "295147905179352830000"),
      ("9.999999999999997e22", "9.999999999999997e+22"),
      ("1e23", "1e+23"), ("0.000001", "0.000001"), ("2e-3", "0.002"),
      ("0.000000000000000000000000001", "1e-27"), ("1E30", "1e+30"), ("4.50", "4.5"),
    ])
  func numbers(text: String, expected: String) throws {
    #expect(String(decoding: try canonical(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test(
    "Keys are sorted by their UTF-16 units, at every depth, and white space falls away",
    arguments: [
      (#"{ "b" : 1 , "a" : 2 }"#, #"{"a":2,"b":1}"#),
      (#"{"a":{"d":1,"c":[{"f":1,"e":2}]}}"#, #"{"a":{"c":[{"e":2,"f":1}],"d":1}}"#),
      // U+FB33 comes after U+1F602, whose first unit is D83D.
      (#"{"\ufb33":1,"\ud83d\ude02":2}"#, "{\"😂\":2,\"\u{FB33}\":1}"),
      (#"{"10":1,"1":2,"":3,"\r":4}"#, #"{"":3,"\r":4,"1":2,"10":1}"#),
      (#"{"aa":1,"a":2,"B":3}"#, #"{"B":3,"a":2,"aa":1}"#),
      (#"{"e\u0301":1,"\u00e9":2,"f":3}"#, "{\"e\u{301}\":1,\"f\":3,\"\u{E9}\":2}"),
    ])
  func order(text: String, expected: String) throws {
    #expect(try canonical(Array(text.utf8)) == Array(expected.utf8))
  }

  @Test("Strings escape what must be and nothing else")
  func strings() throws {
    let text =
      #""\u0000\u0008\u0009\u000a\u000b\u000c\u000d\u001f\u0022\u005c\u002f\u007f\u0080\u20ac""#
    let expected = "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u{7F}\u{80}€\""
    #expect(try canonical(Array(text.utf8)) == Array(expected.utf8))
    #expect(JSONText.quoted("a\"\n中") == #""a\"\n中""#)
  }

  @Test(
    "A double's canonical text reads back as the double", arguments: 1...20 as ClosedRange<UInt64>)
  func doubles(seed: UInt64) throws {
    var chance = Seeded(seed)
    for _ in 0..<100 {
      let double = Double(bitPattern: chance.next())
      guard double.isFinite else { continue }
      let out = String(decoding: try canonical(Array("\(double)".utf8)), as: UTF8.self)
      #expect(Double(out) == double, "\(double)")
      _ = try JSONParser.parse(out)
      #expect(!out.contains(".0e") && !out.hasSuffix(".0"), "\(out)")
    }
  }

  @Test("The pairs of RFC 8785's own tests hold, and their results are their own form")
  func pairs() throws {
    guard let names = try SharedData.names("json/jcs/input") else { return }
    #expect(names.count >= 6)
    for name in names {
      let input = try #require(try SharedData.bytes("json/jcs/input/" + name))
      let output = try #require(try SharedData.bytes("json/jcs/output/" + name))
      #expect(try canonical(input) == output, "\(name)")
      #expect(try canonical(output) == output, "\(name)")
      let stem = name.dropLast(".json".utf8.count)
      let dump = try #require(try SharedData.bytes("json/jcs/outhex/\(stem).txt"))
      #expect(try canonical(input) == bytes(hex: String(decoding: dump, as: UTF8.self)), "\(name)")
    }
  }
}
