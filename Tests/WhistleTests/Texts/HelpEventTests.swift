import Testing

@Suite("Help on an event")
struct HelpEventTests {
  @Test(
    "says of each type the statuses, keys and values, in both languages", arguments: ["en", "zh"])
  func pages(language: String) throws {
    let home = try Home()
    var text = ""
    for type in [
      "rules.adopted", "case.registered", "case.verified", "whistle.rated", "whistle.rated.v2",
      "supervision.issued", "points.awarded", "subject.erased",
    ] {
      let outcome = try home.run(["--lang", language, "help", "event", type])
      expectStatus(outcome, 0)
      text += outcome.out + "\n"
    }
    try Golden.check(text, "help-event.\(language)")
  }

  @Test("a name that no type has is refused, with the one that was most likely meant")
  func unknown() throws {
    let outcome = try Home().run(["help", "event", "case.close"])
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("Did you mean 'case.closed'?"))
  }
}
