import Basics
import RuleImpact
import Testing

@Suite("A clause that varies")
struct ClauseRangeTests {
  @Test(
    "takes the values from the first by steps as far as the last",
    arguments: [
      ("/a/limit=2wd..4wd", ["2wd", "3wd", "4wd"]), ("/a=0..6/3", ["0", "3", "6"]),
      ("/a=1..6/3", ["1", "4"]), ("/a=30m..90m/30m", ["30m", "60m", "90m"]), ("/a=5d..5d", ["5d"]),
      ("=1..2", ["1", "2"]), ("/a/limit=3wd", ["3wd"]), ("/a=7", ["7"]),
    ] as [(String, [String])])
  func values(text: String, expected: [String]) throws {
    let range = try #require(ClauseRange(text))
    #expect(range.values.map(\.label) == expected)
    let isSpan = expected[0].last?.isLetter == true
    #expect(
      range.values.map(\.value)
        == expected.map { isSpan ? .string($0) : .integer(Int($0) ?? -1) })
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "/a", "/a=", "/a=x", "/a=1/1", "/a=1..", "/a=..2", "/a=1...2", "/a=1..2..3", "/a=1wd..2d",
      "/a=1wd..2", "/a=3..2", "/a=1..9/0", "/a=1..9/1wd", "/a=1wd..9wd/2", "/a=x..y", "a=1..2",
      "/a=1..9/1/1", "/a=0..200",
    ])
  func notRead(text: String) {
    #expect(ClauseRange(text) == nil)
  }

  @Test(
    "is single where no ends are written",
    arguments: [("/a=3wd", true), ("/a=3wd..3wd", false), ("/a=1..2", false)])
  func single(text: String, expected: Bool) throws {
    #expect(try #require(ClauseRange(text)).isSingle == expected)
  }
}
