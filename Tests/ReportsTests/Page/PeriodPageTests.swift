import Basics
import CaseModel
import CaseTestSupport
import CommandLineKit
import Foundation
import HomeTestSupport
import Projection
import Queries
import Testing

@testable import Reports

@Suite("The page of a period")
struct PeriodPageTests {
  private static let now = "2026-03-20 09:00"

  private static func html(
    _ book: CaseBook, _ period: String = "2026-03", _ language: Language = .english
  ) throws -> String {
    let page = PeriodPage(
      book.view(now: now), try #require(Period(period)), .all, in: Words(language), recorded: [],
      file: nil, impact: nil)
    return String(
      decoding: page.html(PeriodPage.Part.allCases.map { page.part($0) }), as: UTF8.self)
  }

  /// So many open cases, each with a timer that is overdue, of as many units.
  private static func book(_ cases: Int) -> CaseBook {
    var book = CaseBook.standard(Fixture.rules(timers: ["handle": ["limit": "1d"]]))
    for number in 0..<cases {
      let unit = "dept/u\(number)"
      book.registerUnit(unit, kind: "department")
      book.register("C-\(number)")
      book.accept("C-\(number)")
      book.dispatch("C-\(number)", to: unit)
    }
    return book
  }

  @Test("a table has at most 500 rows, says of how many, and names what prints them all")
  func bounded() throws {
    let html = try Self.html(Self.book(501))
    #expect(
      html.contains("500 of 501 rows; all: <code>whistle overdue <span>--open</span>"))
    #expect(html.contains("<summary>Table: 501 rows</summary>"))
    #expect(html.contains("12 of 501 cases by days"))
    #expect(html.utf8.count < 1_000_000)
    let bodies = html.components(separatedBy: "<tbody>").dropFirst()
    for body in bodies {
      let rows = body.components(separatedBy: "</tbody>")[0].components(separatedBy: "<tr>").count
      #expect(rows - 1 <= PageTable.maximumRows)
    }
    #expect(try Self.html(Self.book(3)).contains("3 cases by days"))
  }

  @Test("what a unit and a case are called does nothing")
  func hostile() throws {
    var book = Self.book(1)
    book.record(
      "unit.registered", "unit/dept/u0", at: "2025-01-01 00:00", by: "s",
      [
        "unit": "dept/u0", "kind": "department",
        "name": "<img src=x onerror=alert(1)>\u{202E}\u{05D0}\u{1B}[31m",
      ])
    book.registerUnit("dept/=1+1", kind: "department")
    book.register("=cmd|'/c calc'!A1")
    book.accept("=cmd|'/c calc'!A1")
    book.dispatch("=cmd|'/c calc'!A1", to: "dept/=1+1")
    for language in [Language.english, .chinese] {
      let html = try Self.html(book, "2026-03", language)
      #expect(!html.contains("<img"))
      #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
      #expect(
        html.contains("<bdi>&lt;img src=x onerror=alert(1)&gt;\\u{202E}\u{05D0}\\u{1B}[31m</bdi>"))
      #expect(html.contains("<td>&#39;=cmd|&#39;/c calc&#39;!A1</td>"))
      #expect(!html.contains("<td>="))
    }
  }

  @Test("numbers stand on the right and are no texts; what is negative has no apostrophe")
  func numbers() throws {
    let type = RowType<Int>([.init("count") { $0 }, .init("name") { "\($0)" }])
    let page = PageContext(
      CaseView(BookState(), now: .earliest), Words(.english), try #require(Period("2026-03")), .all)
    let table = PageTable([-3], type.shown, page, all: page.command("board"))
    #expect(
      table.markup("t", page.words).text.contains(
        "<td class=\"n\">-3</td><td>&#39;-3</td>"))
  }

  @Test(
    "an empty book has a page, and a period to come", arguments: ["2026-03", "2031", "2026-Q4"])
  func empty(_ period: String) throws {
    for book in [CaseBook(), CaseBook.standard()] {
      let html = try Self.html(book, period)
      #expect(html.contains("The book has no case."))
      #expect(html.contains("None."))
      #expect(html.hasSuffix("</html>\n"))
    }
  }

  @Test("the ranks of two periods are held against each other")
  func ranks() throws {
    var book = CaseBook.standard()
    for (name, unit, time, answer) in [
      ("C-1", "dept/housing", "2026-02-02 09:00", "2026-02-02 10:00"),
      ("C-2", "dept/water", "2026-02-02 09:00", "2026-02-09 10:00"),
      ("C-3", "dept/housing", "2026-03-02 09:00", "2026-03-09 10:00"),
      ("C-4", "dept/water", "2026-03-02 09:00", "2026-03-02 10:00"),
    ] {
      book.register(name, at: time)
      book.accept(name, at: time)
      book.dispatch(name, to: unit, at: time)
      book.record("case.contacted", name, at: answer, by: unit, ["reached": true])
    }
    let html = try Self.html(book)
    #expect(html.contains("<title>dept/water (dept/water) · 2 → 1</title>"))
    #expect(html.contains("<title>dept/housing (dept/housing) · 1 → 2</title>"))
    #expect(html.contains("whistle assess <span>--period</span> <span>2026-02</span>"))
  }

  @Test("shades grow with the count, and few of anything are not drawn as many")
  func shades() {
    #expect([0, 1, 2, 5].map { HeatMap.shade($0, of: 5) } == [0, 1, 2, 5])
    #expect(HeatMap.shade(1, of: 1) == 1)
    #expect([1, 20, 21, 100].map { HeatMap.shade($0, of: 100) } == [1, 1, 2, 5])
  }

  @Test("nothing is drawn of nothing")
  func nothing() {
    #expect(BarChart.markup([], "l") == nil)
    #expect(HeatMap.markup([], columns: [], "l") == nil)
    #expect(CurveChart.markup([], "l") == nil)
    #expect(SlopeChart.markup([], heads: ("a", "b"), "l") == nil)
    // A rate of 0 percent is something.
    let row = BarChart.Row(label: "a", parts: [(0, .main)], value: "0/3", title: "t")
    #expect(BarChart.markup([row], full: 100, "l") != nil)
    #expect(BarChart.markup([row], "l") == nil)
  }
}
