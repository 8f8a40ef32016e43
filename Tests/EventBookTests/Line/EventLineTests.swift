import Basics
import Testing

@testable import EventBook

/// What is read off a line without parsing it whole.
@Suite("Places in a line")
struct EventLineTests {
  /// A line with these attributes and this `data`, each with its comma or braces.
  private static func line(_ attributes: String, _ data: String = "{}") -> [UInt8] {
    Array(
      (#"{"specversion":"1.0","id":"1","source":"/s","type":"case.noted","subject":"A-1","#
        + #""time":"2026-03-02T09:00:00Z","recordedtime":"2026-03-02T09:00:00Z","#
        + #""sequence":"0000000000000001","caseseq":1"# + attributes + #","data":"# + data + "}")
        .utf8)
  }

  private struct Read: Equatable {
    var person, authID: String
    var text: String?
  }

  private static func read(_ bytes: [UInt8]) throws -> Read {
    var scanner = LineScanner()
    return try bytes.withByteView { view throws(LineError) in
      let line = try scanner.scan(view, 0..<view.count)
      return Read(
        person: line.text(line.person), authID: line.text(line.authID),
        text: line.text(of: scanner.fields.first(FieldKey("text"), in: line.bytes)))
    }
  }

  /// In the order of the book, in another order, beside attributes that nobody knows, and beside `data`
  /// that holds escapes or a number: the general reader is asked then, and must say the same.
  @Test(
    "who recorded it is the same however the line is written",
    arguments: [
      (#","authtype":"user","authid":"li.na""#, "{}"),
      (#","authid":"li.na","authtype":"user""#, "{}"),
      (#","authtype":"user","authid":"li\u002ena""#, "{}"),
      (#","authtype":"user","authid":"li.na","causationid":"7""#, #"{"text":"a\nb"}"#),
      (#","app":"desk","authtype":"user","authid":"li.na""#, #"{"text":"a\nb"}"#),
      (#","authtype":"user","authid":"li.na""#, #"{"rules":{"a":[1,2.5]}}"#),
    ])
  func who(attributes: String, data: String) throws {
    let read = try Self.read(Self.line(attributes, data))
    #expect(read.person == "li.na")
    #expect(read.authID == "li.na")
  }

  @Test(
    "a name is read to its end, whatever it is made of",
    arguments: [
      "a", "zhang", "li.na.of.the.fourth", "张三", "li\u{e9}", "linshu.d1", "abcdefg", "abcdefgh",
      #"a\"b"#, #"a\\"#,
    ])
  func names(written: String) throws {
    for more in ["", #","causationid":"7""#] {
      let read = try Self.read(
        Self.line(#","authtype":"user","authid":"\#(written)""# + more, "{}"))
      #expect(read.person == written.replacing(#"\""#, with: "\"").replacing(#"\\"#, with: #"\"#))
    }
  }

  @Test("only a user is a person, and a text that looks like an attribute is none")
  func others() throws {
    let system = try Self.read(Self.line(#","authtype":"system","authid":"sweep""#))
    #expect(system == Read(person: "", authID: "sweep", text: nil))
    let nobody = try Self.read(
      Self.line(#","causationid":",\"authid\":\"x""#, #"{"text":",\"authid\":\"y"}"#))
    #expect(nobody == Read(person: "", authID: "", text: #","authid":"y"#))
  }

  @Test("a text has its escapes undone, and another value is none")
  func texts() throws {
    #expect(try Self.read(Self.line("", #"{"text":"甲"}"#)).text == "甲")
    #expect(try Self.read(Self.line("", #"{"text":"a\n\"b"}"#)).text == "a\n\"b")
    #expect(try Self.read(Self.line("", #"{"text":7}"#)).text == nil)
    #expect(try Self.read(Self.line("", "{}")).text == nil)
  }
}
