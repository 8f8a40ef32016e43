import Basics
import EventBook
import FuzzSupport
import Testing

@Suite("The envelope of an event")
struct EnvelopeTests {
  private func envelope(_ text: String, isStored: Bool = false) throws -> Envelope {
    try Envelope(try JSONParser.parse(text), isStored: isStored)
  }

  @Test("Attributes are written in the book's order, unknown ones before the payload")
  func order() throws {
    let text = """
      {"data":{"to":"dept/housing","n":1.50},"zeta":"z","correlationid":"c","caseseq":7,"authid":"w",\
      "alpha":true,"time":"2026-07-26T15:41:00+08:00","subject":"FH-1","authtype":"user",\
      "sequence":"0000000000001234","recordedtime":"2026-07-26T07:41:02.125Z","type":"case.dispatched",\
      "causationid":"x","source":"/linshu","id":"01","specversion":"1.0"}
      """
    let expected = """
      {"specversion":"1.0","id":"01","source":"/linshu","type":"case.dispatched","subject":"FH-1",\
      "time":"2026-07-26T15:41:00+08:00","recordedtime":"2026-07-26T07:41:02.125Z",\
      "sequence":"0000000000001234","caseseq":7,"authtype":"user","authid":"w","causationid":"x",\
      "correlationid":"c","zeta":"z","alpha":true,"data":{"to":"dept/housing","n":1.50}}
      """
    let found = try envelope(text, isStored: true)
    #expect(String(decoding: found.line, as: UTF8.self) == expected)
    #expect(try envelope(expected, isStored: true) == found)
  }

  @Test("The example of the specification is written as it stands there")
  func example() throws {
    let text = """
      {"specversion":"1.0","id":"01K0ZC4M7Q","source":"/linshu/fenghuang/g017",\
      "type":"case.dispatched","subject":"FH-2026-000123","time":"2026-07-26T15:41:00+08:00",\
      "recordedtime":"2026-07-26T07:41:02.125Z","sequence":"0000000000001234","caseseq":7,\
      "authtype":"user","authid":"wang.li","data":{"to":"dept/housing","assist":["dept/water"]}}
      """
    #expect(String(decoding: try envelope(text, isStored: true).line, as: UTF8.self) == text)
    #expect(try LineContent.fast(Array(text.utf8)) == LineContent.reference(Array(text.utf8)))
  }

  @Test("A time that cannot be read is quoted, of a long one the beginning, escaped")
  func unreadableTimes() throws {
    func reason(_ time: String) -> String? {
      let text = """
        {"specversion":"1.0","id":"1","source":"/a","type":"case.signed","subject":"A","time":\(time),\
        "data":{}}
        """
      do { _ = try envelope(text) } catch { return (error as? Envelope.Fault)?.reason.english }
      return nil
    }
    let wanted =
      "'time' must be an RFC 3339 time with an offset, such as 2026-07-26T15:41:00+08:00"
    #expect(
      reason(#""2026-03-05T25:00:00+08:00""#) == wanted + #", not "2026-03-05T25:00:00+08:00""#)
    #expect(reason(#""a\nb""#) == wanted + #", not "a\nb""#)
    let long = String(repeating: "x", count: 100)
    #expect(reason("\"\(long)\"") == wanted + ", not \"\(long.prefix(60))\"")
  }

  @Test("Texts with quotes, controls and other scripts survive being written and read")
  func texts() throws {
    for text in [
      "\"", "\\", "\n\t\r\u{0}\u{1F}", "中文 é e\u{301} 😀", "\u{2028}\u{FFFF}", "</script>",
    ] {
      var event = event(1, title: text)
      event.id = text
      event.subject = text
      event.source = "/" + text
      event.others.append(("note", .string(text)))
      let value = try event.line.withByteView { view throws(JSONError) in try JSONParser.parse(view)
      }
      #expect(try Envelope(value, isStored: true) == event)
      #expect(!event.line.contains(0x0A))
      #expect(try LineContent.scanned(event.line) == LineContent(event))
    }
  }

  @Test("Numbers stay as they were written, to the last digit")
  func numbers() throws {
    let numbers = ["0.10", "1E5", "-0", "123456789012345678901234567890", "1e-400"]
    for number in numbers {
      let text =
        #"{"specversion":"1.0","id":"1","source":"/s","type":"t","subject":"S","#
        + #""time":"2026-07-26T15:41:00Z","data":{"n":\#(number)}}"#
      #expect(String(decoding: try envelope(text).line, as: UTF8.self) == text)
    }
  }

  @Test("Two events say the same whatever the book set, and however they are spelled")
  func sameContent() throws {
    let given =
      #"{"specversion":"1.0","id":"1","source":"/s","type":"t","subject":"S","#
      + #""time":"2026-07-26T15:41:00Z","authid":"w","x":1,"data":{"a":1,"b":[{"c":"é","d":null}]}}"#
    let stored =
      #"{"data":{"b":[{"d":null,"c":"\u00e9"}],"a":1.0},"x":1e0,"authid":"w","#
      + #""time":"2026-07-26T15:41:00Z","recordedtime":"2026-07-26T15:41:01Z","#
      + #""sequence":"0000000000000009","caseseq":4,"subject":"S","type":"t","source":"/s","#
      + #""id":"1","specversion":"1.0"}"#
    let first = try envelope(given)
    let second = try envelope(stored, isStored: true)
    #expect(first.saysTheSame(as: second))
    #expect(second.saysTheSame(as: first))
    #expect(first != second)
  }

  @Test(
    "Two events do not say the same where anything that was said differs",
    arguments: [
      (#""id":"1""#, #""id":"2""#), (#""source":"/s""#, #""source":"/t""#),
      (#""type":"t""#, #""type":"u""#), (#""subject":"S""#, #""subject":"s""#),
      (#""authid":"w""#, #""authid":"v""#), (#""authid":"w","#, ""), (#""x":1"#, #""x":2"#),
      (#""x":1"#, #""x":"1""#), (#""x":1"#, #""y":1"#), (#""x":1"#, #""x":1,"y":1"#),
      (#""a":1"#, #""a":2"#), (#""a":1"#, #""a":1,"e":null"#), (#""a":1,"#, ""),
      ("é", "e\u{301}"), (#"["p","q"]"#, #"["q","p"]"#),
      (#""time":"2026-07-26T15:41:00Z""#, #""time":"2026-07-26T15:41:01Z""#),
    ])
  func otherContent(old: String, new: String) throws {
    let text =
      #"{"specversion":"1.0","id":"1","source":"/s","type":"t","subject":"S","#
      + #""time":"2026-07-26T15:41:00Z","authid":"w","x":1,"data":{"a":1,"b":["p","q"],"é":"é"}}"#
    let first = try envelope(text)
    let second = try envelope(text.replacing(old, with: new))
    #expect(!first.saysTheSame(as: second))
    #expect(!second.saysTheSame(as: first))
    #expect(first.saysTheSame(as: second, settingTimeAside: true) == old.hasPrefix(#""time""#))
  }

  @Test("A subject that looks the same in other bytes is another subject")
  func canonicalEquivalents() {
    var first = event(1)
    var second = event(1)
    first.subject = "caf\u{E9}"
    second.subject = "cafe\u{301}"
    #expect(!first.saysTheSame(as: second))
  }
}
