import Testing

@testable import CommandLineKit

@Suite struct DisplayWidthTests {
  @Test(
    "A text takes the columns a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("已接受", 6), ("ａｂ", 4), ("ｱ", 1), ("한국", 4), ("かな", 4),
      ("，。", 4), ("é", 1), ("e\u{301}", 1), ("か\u{3099}", 2), ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2),
      ("👍🏽", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("\u{200B}", 0),
      ("\u{1B}", 0), ("…", 1), ("𠮷", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("क्ष", 2),
      ("\u{2630}", 2), ("\u{1FAE9}", 2), ("\u{303F}", 1), ("\u{7F}", 0),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("The table is in order and its ranges do not touch")
  func tableIsOrdered() {
    for (range, next) in zip(DisplayWidth.wideRanges, DisplayWidth.wideRanges.dropFirst()) {
      #expect(range.upperBound + 1 < next.lowerBound)
    }
  }

  @Test("The search finds the ends of each range and nothing beside it")
  func tableIsSearched() {
    for range in DisplayWidth.wideRanges {
      let inside = [range.lowerBound, range.upperBound].compactMap(Unicode.Scalar.init)
      let beside = [range.lowerBound - 1, range.upperBound + 1].compactMap(Unicode.Scalar.init)
      #expect(inside.allSatisfy { DisplayWidth.of($0) != 1 })
      #expect(beside.allSatisfy { DisplayWidth.of($0) != 2 })
    }
  }

  @Test(
    "Padding fills up columns, not characters",
    arguments: [
      ("ab", 4, Alignment.left, "ab  "), ("ab", 4, .right, "  ab"), ("派单", 5, .left, "派单 "),
      ("派单", 5, .right, " 派单"), ("派单", 3, .left, "派单"),
    ])
  func padding(text: String, columns: Int, alignment: Alignment, expected: String) {
    #expect(text.padded(to: columns, alignment) == expected)
  }

  @Test(
    "Cutting never halves a wide character",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("已接受", 6, "已接受"), ("已接受", 5, "已接…"),
      ("已接受", 4, "已…"), ("已接受", 1, "…"), ("已接受", 0, ""), ("e\u{301}xy", 2, "e\u{301}…"),
    ])
  func cutting(text: String, columns: Int, expected: String) {
    #expect(text.truncated(to: columns) == expected)
  }
}
