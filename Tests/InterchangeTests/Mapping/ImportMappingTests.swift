import Basics
import CaseModel
import EventBook
import Interchange
import Rulesets
import Testing

@Suite("Mappings")
struct ImportMappingTests {
  private static let good =
    #"{"zone":"UTC","times":["yyyy-MM-dd"],"case":"C-{id}","source":"/import/x","#
    + #""units":[{"unit":"dept/{d}","kind":"department","name":"{d}"}],"#
    + #""events":[{"type":"case.dispatched","time":"{at}","data":{"to":"dept/{d}"}}]}"#

  @Test("A whole mapping is taken, with or without units")
  func whole() throws {
    #expect(try mapping(Self.good).source == "/import/x")
    let event = #"{"type":"case.accepted","time":"{at}","data":{}}"#
    _ = try mapping(
      #"{"zone":"UTC","times":["yyyy-MM-dd"],"case":"{id}","source":"/x","events":[\#(event)]}"#)
  }

  @Test(
    "What is wrong with a mapping is named by its path",
    arguments: [
      (#""zone":"UTC""#, #""zone":"Mars/Base""#, "/zone: no time zone is called 'Mars/Base'"),
      (#""zone":"UTC","#, "", "the document: the key 'zone' is missing"),
      (#""zone":"UTC""#, #""zone":7"#, "/zone: must be a text"),
      (#""zone":"UTC","#, #""zone":"UTC","tz":1,"#, "/tz: there is no such key; known: zone"),
      (#"["yyyy-MM-dd"]"#, "[]", "/times: must not be empty"),
      (#"["yyyy-MM-dd"]"#, #"["yyyy-MM-dd","dd.N.yyyy"]"#, "/times/1: 'dd.N.yyyy': the letters"),
      (#"["yyyy-MM-dd"]"#, #""yyyy-MM-dd""#, "/times: must be an array, not a string"),
      (#""C-{id}""#, #""C""#, "/case: names no column"),
      (#""C-{id}""#, #""C-{id""#, "/case: a brace opens and is never closed"),
      (#""C-{id}""#, #""C-{}""#, "/case: '{}' names no column"),
      (#""/import/x""#, #""import/x""#, "/source: must be a unit's path"),
      (#""/import/x""#, #""/import/{d}""#, "/source: is one for the whole file"),
      (#""/import/x""#, #""/system/x""#, "/source: sources that begin with '/system/' are"),
      (#""kind":"department","#, "", "/units/0: the event's type requires the key 'kind'"),
      (#""unit":"dept/{d}","#, "", "/units/0: the key 'unit' is missing"),
      (#""unit":"dept/{d}""#, #""unit":3"#, "/units/0/unit: must be a text, not a number"),
      (#""kind":"#, #""colour":1,"kind":"#, "/units/0/colour: there is no such key"),
      ("case.dispatched", "case.sent", "/events/0/type: there is no event 'case.sent'"),
      (#""time":"{at}","#, "", "/events/0: the key 'time' is missing"),
      (#""time":"{at}","#, #""time":"{at}","on":1,"#, "/events/0/on: there is no such key"),
      (#"{"to":"dept/{d}"}"#, "{}", "/events/0/data: the event's type requires the key 'to'"),
      (#"{"to":"dept/{d}"}"#, #"{"to":"/dept/{d}"}"#, "/events/0/data/to: a unit's path stands"),
      (#"{"to":"dept/{d}"}"#, "[]", "/events/0/data: must be an object, not an array"),
      ("dept/{d}\"}}", "a\",\"n\":[1,{\"x\":\"{d\"}]}}", "/events/0/data/n/1/x: a brace opens"),
      (#""case":"#, #""id":"x","case":"#, "/id: names no column"),
      (#""case":"#, #""empty":[1],"case":"#, "/empty/0: must be a text, not a number"),
      (#""case":"#, #""empty":"NA","case":"#, "/empty: must be an array"),
      (#""case":"#, #""separator":"|","case":"#, #"/separator: must be one of ",", ";", "\t""#),
      (
        #""case":"#, #""encoding":"latin-1","case":"#,
        #"/encoding: must be one of "utf-8", "gb18030", "utf-16", "iso-8859-1""#
      ),
      (
        #""time":"{at}","#, #""time":"{at}","when":{"column":"d"},"#,
        "/events/0/when: has either 'in' or 'notIn'"
      ),
      (
        #""time":"{at}","#, #""time":"{at}","when":{"column":"d","in":["a"],"notIn":["b"]},"#,
        "/events/0/when: has either 'in' or 'notIn'"
      ),
      (
        #""time":"{at}","#, #""time":"{at}","when":{"in":["a"]},"#,
        "/events/0/when: the key 'column' is missing"
      ),
      (
        #""time":"{at}","#, #""time":"{at}","when":{"column":"d","in":[]},"#,
        "/events/0/when/in: must not be empty"
      ),
      (
        #""time":"{at}","#, #""time":{"time":"{at}","zone":"Mars/Base"},"#,
        "/events/0/time/zone: no time zone is called 'Mars/Base'"
      ),
      ("dept/{d}\"}}", "a\",\"due\":{\"time\":5}}}", "/events/0/data/due/time: must be a text"),
    ])
  func faults(part: String, replacement: String, expected: String) throws {
    let range = try #require(Self.good.firstRange(of: part))
    var text = Self.good
    text.replaceSubrange(range, with: replacement)
    #expect {
      try mapping(text)
    } throws: { error in
      (error as? MappingFault)?.summary.english.hasPrefix(expected) == true
    }
  }

  @Test(
    "A column that the header lacks or has twice is named with the path that asks for it",
    arguments: [
      ("id,at\n", "the header has no column 'd', which the mapping names at /units/0/unit"),
      ("id,d\n", "the header has no column 'at', which the mapping names at /events/0/time"),
      ("i d,d,at\n", "the header has no column 'id', which the mapping names at /case"),
      (
        "id,d,at,ID\n", "the header has more than one column 'id', which the mapping names at /case"
      ),
      (
        "id,d,at,id\n", "the header has more than one column 'id', which the mapping names at /case"
      ),
    ])
  func columns(header: String, message: String) throws {
    let mapping = try mapping(Self.good)
    #expect {
      try imported(header, mapping)
    } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.message.english == message && diagnostic?.code == "import.column"
        && diagnostic?.place == Diagnostic.Place(file: "test.csv", line: 1)
    }
  }

  @Test("A column of a condition that the header lacks is an error of the mapping")
  func conditionColumn() throws {
    let mapping = try mapping(
      events:
        #"[{"type":"case.accepted","time":"{at}","when":{"column":"state","in":["x"]},"data":{}}]"#)
    #expect {
      try imported("id,at\n", mapping)
    } throws: { error in
      (error as? Diagnostic)?.message.english
        == "the header has no column 'state', which the mapping names at /events/0/when/column"
    }
  }

  @Test(
    "Names of columns are the same whatever their case, and with _ for blanks",
    arguments: [
      "Unique Key,due,", "unique_key,DUE,,", " UNIQUE  KEY ,\"Due\" , ", "Unique_Key,dUe,x,X",
      "\u{FEFF}unique key\u{3000},due",
    ])
  func spellings(header: String) throws {
    let event = #"{"type":"case.accepted","time":"{Due}","data":{}}"#
    let mapping = try mapping(
      #"{"zone":"UTC","times":["yyyy-MM-dd"],"case":"{Unique Key}","source":"/x","events":[\#(event)]}"#
    )
    let rest = String(repeating: ",", count: header.count { $0 == "," } - 1)
    let found = try events(header + "\n7,2026-01-02\(rest)\n", mapping)
    #expect(found.map(\.subject) == ["7"])
  }

  @Test(
    "A file without a readable header is no table",
    arguments: [("", "import.empty"), ("\u{FEFF}", "import.empty"), ("\"id\n", "csv.quote")])
  func headers(csv: String, code: String) throws {
    let mapping = try mapping(Self.good)
    #expect {
      try imported(csv, mapping)
    } throws: { error in
      (error as? Diagnostic)?.code == code
    }
  }

  @Test(
    "The mappings and rulesets that are shipped can be read",
    arguments: ShippedMappings.all.filter { $0.format == .csv })
  func shipped(shipped: ShippedMapping) throws {
    #expect(ShippedMappings.named(shipped.name)?.mapping == shipped.mapping)
    #expect(try mapping(shipped.mapping).source == "/import/" + shipped.name)
    let rules = try ruleset(
      #require(ShippedRules.all.first { $0.name == shipped.name }).text)
    #expect(rules.name == shipped.name)
    #expect(rules.classes.allSatisfy { $0[.resolve] == nil && $0.rework == nil })
    let mappingDocument = try JSONParser.parse(shipped.mapping)
    #expect(mappingDocument.object?["zone"] == .string(rules.zone.name))
  }

  @Test("A name that no shipped mapping has gives none")
  func unknownName() {
    #expect(ShippedMappings.named("paris311") == nil)
    #expect(
      ShippedMappings.all.map(\.name) == ["boston311", "la311", "nyc311", "xes", "ocel", "open311"])
  }
}
