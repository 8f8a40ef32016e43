import Basics
import Testing
import TestSupport

@Suite("The strict reader of JSON")
struct JSONParserTests {
  private func value(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try bytes.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
  }

  private func errorOffset(_ bytes: [UInt8]) -> Int? {
    do throws(JSONError) {
      _ = try value(bytes)
      return nil
    } catch { return error.offset }
  }

  @Test(
    "What RFC 8259 allows is read, and written again on one line",
    arguments: [
      ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("-0", "-0"),
      ("1e5", "1e5"), ("1E+5", "1E+5"), ("-12.50e-03", "-12.50e-03"), ("\"\"", "\"\""),
      (" \t\r\n1 \t\r\n", "1"), ("[]", "[]"), ("{}", "{}"), ("[ ]", "[]"), ("{ }", "{}"),
      (#"[1, "a" ,null]"#, #"[1,"a",null]"#),
      (#"{ "b" : 1 , "a" : { "c" : [ ] } }"#, #"{"b":1,"a":{"c":[]}}"#),
      (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#),
      (#""\u0061\u00e9\u4e2D\ud83d\ude00""#, "\"aé中😀\""),
      (#""\u0000\u001f\u007f""#, "\"\\u0000\\u001f\u{7F}\""),
      ("\"中文\u{7F}\u{2028}\"", "\"中文\u{7F}\u{2028}\""),
      (#"{"":0}"#, #"{"":0}"#),
      (#"{"é":1,"e\u0301":2}"#, "{\"é\":1,\"e\u{301}\":2}"),
      ("123456789012345678901234567890", "123456789012345678901234567890"),
    ])
  func accepted(text: String, written: String) throws {
    let found = try JSONParser.parse(text).text
    #expect(found.utf8.elementsEqual(written.utf8), "\(found)")
  }

  @Test(
    "What is not JSON is refused at the first byte that cannot stand",
    arguments: [
      ("", 0), (" ", 1), ("{", 1), ("[", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[,1]", 1),
      ("[1 2]", 3), ("[1]]", 3), ("1 2", 2), ("{}x", 2), ("nul", 3), ("nulL", 3), ("tru e", 3),
      ("truee", 4), ("TRUE", 0), ("01", 1), ("00", 1), ("-", 1), ("-01", 2), ("--1", 1),
      ("+1", 0), (".5", 0), ("-.5", 1), ("1.", 2), ("1.e1", 2), ("1e", 2), ("1e+", 3),
      ("1ee1", 2), ("1e1.5", 3), ("0x1", 1), ("1_000", 1), ("NaN", 0), ("Infinity", 0),
      ("-Infinity", 1), ("\"", 0), ("\"abc", 0), ("[\"abc", 1), (#""\""#, 0), (#""a\x""#, 2),
      (#""\a""#, 1), (#""\U0061""#, 1), (#""\u12""#, 5), (#""\u123g""#, 6), (#""\u 123""#, 3),
      (#""\u+123""#, 3), (#""\ud800""#, 1), (#""\udc00""#, 1), (#""a\udfff""#, 2),
      (#""\ud800\ud800""#, 1), (#""\ud800x""#, 1), (#""\ud800\n""#, 1), (#""\ud800\u0041""#, 1),
      (#""\ud800\u00""#, 11), ("\"a\u{1}\"", 2), ("\"a\tb\"", 2), ("\"a\nb\"", 2),
      ("[\"a\",\n\"b]", 6), ("'a'", 0), ("{a:1}", 1), ("{1:1}", 1), (#"{"a" 1}"#, 5),
      (#"{"a":}"#, 5), (#"{"a"}"#, 4), (#"{"a":1,}"#, 7), (#"{"a":1 "b":2}"#, 7),
      (#"{"a":1,,"b":2}"#, 7), (#"{"a":1]"#, 6), (#"["a":1]"#, 4), (#"{"a":1,"a":2}"#, 7),
      (#"{"a":1,"\u0061":2}"#, 7), (#"{"a":{"b":1,"b":2}}"#, 12), (#"[{"":1,"":2}]"#, 7),
      ("\u{FEFF}1", 0), ("1\u{FEFF}", 1), ("1\u{A0}", 1), ("\u{A0}1", 0), ("/*c*/1", 0),
      ("[1//\n]", 2), ("1\u{0}", 1), ("\u{0}", 0), ("1\u{C}", 1), ("[1\u{B},2]", 2), ("１", 0),
    ])
  func refused(text: String, offset: Int) {
    #expect(errorOffset(Array(text.utf8)) == offset)
  }

  @Test(
    "Bytes that are not UTF-8 are refused where they begin",
    arguments: [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x22], [0xE0, 0x80, 0xAF],
      [0xE0, 0x9F, 0xBF], [0xE4, 0xB8], [0xE4, 0xB8, 0x22], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func encoding(bad: [UInt8]) {
    let quote: [UInt8] = [0x22]
    #expect(errorOffset(quote + bad + quote) == 1)
    #expect(errorOffset(quote + bad) == 1)
    #expect(errorOffset(Array("[\"中é\",\"".utf8) + bad + quote) == 10)
    #expect(errorOffset(Array("{\"".utf8) + bad + Array("\":1}".utf8)) == 2)
    #expect(errorOffset(bad) == 0)
  }

  @Test("Every scalar of Unicode is read as itself", arguments: 0...16 as ClosedRange<UInt32>)
  func everyScalar(plane: UInt32) throws {
    // A string for each 4,096 scalars; controls, the quote and the backslash need escapes.
    for block in 0..<UInt32(16) {
      var text = ""
      for low in 0..<UInt32(4096) {
        let code = plane << 16 | block << 12 | low
        guard let scalar = UnicodeScalar(code), code >= 0x20, code != 0x22, code != 0x5C else {
          continue
        }
        text.unicodeScalars.append(scalar)
      }
      let found = try JSONParser.parse("\"" + text + "\"").string
      let isSame = found.map { $0.utf8.elementsEqual(text.utf8) }
      #expect(isSame == true)
    }
  }

  @Test("Every UTF-16 escape is a scalar, or refused as half of a pair")
  func everyEscape() {
    var wrong: [Int] = []
    for code in stride(from: 0, to: 0x10000, by: 7) {
      let digits = String(code, radix: 16)
      let text = "\"\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "\""
      let found = try? JSONParser.parse(text).string
      let expected = UnicodeScalar(UInt32(code)).map { String(Character($0)) }
      if found.map({ Array($0.utf8) }) != expected.map({ Array($0.utf8) }) { wrong.append(code) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("Nesting is read to its limit and refused beyond, without exhausting the stack")
  func nesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONParser.parse(nested(JSONParser.maximumDepth))
    #expect(throws: JSONError.self) { try JSONParser.parse(nested(JSONParser.maximumDepth + 2)) }
    let open = String(repeating: #"{"a":["#, count: 100_000)
    #expect(throws: JSONError.self) { try JSONParser.parse(open) }
  }

  @Test(
    "A number beyond doubles is refused where it begins, for no two readers would agree on it",
    arguments: [
      ("1e400", 0), ("-1e400", 0), (#"{"a":[1,1e309]}"#, 8), ("1e99999999999999999999", 0),
    ])
  func beyondDoubles(text: String, offset: Int) throws {
    #expect(errorOffset(Array(text.utf8)) == offset)
    _ = try JSONParser.parse("[1.7976931348623157e308,1e-400,-0e999]")
  }

  @Test("Keys that differ in their bytes are different keys, though they look the same")
  func canonicalEquivalents() throws {
    let object = try #require(try JSONParser.parse(#"{"é":1,"e\u0301":2}"#).object)
    #expect(object["\u{E9}"] == .integer(1))
    #expect(object["e\u{301}"] == .integer(2))
  }

  @Test("No prefix of a text is read as the whole, but of a number")
  func prefixes() throws {
    let text = Array(#"{"a":[1,2.5e3,"é\u00e9",true,false,null,{"b":{}}],"c":"\ud83d\ude00"}"#.utf8)
    _ = try value(text)
    for length in 0..<text.count { #expect(errorOffset(Array(text[..<length])) != nil) }
  }

  @Test(
    "Line and column are counted from 1, columns in bytes",
    arguments: [
      (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (6, 2, 4), (7, 3, 1), (8, 4, 1), (9, 4, 2),
    ])
  func places(offset: Int, line: Int, column: Int) {
    Array("ab\n中\n\nc".utf8).withByteView { view in
      let place = JSONError.place(of: offset, in: view)
      #expect(place.line == line)
      #expect(place.column == column)
    }
  }

  @Test("The collection of texts that must be accepted is accepted, but for keys that stand twice")
  func collection() throws {
    guard let names = try SharedData.names("json/accept") else { return }
    #expect(names.count >= 90)
    for name in names {
      let text = try #require(try SharedData.bytes("json/accept/" + name))
      let isRead = errorOffset(text) == nil
      #expect(isRead == !name.hasPrefix("y_object_duplicated_key"), "\(name)")
    }
  }
}
