import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("A ruleset's digest")
struct RulesetTests {
  private func digest(_ document: JSONValue) throws -> String {
    var symbols = SymbolTable()
    return try Fixture.ruleset(document, &symbols).digest.hex
  }

  /// The document with the members of every object turned around.
  private func reversed(_ value: JSONValue) -> JSONValue {
    if let items = value.array { return .array(items.map(reversed)) }
    guard let object = value.object else { return value }
    return .object(JSONObject(object.members.reversed().map { ($0.key, reversed($0.value)) }))
  }

  @Test("is the SHA-256 of the RFC 8785 form")
  func canonical() throws {
    let canonical = Fixture.rules.canonical
    #expect(try digest(Fixture.rules) == SHA256.hash(canonical).hex)
    #expect(
      String(decoding: canonical, as: UTF8.self).hasPrefix(
        #"{"assess":{"rank":"dense","weights":{"#))
  }

  @Test("does not depend on the order of keys nor on how a number is written")
  func order() throws {
    #expect(try digest(reversed(Fixture.rules)) == digest(Fixture.rules))
    let number = Fixture.rules.setting(["assess", "weights", "response"], .parsed("3.0e1"))
    #expect(try digest(number) == digest(Fixture.rules))
  }

  @Test("differs where a value or the order of an array does")
  func differs() throws {
    #expect(try digest(Fixture.rules.setting(["name"], "other")) != digest(Fixture.rules))
    let suspend = Fixture.rules.setting(["suspend"], ["season", "materials", "works"])
    #expect(try digest(suspend) != digest(Fixture.rules))
  }
}
