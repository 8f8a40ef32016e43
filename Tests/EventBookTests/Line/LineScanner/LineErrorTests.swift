import Basics
import EventBook
import FuzzSupport
import Testing

@Suite("What is said of a line that is not an event")
struct LineErrorTests {
  private func error(_ text: String) -> LineError? { error(Array(text.utf8)) }

  private func error(_ line: [UInt8]) -> LineError? {
    var scanner = LineScanner()
    return line.withByteView { view in
      do throws(LineError) {
        _ = try scanner.scan(view, 0..<view.count)
        return nil
      } catch { return error }
    }
  }

  /// The plain event with one stretch of its text replaced.
  private func changed(_ old: String, _ new: String) throws -> String {
    let parts = String(decoding: event(1).line, as: UTF8.self)
      .split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    return parts[0] + new + parts[1]
  }

  private func offset(of part: String, in text: String) throws -> Int {
    let range = try #require(text.firstRange(of: part))
    return text.utf8.distance(from: text.startIndex, to: range.lowerBound)
  }

  @Test(
    "A key that stands twice is refused at its second place, wherever that is",
    arguments: [
      (#","data":"#, #","id":"again","data":"#, #""id":"again""#),
      (#","data":"#, #","source":"/x","data":"#, #""source":"/x""#),
      (
        #","data":"#, #","sequence":"0000000000000001","authtype":"x","data":"#,
        #""sequence":"0000000000000001","authtype":"x""#
      ),
      (#","data":"#, #","authid":"x","data":"#, #""authid":"x""#),
      (#","data":"#, #","\u0069d":"x","data":"#, #""\u0069d""#),
      (#""data":{"#, #""data":{},"data":{"#, #""data":{"title""#),
      (#""data":{"#, #""data":{"title":1,"#, #""title":"井"#),
      (#""data":{"#, #""data":{"titl\u0065":1,"#, #""title":"井"#),
      (#""data":{"#, #""data":{"":1,"":2,"#, #""":2"#),
      (#""data":{"#, #""data":{"x":{"y":1,"y":2},"#, #""y":2"#),
      (#""data":{"#, #""data":{"x":[{"y":1,"z":[],"y":null}],"#, #""y":null"#),
      (#""data":{"#, #""data":{"abcdefgh":1,"abcdefgh":2,"#, #""abcdefgh":2"#),
      (#""data":{"#, #""data":{"abcdefghi":1,"abcdefghi":2,"#, #""abcdefghi":2"#),
      (
        #""data":{"#, #""data":{"abcdefghijklmnopqrstuvw":1,"abcdefghijklmnopqrstuvw":2,"#,
        #""abcdefghijklmnopqrstuvw":2"#
      ),
      (#""data":{"#, #""data":{"单":1,"单":2,"#, #""单":2"#),
    ])
  func twice(old: String, new: String, second: String) throws {
    let text = try changed(old, new)
    let found = try #require(error(text))
    #expect(found.code == .json)
    #expect(found.offset == (try offset(of: second, in: text)))
    #expect(try LineContent.fast(Array(text.utf8)) == nil)
  }

  @Test(
    "Keys that are alike for eight or sixteen bytes are not the same",
    arguments: [
      #""abcdefgh":1,"abcdefghi":2,"abcdefghij":3,"#,
      #""abcdefghijklmnop":1,"abcdefghijklmnopq":2,"abcdefghijklmnopr":3,"#,
      #""a":1,"":2,"A":3,"#, "\"\u{E9}\":1,\"e\u{301}\":2,\"e\":3,",
    ])
  func alike(members: String) throws {
    let line = Array(try changed(#""data":{"#, #""data":{"# + members).utf8)
    #expect(try LineContent.fast(line) == LineContent.reference(line))
    #expect(try LineContent.fast(line) != nil)
  }

  @Test(
    "An attribute that is not of its form is named, at its key",
    arguments: [
      (#""specversion":"1.0""#, #""specversion":"1.1""#, "specversion"),
      (#""specversion":"1.0""#, #""specversion":1.0"#, "specversion"),
      (#""id":"01K0ZC4M7Q1""#, #""id":"""#, "id"), (#""id":"01K0ZC4M7Q1""#, #""id":7"#, "id"),
      (#""source":"/linshu/fenghuang/g017""#, #""source":"linshu""#, "source"),
      (#""source":"/linshu/fenghuang/g017""#, #""source":null"#, "source"),
      (#""type":"case.registered""#, #""type":["case"]"#, "type"),
      (#""subject":"FH-2026-000001""#, #""subject":"""#, "subject"),
      (#""time":"2026-07-26T15:41:00+08:00""#, #""time":"2026-07-26T15:41:00""#, "time"),
      (#""time":"2026-07-26T15:41:00+08:00""#, #""time":1785051660"#, "time"),
      (#""recordedtime":"2026"#, #""recordedtime":"1999-13"#, "recordedtime"),
      (#""sequence":"0000000000000001""#, #""sequence":1"#, "sequence"),
      (#""sequence":"0000000000000001""#, #""sequence":"1""#, "sequence"),
      (#""sequence":"0000000000000001""#, #""sequence":"000000000000000x""#, "sequence"),
      (#""caseseq":1"#, #""caseseq":"1""#, "caseseq"),
      (#""caseseq":1"#, #""caseseq":0"#, "caseseq"),
      (#""caseseq":1"#, #""caseseq":1.5"#, "caseseq"),
      (#""caseseq":1"#, #""caseseq":281474976710656"#, "caseseq"),
      (#""authtype":"user""#, #""authtype":"""#, "authtype"),
      (#""authid":"wang.li""#, #""authid":7"#, "authid"),
      (#""authid":"wang.li""#, #""authid":"a","x":null"#, "x"),
      (#""authid":"wang.li""#, #""authid":"a","x":{}"#, "x"),
      (#""authid":"wang.li""#, #""authid":"a","x_y":1"#, "x_y"),
      (#""authid":"wang.li""#, #""authid":"a","Authid":1"#, "Authid"),
      (#""authid":"wang.li""#, #""authid":"a","":1"#, ""),
    ])
  func form(old: String, new: String, attribute: String) throws {
    let text = try changed(old, new)
    let found = try #require(error(text))
    #expect(found.code == .form)
    #expect(found.offset == (try offset(of: "\"\(attribute)\":", in: text)))
    #expect(attribute.isEmpty || found.reason.english.contains("'\(attribute)'"))
  }

  @Test("The payload must be an object", arguments: ["[]", "null", "\"x\"", "1"])
  func payload(value: String) throws {
    let text = String(decoding: event(1).line, as: UTF8.self)
    let start = try #require(text.firstRange(of: #""data":"#))
    let found = try #require(error(text[..<start.upperBound] + value + "}"))
    #expect(found.code == .form)
    #expect(found.offset == text.utf8.distance(from: text.startIndex, to: start.lowerBound))
  }

  @Test(
    "An attribute that is missing is named, at the line's start",
    arguments: [
      "specversion", "id", "source", "type", "subject", "time", "recordedtime", "sequence",
      "caseseq", "data",
    ])
  func missing(attribute: String) throws {
    let value = try event(1).line.withByteView { view throws(JSONError) in
      try JSONParser.parse(view)
    }
    var object = try #require(value.object)
    object[attribute] = nil
    let found = try #require(error(JSONValue.object(object).text))
    #expect(found.code == .form)
    #expect(found.offset == 0)
    #expect(found.reason.english.contains("'\(attribute)'"))
    // In an event that is only proposed, what the book sets may be missing.
    let isProposed = (try? Envelope(.object(object), isStored: false)) != nil
    #expect(isProposed == ["recordedtime", "sequence", "caseseq"].contains(attribute))
  }

  @Test("The place of a fault is that of the attribute, not of a like text before it")
  func likeText() throws {
    for (old, new) in [
      (#""id":"01K0ZC4M7Q1""#, #""id":"caseseq""#),
      (#""subject":"FH-2026-000001""#, #""subject":"caseseq""#),
    ] {
      let text = try changed(old, new)
      let bad = text.replacing(#""caseseq":1"#, with: #""caseseq":1.5"#)
      #expect(error(bad)?.offset == (try offset(of: #""caseseq":1.5"#, in: bad)))
    }
    let nested =
      #"{"data":{"caseseq":5},"#
      + (try changed(#"{"specversion""#, #""specversion""#))
      .replacing(#""caseseq":1"#, with: #""caseseq":1.5"#)
      .replacing(#","data":{"title":"井盖松动","assist":["dept/water"]}"#, with: "")
    #expect(error(nested)?.offset == (try offset(of: #""caseseq":1.5"#, in: nested)))
  }

  @Test(
    "What is no object is not an event",
    arguments: ["null", "[]", "\"x\"", "1", "true", #"[{"specversion":"1.0"}]"#])
  func otherKinds(text: String) throws {
    let found = try #require(error(text))
    #expect(found.code == .form)
    #expect(found.offset == 0)
  }

  @Test(
    "What is not JSON is refused where it ends to be",
    arguments: [("", 0), ("{", 1), ("\u{0}\u{0}\u{0}", 0), ("not json", 1), ("{}{}", 2), ("\r", 1)])
  func notJSON(text: String, offset: Int) throws {
    let found = try #require(error(text))
    #expect(found.code == .json)
    #expect(found.offset == offset)
  }

  @Test("A value after the event is refused where it begins")
  func behind() throws {
    let line = event(1).line
    let found = try #require(error(line + Array("x".utf8)))
    #expect(found.code == .json)
    #expect(found.offset == line.count)
  }
}
