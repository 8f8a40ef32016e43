import Testing

@Suite("Calendars as holiday-cn publishes them")
struct HolidayDocumentTests {
  private func document(_ days: String, year: String = "2026") -> String {
    "{\"year\": \(year),\n\"days\": [\n\(days)\n]}"
  }

  private func day(_ date: String, _ isOff: Bool, _ name: String = "元旦") -> String {
    "{\"name\": \"\(name)\", \"date\": \"\(date)\", \"isOffDay\": \(isOff)}"
  }

  @Test("a document has holidays and make-up days, whatever their order")
  func whole() {
    let text = document(
      [day("2026-01-04", false), day("2026-01-02", true), day("2026-01-01", true)]
        .joined(separator: ",\n"))
    let days = [
      "2026", "holiday 2026-01-01", "holiday 2026-01-02", "workday 2026-01-04",
    ]
    #expect(reading(text) == days)
    #expect(reading("\u{FEFF}" + text) == days)
  }

  @Test("the years are those of RFC 3339", arguments: ["0000", "9999"])
  func years(year: String) {
    let number = year == "0000" ? "0" : year
    let text = document(day("\(year)-12-31", true), year: number)
    #expect(reading(text) == [number, "holiday \(year)-12-31"])
  }

  @Test("an empty year is refused, also where another was asked for")
  func empty() {
    #expect(reading(document("")) == ["1:10 empty"])
    #expect(reading(document(day("2026-01-01", true)), year: 2025) == ["1:10 year"])
  }

  @Test("a day of another year is refused by line; one year of several can be asked for")
  func otherYear() {
    let text = document(day("2025-12-31", true) + ",\n" + day("2026-01-01", true))
    #expect(reading(text) == ["3:28 year"])
    #expect(
      reading(text, year: 2026) == ["2026", "holiday 2026-01-01", "left out 2025-12-31"])
  }

  @Test("a make-up day that stands as a holiday, and a day that stands twice, are refused by line")
  func contradictions() {
    let text = document(
      day("2026-01-04", true, "元旦补班") + ",\n" + day("2026-01-05", true) + ",\n"
        + day("2026-01-05", false))
    #expect(reading(text) == ["3:60 unclear", "5:28 twice"])
  }

  @Test(
    "what is no such document is refused at its place",
    arguments: [
      ("{\"days\": []}", "1:1 form"), ("{\"year\": \"x\", \"days\": []}", "1:10 form"),
      ("{\"year\": 2026}", "1:1 form"), ("{\"year\": 2026,\n \"days\": [{}]}", "2:11 form"),
      ("{\"year\": 2026,\n \"days\": [{\"date\": \"2026-02-30\"}]}", "2:20 form"),
      ("{\"year\": 2026,\n \"days\": [{\"date\": \"2026-02-20\"}]}", "2:11 form"),
      ("{\"year\": 2026,\n", "2:1 form"),
    ])
  func noDocument(_ text: String, _ fault: String) {
    #expect(reading(text) == [fault])
  }
}
