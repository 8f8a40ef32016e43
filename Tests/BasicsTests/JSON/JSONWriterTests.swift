import Testing

@testable import Basics

@Suite("JSON as it is written")
struct JSONWriterTests {
  @Test("nothing is escaped but what must be, and that in its shortest form")
  func escapes() {
    for byte in 0..<128 as Range<UInt8> {
      let text = String(UnicodeScalar(byte))
      let named: [UInt8: String] = [
        0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#, 0x0C: #"\f"#, 0x0D: #"\r"#, 0x22: #"\""#,
        0x5C: #"\\"#,
      ]
      let hexadecimal = String(byte, radix: 16)
      let control = #"\u00"# + (byte < 16 ? "0" : "") + hexadecimal
      let expected = named[byte] ?? (byte < 0x20 ? control : text)
      #expect(JSONText.quoted(text) == "\"\(expected)\"", "\(byte)")
      #expect(JSONText.quoted("中\(text)é") == "\"中\(expected)é\"", "\(byte)")
    }
  }

  @Test("members have a comma before them, save the first of their object")
  func members() {
    var out = Array("{".utf8)
    JSONText.member("a", "x\"", to: &out)
    JSONText.member("c", Array("y".utf8)[...], to: &out)
    JSONText.key("d\n", to: &out)
    out += "null}".utf8
    #expect(String(decoding: out, as: UTF8.self) == #"{"a":"x\"","c":"y","d\n":null}"#)
  }

  @Test(
    "numbers are canonical as ECMAScript prints them (RFC 8785, appendix B)",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
      (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF50, "1e+21"), (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
      (0x3EB0_C6F7_A0B5_ED8D, "0.000001"), (0x41B3_DE43_5555_5553, "333333333.3333332"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(bits: UInt64, expected: String) {
    #expect(ECMAScriptNumber.text(of: Double(bitPattern: bits)) == expected)
  }

  @Test("canonical objects have their keys by UTF-16 code units, at every depth")
  func keys() {
    // Of the astral and the last of the plain the former has the lower code units.
    let value = JSONValue.object(
      JSONObject([
        ("\u{FB33}", .null), ("\u{1F600}", .object(JSONObject([("b", .null), ("a", .null)]))),
        ("1", .null),
      ]))
    #expect(
      String(decoding: value.canonical, as: UTF8.self)
        == "{\"1\":null,\"\u{1F600}\":{\"a\":null,\"b\":null},\"\u{FB33}\":null}")
    #expect(value.text.hasPrefix("{\"\u{FB33}\":null"))
  }
}
