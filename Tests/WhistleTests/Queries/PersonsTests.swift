import Testing

@Suite struct PersonsTests {
  @Test("a scoreboard of persons says on standard error what nobody's name stands under")
  func note() throws {
    let home = try FixedBook.signed()
    let words = "assess --period 2026-07 --persons --format jsonl"
    let outcome = try home.run(words)
    #expect(try outcome.objects().map { text($0, "actor") } == ["chen.bo", "zhou.yi"])
    // Dispatched to a unit that never was, and to the water for nobody to sign.
    #expect(outcome.err.contains("left out: 2 dispatched legs and 5 legs due"), "\(outcome.err)")
    #expect(outcome.err.contains("-5 points of cards"), "\(outcome.err)")
    #expect(try home.run(words + " --lang zh").err.contains("未计入个人"))
  }

  @Test("what is about units alone is refused beside it", arguments: ["published", "explain"])
  func units(option: String) throws {
    let value = option == "explain" ? " dept/water" : ""
    let home = try Home.fixed()
    expectRefusal(
      try home.run("assess --period 2026-07 --persons --\(option)\(value)"), "usage.persons")
  }
}
