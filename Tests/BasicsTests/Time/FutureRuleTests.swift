import Testing

@testable import Basics

/// Of the POSIX rule in a TZif footer (RFC 8536 §3.3).
@Suite("The rule for what lies behind a zone's last transition")
struct FutureRuleTests {
  @Test(
    "an offset without a summer is the same all year, and has the sign of RFC 3339",
    arguments: [
      ("CST-8", 28_800), ("UTC0", 0), ("EST5", -18_000), ("<+0330>-3:30", 12_600),
      ("<+0545>-5:45:30", 20_730), ("ABC+1", -3600),
    ])
  func steady(text: String, seconds: Int) throws {
    let rule = try #require(FutureRule(text))
    #expect(rule.steadySeconds == seconds)
    for at in [-1 << 40, 0, 1 << 40] as [Int64] { #expect(rule.offsetSeconds(at: at) == seconds) }
  }

  /// `text`: the rule; `before` and `after`: RFC 3339 instants a second apart.
  @Test(
    "a summer begins and ends at its second, in either hemisphere",
    arguments: [
      // New York, 2 o'clock on the second Sunday of March and the first of November.
      ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000, -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400, -18_000),
      // Berlin, the last Sunday, which is the fourth or the fifth.
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600, 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2027-03-28T00:59:59Z", 3600, 7200),
      // Sydney, whose summer holds at New Year.
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-04-04T15:59:59Z", 39_600, 36_000),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-10-03T15:59:59Z", 36_000, 39_600),
      // A summer of two hours, from the 60th day without and the 300th with 29 February.
      ("XXX0YYY-2,J60/0,299/0", "2028-02-29T23:59:59Z", 0, 7200),
      ("XXX0YYY-2,J60/0,299/0", "2028-10-25T21:59:59Z", 7200, 0),
      // A change before its day begins.
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200, -3600),
    ])
  func changes(text: String, before: String, was: Int, becomes: Int) throws {
    let rule = try #require(FutureRule(text))
    #expect(rule.steadySeconds == nil)
    let seconds = instant(before).microseconds.flooredQuotient(1_000_000)
    #expect(rule.offsetSeconds(at: seconds) == was)
    #expect(rule.offsetSeconds(at: seconds + 1) == becomes)
  }

  @Test(
    "what is no rule is none",
    arguments: [
      "", "C", "CS-8", "CST", "CST8CDT", "CST8CDT,M3.2.0", "CST8CDT,M0.2.0,M11.1.0", "CST-8 ",
    ])
  func refused(text: String) { #expect(FutureRule(text) == nil) }
}
