import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Tiers")
struct OrganisationTests {
  private func start(
    _ book: CaseBook, place: String, matter: String = "noise", tier: String? = nil
  ) -> String {
    var book = book
    book.register(matter: matter, place: place)
    #expect(book.tier("C-1") == nil)
    #expect(book.holder("C-1") == nil)
    var data: JSONObject = [:]
    data["tier"] = tier.map { .string($0) }
    book.accept(at: "2026-03-02 09:00", data)
    return "\(book.tier("C-1") ?? "–") \(book.holder("C-1") ?? "–")"
  }

  @Test(
    "a case starts at the tier named, else its matter's, else its place's",
    arguments: [
      ("s/c/g/b", "noise", nil, "building s/c/g/b"), ("s/c/g/b", "gas", nil, "grid s/c/g"),
      ("s/c/g/b", "gas", "street", "street s"), ("s/c/g", "noise", "building", "grid s/c/g"),
      // A place that is not registered has the path of its longest registered prefix.
      ("s/c/g/b/flat9/room1", "noise", nil, "building s/c/g/b"),
      ("s/c/other", "noise", nil, "community s/c"),
      ("nowhere/at/all", "noise", nil, "– –"), ("nowhere", "gas", nil, "grid –"),
      // The next tier up where one is missing.
      ("z/c/b", "gas", nil, "community z/c"), ("z/c/b", "noise", "grid", "community z/c"),
      ("s", "gas", nil, "street s"),
      // A department has no tier and no place above it.
      ("dept/housing", "noise", nil, "– –"),
      // A prefix ends at a slash.
      ("s/c/gx", "noise", nil, "community s/c"), ("sx", "noise", nil, "– –"),
    ] as [(String, String, String?, String)])
  func starting(place: String, matter: String, tier: String?, post: String) {
    #expect(start(.standard(), place: place, matter: matter, tier: tier) == post)
  }

  @Test("a parent goes before the prefix of the path")
  func parent() {
    var book = CaseBook.standard()
    book.registerUnit("s/c/far", kind: "tier", tier: "grid", parent: "z/c")
    #expect(start(book, place: "s/c/far", tier: "street") == "street z")
    book.registerUnit("block/7", kind: "tier", tier: "building", parent: "s/c/far")
    #expect(start(book, place: "block/7/door/2", tier: "community") == "community z/c")
  }

  @Test("a ring of parents is followed once around")
  func ring() {
    var book = CaseBook.standard()
    book.registerUnit("r1", kind: "tier", tier: "grid", parent: "r2")
    book.registerUnit("r2", kind: "tier", tier: "building", parent: "r1")
    #expect(start(book, place: "r2", tier: "grid") == "grid r1")
    #expect(start(book, place: "r2", tier: "street") == "street –")
  }

  @Test("a unit that is registered above others later is on their path from then on")
  func later() {
    var book = CaseBook.standard()
    book.registerUnit("x/y/w/z", kind: "tier", tier: "building")
    #expect(start(book, place: "x/y/w/z", tier: "street") == "street –")
    book.registerUnit("x", kind: "tier", tier: "street")
    #expect(start(book, place: "x/y/w/z", tier: "grid") == "street x")
    book.registerUnit("x/y", kind: "tier", tier: "grid")
    #expect(start(book, place: "x/y/w/z", tier: "grid") == "grid x/y")
    #expect(start(book, place: "x/y/other", tier: "grid") == "grid x/y")
    #expect(start(book, place: "x/y/w/z", tier: "street") == "street x")
  }

  @Test("a unit's retirement does not take it from the path")
  func retired() {
    var book = CaseBook.standard()
    book.record("unit.retired", "unit/s/c/g", at: "2026-01-01 00:00", ["unit": "s/c/g"])
    #expect(start(book, place: "s/c/g") == "grid s/c/g")
  }

  private func ladder(_ tiers: [String]) -> CaseBook {
    var rules = Fixture.rules.setting(["ladder"], .array(tiers.map { .string($0) }))
    for key in ["tiers", "skips"] { rules = rules.setting([key], nil) }
    rules = rules.setting(["matters"], [])
    var book = CaseBook()
    book.adopt(rules)
    book.adoptCalendar()
    return book
  }

  @Test("a ladder of one tier works, and its case cannot be raised")
  func one() {
    var book = ladder(["village"])
    book.registerUnit("v", kind: "tier", tier: "village")
    book.register(place: "v/house")
    #expect(book.accept() == nil)
    #expect(book.holder("C-1") == "v")
    #expect(
      book.violation(
        "case.escalated", "C-1", at: "2026-03-02 10:00",
        ["from": "village", "to": "village", "cause": "unable"]) == "tier-top")
    #expect(book.resolve(by: "v") == nil)
  }

  @Test("a ladder of five tiers works, county on top")
  func five() {
    var book = ladder(["building", "grid", "community", "street", "county"])
    var path = ""
    for tier in ["county", "street", "community", "grid", "building"] {
      path += path.isEmpty ? tier : "/" + tier
      book.registerUnit(path, kind: "tier", tier: tier)
    }
    book.register(place: path)
    book.accept()
    for (from, to) in [
      ("building", "grid"), ("grid", "community"), ("community", "street"), ("street", "county"),
    ] {
      #expect(
        book.record(
          "case.escalated", "C-1", at: "2026-03-02 10:00",
          ["from": .string(from), "to": .string(to), "cause": "unable"]) == nil)
    }
    #expect(book.holder("C-1") == "county")
  }

  @Test("units and rules count as they stand earlier in the book")
  func earlierInTheBook() {
    var book = CaseBook()
    book.registerUnits()
    book.register(matter: "gas", place: "s/c/g/b")
    book.accept()
    book.adopt(Fixture.rules)
    // The rules came after: at acceptance nobody knew the matter's tier.
    #expect(book.tier("C-1") == "building")
    book.register("C-2", matter: "gas", place: "s/c/g/b")
    book.accept("C-2", at: "2024-03-02 09:00")
    // And of those that stand, only what was in force at the event's time.
    #expect(book.tier("C-2") == "building")
  }
}
