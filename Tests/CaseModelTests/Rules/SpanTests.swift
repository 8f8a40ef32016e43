import CaseModel
import Testing

@Suite("Lengths of time")
struct SpanTests {
  @Test(
    "are a whole number and a unit",
    arguments: ["30m", "24h", "15d", "4wh", "5wd", "1mtg", "0wd", "52560000m", "36525d"])
  func read(text: String) throws { #expect(try #require(Span(text)).text == text) }

  @Test(
    "anything else is none",
    arguments: [
      "", "5", "m", "-1d", "+1d", "1.5d", "1 d", " 1d", "1d ", "1D", "1w", "1wdd", "１d",
      "52560001m",
      "36526wd", "123456789012m", "99999999999999999999d",
    ])
  func refused(text: String) { #expect(Span(text) == nil) }
}
