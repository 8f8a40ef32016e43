import Basics
import CaseModel
import Testing

@Suite("Help on an event")
struct HelpEventTests {
  @Test("says the statuses, the keys and their values")
  func pages() throws {
    let home = try Home()
    var text = ""
    for type in [
      "rules.adopted", "case.registered", "case.verified", "whistle.rated", "whistle.rated.v2",
      "supervision.issued", "points.awarded", "subject.erased",
    ] {
      let outcome = try home.run(["--lang", "en", "help", "event", type])
      expectStatus(outcome, 0)
      text += outcome.out + "\n"
    }
    try Golden.check(text, "help-event")
  }

  @Test("says the same keys in Chinese, under Chinese words")
  func chinese() throws {
    let home = try Home()
    func keys(_ text: String) -> [Substring] {
      let table = text.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { !$0.hasPrefix("KEY") && !$0.hasPrefix("键") }
      return table.dropFirst().compactMap { $0.split(separator: " ").first }
    }
    for type in EventType.allCases {
      let pages = try ["en", "zh"].map { language in
        try home.run(["--lang", language, "help", "event", type.name]).out
      }
      #expect(keys(pages[0]) == keys(pages[1]), "\(type)")
      #expect(!keys(pages[0]).isEmpty || type.row.shapes[0].isEmpty, "\(type)")
      #expect(pages[1].hasPrefix("\(type.name)  \(type.row.title.chinese)\n"))
    }
  }

  @Test("lists all types where none is named, in both languages")
  func list() throws {
    let older = Phrase(" (older shape)", "（旧形式）")
    for (language, title) in [("en", \Phrase.english), ("zh", \Phrase.chinese)] {
      let outcome = try Home().run(["--lang", language, "help", "event"])
      expectStatus(outcome, 0)
      for type in EventType.allCases {
        let isOld = type.row.shapes.count > 1
        let end = type.row.title[keyPath: title] + (isOld ? older[keyPath: title] : "")
        let isListed = outcome.lines.contains {
          $0.hasPrefix("  \(type.name) ") && $0.hasSuffix("  " + end)
        }
        #expect(isListed, "\(type.name) in \(language)")
      }
    }
  }

  @Test("a name that no type has is refused, with the one that was most likely meant")
  func unknown() throws {
    let outcome = try Home().run(["help", "event", "case.close"])
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("Did you mean 'case.closed'?"))
    let elsewhere = try Home().run(["help", "event", "case.returned"])
    #expect(elsewhere.err.contains("return.requested, return.approved, return.denied"))
  }
}
