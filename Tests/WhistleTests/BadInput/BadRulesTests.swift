import Foundation
import Testing

/// Unknown keys and contradictions are errors that name the path in the document (SPEC §6).
@Suite struct BadRulesTests {
  struct Fault: CustomTestStringConvertible {
    let path: String
    let spoil: @Sendable (inout [String: Any]) -> Void
    var testDescription: String { path }
  }

  private static func at(
    _ path: String, _ spoil: @escaping @Sendable (inout [String: Any]) -> Void
  ) -> Fault { Fault(path: path, spoil: spoil) }

  /// Replaces what stands at the keys of a path.
  private static func set(_ value: Any, _ keys: [String], in node: Any) -> Any {
    guard let key = keys.first else { return value }
    let rest = Array(keys.dropFirst())
    if var list = node as? [Any], let index = Int(key) {
      list[index] = set(value, rest, in: list[index])
      return list
    }
    var object = node as? [String: Any] ?? [:]
    object[key] = set(value, rest, in: object[key] ?? [String: Any]())
    return object
  }

  private static func put(
    _ value: some Sendable, _ path: String, says: String? = nil
  ) -> Fault {
    let keys = path.split(separator: "/").map(String.init)
    return Fault(path: says ?? path) { document in
      document = set(value, keys, in: document) as? [String: Any] ?? [:]
    }
  }

  private static let faults: [Fault] = [
    put(1, "/extra"), put("1d", "/classes/normal/timers/handle/limits"),
    put(["limit": "1d"], "/classes/normal/timers/hande"), put("county", "/matters/0/tier"),
    put("gold", "/matters/0/class"), put("Asia/Nowhere", "/zone"),
    put("11wd", "/classes/normal/timers/handle/limit", says: "/classes/normal/timers/handle"),
    put("20d", "/classes/normal/timers/handle/red", says: "/classes/normal/timers/handle"),
    put("1mtg", "/classes/normal/timers/contact/limit", says: "/classes/normal/timers/contact"),
    put(["09:00-12:00", "11:30-17:30"], "/calendar/hours"),
    put(["25:00-26:00"], "/calendar/hours/0"),
    put("handel.red", "/escalate/0/on"), put("5", "/classes/normal/timers/accept/limit"),
    put(["building", "building"], "/ladder/1", says: "/ladder"), put("often", "/assess/rank"),
    put(-1, "/returns/limit"), put("yes", "/matters/0/verify"), put("x", "/matters/1/admit/0"),
    at("ladder") { $0["ladder"] = nil }, at("zone") { $0["zone"] = nil },
    at("classes") { $0["classes"] = nil },
  ]

  private func document(_ fault: Fault) throws -> [UInt8] {
    var rules = try FixedBook.ruleset()
    fault.spoil(&rules)
    return Array(try JSONSerialization.data(withJSONObject: rules, options: .prettyPrinted))
  }

  @Test(arguments: faults)
  func theFaultIsNamedByItsPath(_ fault: Fault) throws {
    let home = try Home.fixed()
    try home.write(try document(fault), to: "rules.json")
    let outcome = try home.run("rules check rules.json")
    expectRefusal(outcome, "rules.invalid", at: "rules.json")
    #expect(outcome.err.contains(fault.path), "\(outcome.err)")
    #expect(outcome.err.contains("\n  hint: "))
  }

  @Test(arguments: faults)
  func itIsNotAdopted(_ fault: Fault) throws {
    let home = try Home.fixed()
    let before = try home.book()
    try home.write(try document(fault), to: "rules.json")
    let words = "rules adopt rules.json --effective 2026-08-01T00:00:00Z --scope new --by li.na"
    expectRefusal(try home.run(words), "rules.invalid", at: "rules.json")
    #expect(try home.book() == before)
  }

  @Test func allFaultsAreListedAtOnce() throws {
    let home = try Home()
    var rules = try FixedBook.ruleset()
    rules["extra"] = 1
    rules["zone"] = "Asia/Nowhere"
    try home.write(
      Array(try JSONSerialization.data(withJSONObject: rules)), to: "rules.json")
    let outcome = try home.run("rules check rules.json")
    #expect(outcome.err.contains("/extra"))
    #expect(outcome.err.contains("/zone"))
  }

  @Test func aDocumentTooLongForALineIsRefused() throws {
    let home = try Home()
    var rules = try FixedBook.ruleset()
    rules["matters"] = (0..<900).map {
      ["code": "matter-\($0)", "name": String(repeating: "事", count: 30)]
    }
    try home.write(Array(try JSONSerialization.data(withJSONObject: rules)), to: "rules.json")
    let outcome = try home.run("rules check rules.json")
    expectRefusal(outcome, "rules.invalid", at: "rules.json")
    #expect(outcome.err.contains("64000"))
  }

  @Test(arguments: [
    ("{\"name\":\"x\",\n  oops}", "2:3"), ("{\"name\":\"x\",\n \"name\":\"y\"}", "2:2"),
    ("", "1:1"),
  ])
  func whatIsNoJSONIsNamedByLineAndColumn(_ text: String, _ place: String) throws {
    let home = try Home()
    try home.write(text, to: "rules.json")
    expectRefusal(
      try home.run("rules check rules.json"), "document.json", at: "rules.json:\(place)")
  }

  @Test func aMappingWithUnknownKeysIsRefused() throws {
    let home = try Home()
    try home.write(#"{"name":"x"}"#, to: "mapping.json")
    try home.write(csv(rows: [row(1)]), to: "rows.csv")
    let outcome = try home.run("import csv --mapping mapping.json rows.csv")
    expectRefusal(outcome, "import.mapping", at: "mapping.json")
    #expect(outcome.err.contains("/name"))
    #expect(!home.exists("events"))
  }
}
