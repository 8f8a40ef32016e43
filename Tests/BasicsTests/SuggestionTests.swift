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
}
