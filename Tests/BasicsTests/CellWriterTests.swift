import Basics
import Testing

@Suite("Values in the form that is written")
struct CellWriterTests {
  private static let zone = TimeZone.utc

  private static func text(
    _ form: CellWriter.Form, _ write: (inout CellWriter) -> Void
  ) -> String {
    var cells = CellWriter(form, zone, capacity: 1)
    write(&cells)
    return cells.text.withByteView { $0.text }
  }

  private static func value(_ write: (inout CellWriter) -> Void) -> JSONValue? {
    var cells = CellWriter(.values, zone)
    write(&cells)
    return cells.values.count == 1 ? cells.values[0] : nil
  }

  /// In the order of the forms: JSON, CSV of what stands in lists, CSV of their JSON, SQL.
  private static func expect(
    _ expected: [String], _ json: String, _ write: (inout CellWriter) -> Void
  ) throws {
    let forms: [CellWriter.Form] = [.json, .flat, .csv, .sql]
    for (form, text) in zip(forms, expected) {
      #expect(Self.text(form, write) == text, "\(form)")
    }
    let value = try Array(json.utf8).withByteView { try JSONParser.parse($0) }
    #expect(Self.value(write) == value)
    // The same as a value in memory that is written: in SQL that is one of a column of JSON.
    for form in forms where !json.hasPrefix("\"2026") && (form != .sql || value.number == nil) {
      #expect(Self.text(form) { $0.value(value) } == Self.text(form, write), "\(form)")
    }
  }

  @Test("nothing, flags and numbers")
  func plain() throws {
    try Self.expect(["null", "", "", "NULL"], "null") { $0.null() }
    try Self.expect(["-17", "-17", "-17", "-17"], "-17") { $0.integer(-17) }
    try Self.expect(["1.5", "1.5", "1.5", "1.5"], "1.5") { $0.number(JSONNumber(hundredths: 150)) }
    #expect(Self.text(.sql) { $0.flag(true) } == "TRUE")
    for form in [CellWriter.Form.json, .flat, .csv] {
      #expect(Self.text(form) { $0.flag(false) } == "false")
    }
    #expect(Self.value { $0.flag(true) } == .bool(true))
  }

  @Test("texts, each escaped as its form has it")
  func strings() throws {
    try Self.expect(
      [#""=a\"b,'\n供暖""#, "\"'=a\"\"b,'\n供暖\"", "\"'=a\"\"b,'\n供暖\"", "'=a\"b,''\n供暖'"],
      #""=a\"b,'\n供暖""#
    ) { $0.string("=a\"b,'\n供暖") }
    try Self.expect([#""""#, "", "", "''"], #""""#) { $0.string("") }
    try Self.expect([#""plain""#, "plain", "plain", "'plain'"], #""plain""#) { $0.string("plain") }
  }

  @Test("instants in the zone, in SQL in UTC to the microsecond")
  func times() throws {
    let at = instant("2026-07-24T18:00:00.5Z")
    try Self.expect(
      [
        #""2026-07-24T18:00:00.500Z""#, "2026-07-24T18:00:00.500Z", "2026-07-24T18:00:00.500Z",
        "'2026-07-24T18:00:00.500000Z'",
      ], #""2026-07-24T18:00:00.500Z""#
    ) { $0.time(at) }
  }

  @Test("lists and what is written as JSON are one value in every form")
  func structures() throws {
    let items = ["a;b", "c'd", "e,f"]
    try Self.expect(
      [
        #"["a;b","c'd","e,f"]"#, #""a;b;c'd;e,f""#, #""[""a;b"",""c'd"",""e,f""]""#,
        #"'["a;b","c''d","e,f"]'"#,
      ], #"["a;b","c'd","e,f"]"#
    ) { $0.list(items) { $1.string($0) } }
    try Self.expect(["[]", "", "[]", "'[]'"], "[]") { $0.list([Int]()) { $1.integer($0) } }
    try Self.expect(
      [
        #"{"a":1,"b":[true]}"#, "a=1 b=true", #""{""a"":1,""b"":[true]}""#,
        #"'{"a":1,"b":[true]}'"#,
      ],
      #"{"a":1,"b":[true]}"#
    ) { $0.json { $0.text.append(#"{"a":1,"b":[true]}"#) } }
    try Self.expect(["[[1],[]]", "1; ", "\"[[1],[]]\"", "'[[1],[]]'"], "[[1],[]]") {
      $0.list([[1], []]) { $1.list($0) { $1.integer($0) } }
    }
  }
}
