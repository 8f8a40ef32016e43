import Testing

@testable import Basics

@Suite struct SuggestionTests {
  @Test(
    "The distance counts letters added, dropped, changed and swapped",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "ac", 1), ("ac", "abc", 1),
      ("abc", "axc", 1), ("abc", "acb", 1), ("format", "fromat", 1), ("ca", "abc", 3),
      ("派单", "派车", 1), ("kitten", "sitting", 3),
    ])
  func distance(from: String, to: String, expected: Int) {
    #expect(Suggestion.distance(Array(from), Array(to)) == expected)
  }

  @Test(
    "A word is only suggested where the slip is small",
    arguments: [
      ("replya", "replay"), ("rply", "replay"), ("snapshto", "snapshot"), ("x", nil),
      ("elephant", nil), ("replay", "replay"), ("-z", nil),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    #expect(Suggestion.nearest(to: word, in: ["replay", "snapshot", "-f"]) == expected)
  }

  @Test(
    "A part that is right does not excuse another that is wrong",
    arguments: [
      ("case.sined", "Did you mean 'case.signed'?"), ("caes.signed", "Did you mean 'case.signed'?"),
      ("case.returned", "Did you mean one of these: return.requested, return.denied"),
      ("case.answered", "Did you mean 'whistle.answered'?"), ("case.xyzzy", nil),
      ("case.ret", nil), ("returned", nil),
    ] as [(String, String?)])
  func dotted(word: String, expected: String?) {
    let known = [
      "case.signed", "case.resumed", "return.requested", "return.denied", "unit.retired",
      "whistle.answered",
    ]
    #expect(Suggestion.hint(for: word, in: known)?.english == expected)
  }
}
