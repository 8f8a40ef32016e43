import Foundation
import Testing

/// What holds for the rulebook of every place.
@Suite struct PlaceRulesTests {
  private static let places = ["linshu-2026", "gujiao", "qianyang", "prefecture", "yongji"]

  private func rules(_ name: String) throws -> [String: Any] {
    try object(try Home().run("rules show \(name)").out)
  }

  @Test(
    arguments: zip(
      places,
      [
        "building grid community street county", "station community township city",
        "grid village town county", "grid community street district city",
        "building grid community street city",
      ]))
  func theLadderIsThatOfItsDocument(_ name: String, _ ladder: String) throws {
    #expect(try rules(name)["ladder"] as? [String] == ladder.split(separator: " ").map(String.init))
  }

  @Test(arguments: places)
  func everyMatterHasBothNamesAKindAndATierOfTheLadder(_ name: String) throws {
    let rules = try rules(name)
    let ladder = try #require(rules["ladder"] as? [String])
    let matters = try #require(rules["matters"] as? [[String: Any]])
    #expect(matters.count >= 10)
    for matter in matters {
      let code = text(matter, "code") ?? "?"
      for key in ["name", "nameEn", "kind"] { #expect(text(matter, key) != nil, "\(code) \(key)") }
      #expect(ladder.contains(text(matter, "tier") ?? ""), "\(code)")
      if text(matter, "kind") == "wish" { #expect(text(matter, "evidence") == "1", "\(code)") }
    }
    #expect(matters.contains { text($0, "kind") == "dispute" })
  }

  @Test(arguments: places)
  func everyTierHasAChineseName(_ name: String) throws {
    let home = try Home()
    let rules = try rules(name)
    let ladder = try #require(rules["ladder"] as? [String])
    let matter = try #require((rules["matters"] as? [[String: Any]])?.first?["code"] as? String)
    var lines = ""
    for (index, tier) in ladder.enumerated() {
      lines += event(
        "u\(index)", "unit.registered", "unit/\(tier)",
        data: #"{"unit":"u\#(index)","name":"n","kind":"tier","tier":"\#(tier)"}"#)
      lines += event(
        "c\(index)", "case.registered", "C-\(index)",
        data:
          #"{"matter":"\#(matter)","place":"u\#(index)","channel":"grid","urgency":"normal","title":"t"}"#
      )
      lines += event("a\(index)", "case.accepted", "C-\(index)", data: "{}")
    }
    expectStatus(
      try home.run(
        "rules adopt \(name) --effective 2020-01-01T00:00:00Z --scope all --by a --source /x"), 0)
    expectStatus(try home.run("append -", input: lines), 0)
    let board = try home.run("board --lang zh").out
    for tier in ladder { #expect(!board.contains(tier), "\(tier)") }
  }
}
