import Foundation
import TestSupport
import Testing

/// `report page`: one file that says what the commands say.
@Suite struct ReportPageTests {
  private static let call = "report page --period 2026-07 --out -"
  private static let pages = Once<Outcome>()

  private static func page(_ language: String, _ more: String = "") throws -> String {
    let outcome = try pages.value(language + more) {
      try Home.fixed().run("\(call) --lang \(language)\(more)")
    }
    expectStatus(outcome, 0)
    return outcome.out
  }

  // MARK: The document

  @Test(arguments: ["en", "zh"])
  func nothingIsRunOrLoaded(_ language: String) throws {
    for more in ["", " --rules township --vary /classes/normal/timers/handle/limit=4wd..6wd"] {
      let html = try Self.page(language, more)
      let policy = "content=\"default-src 'none'; style-src 'unsafe-inline'\""
      #expect(html.contains(policy))
      #expect(
        html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language == "zh" ? "zh-CN" : "en")\">"))
      for forbidden in ["<script", "<img", "<link", "<iframe", "url(", "@import", "://", " src="] {
        #expect(!html.contains(forbidden), "\(forbidden)")
      }
      #expect(html.matches(of: /\shref="(?!#)/).isEmpty)
      #expect(html.matches(of: /\son[a-z]+="/).isEmpty)
      expectNoControls(html.replacing("\u{2068}", with: ""))
    }
  }

  /// Every element that is opened is closed, in order.
  @Test(arguments: ["en", "zh"])
  func itsElementsAreNested(_ language: String) throws {
    var open: [Substring] = []
    let html = try Self.page(language).replacing(/<style>[^<]*<\/style>/, with: "")
    for tag in html.dropFirst("<!DOCTYPE html>".count).matches(of: /<(\/?)([a-z0-9]+)([^>]*)>/) {
      let (_, slash, name, rest) = tag.output
      if ["meta", "br"].contains(name) || rest.hasSuffix("/") { continue }
      if slash.isEmpty { open.append(name) } else { #expect(open.popLast() == name) }
    }
    #expect(open.isEmpty)
  }

  /// Each drawing says what it shows, as a whole and part by part, and has its table.
  @Test func everyDrawingHasWordsAndATable() throws {
    let html = try Self.page("en", " --rules township")
    let figures = html.components(separatedBy: "<figure>").dropFirst()
    #expect(figures.count >= 18)
    for figure in figures {
      #expect(figure.contains("<figcaption><h3>"))
      #expect(figure.contains("<p class=\"from\"><code>whistle "))
      guard figure.contains("<svg") else { continue }
      #expect(
        figure.matches(of: /<svg viewBox="0 0 420 [0-9]+" role="img" aria-label="[^"]+">/).count
          == 1)
      #expect(figure.contains("<title>"))
      #expect(figure.contains("<details><summary>Table: "), "\(figure.prefix(200))")
    }
  }

  /// Titles, reasons, notes and persons stay in the book.
  @Test(arguments: ["en", "zh"])
  func nothingPersonalIsOnIt(_ language: String) throws {
    let html = try Self.page(language, " --case FH-2026-000001")
    for text in ["三单元暖气不热", "更换循环泵", "li.na"] { #expect(!html.contains(text), "\(text)") }
  }

  @Test func theSameBytesEachTime() throws {
    let home = try Home.fixed()
    let first = try home.run(Self.call)
    #expect(try home.run(Self.call + " --jobs 1").outBytes == first.outBytes)
    expectStatus(try home.run("snapshot create"), 0)
    #expect(try home.run(Self.call + " --jobs 7").outBytes == first.outBytes)
  }

  /// What stands where: headings, notes and commands, and the rows of the tables.
  @Test(arguments: ["en", "zh"])
  func itsTextIsHeld(_ language: String) throws {
    let html = try Self.page(language, " --rules township")
    try Golden.check(PageText.lines(html).joined(separator: "\n") + "\n", "page.\(language)")
  }

  // MARK: Its numbers

  /// Each command on the page is one of the program's, and does what it says.
  @Test func everyFigureNamesACommandThatRuns() throws {
    let home = try Home.fixed()
    let html = try Self.page(
      "en", " --rules township --vary /classes/normal/timers/handle/limit=4wd..6wd")
    let commands = Set(PageText.commands(html))
    #expect(commands.count >= 14)
    for command in commands.sorted() {
      let outcome = try home.shell("\"$WHISTLE\"\(command.dropFirst("whistle".count))")
      #expect([0, 1].contains(outcome.status), "\(command)\n\(outcome.err)")
      #expect(!outcome.out.isEmpty, "\(command)")
      #expect(command.contains("--now 2026-07-20T18:00:00+08:00"))
    }
  }

  @Test func itsCommandsSeeTheSameEvents() throws {
    let html = try Self.page("en", " --as-of 2026-07-15T00:00:00+08:00 --to-sequence 30")
    for command in PageText.commands(html) {
      #expect(command.contains("--as-of 2026-07-15T00:00:00+08:00 --to-sequence 30"), "\(command)")
    }
  }

  /// The rows behind the drawings are those of the commands.
  @Test(arguments: [
    "report funnel --period 2026-07", "report ages", "report breaches --period 2026-07",
    "report tiers --period 2026-07", "absent --month 2026-07",
  ])
  func itsTablesAreThoseOfTheCommands(_ words: String) throws {
    let rows = PageText.rows(try Self.page("en"))
    let printed = try Home.fixed().run(words).lines.dropFirst(2).map { line in
      line.split(separator: #/ {2,}/#).map(String.init)
    }
    #expect(!printed.isEmpty)
    for cells in printed where !words.contains("breaches") || cells[1] != "0" {
      #expect(rows.contains { row in cells.allSatisfy(row.contains) }, "\(words): \(cells)")
    }
  }

  @Test func theCaseIsTheOneAskedFor() throws {
    let home = try Home.fixed()
    #expect(try Self.page("en").contains("Shown here: of the open cases with something overdue"))
    let asked = try Self.page("en", " --case 000001")
    #expect(asked.contains("<strong>FH-2026-000001</strong>"))
    #expect(!asked.contains("Shown here:"))
    expectRefusal(try home.run(Self.call + " --case FH-2026-999999"), "case.unknown")
  }

  /// Rules are tried beside: the figures of the page itself are those of the book's own.
  @Test func otherRulesChangeNothingElse() throws {
    let plain = try Self.page("en")
    let tried = try Self.page("en", " --rules township")
    let end = "<section id=\"s10\""
    let (own, beside) = (plain.components(separatedBy: end), tried.components(separatedBy: end))
    #expect(own.count == 1 && beside.count == 2)
    let main = "<main>"
    #expect(
      own[0].components(separatedBy: main)[1].components(separatedBy: "</main>")[0]
        == beside[0].components(separatedBy: main)[1])
    #expect(beside[1].contains("On time, before and after"))
    expectRefusal(
      try Home.fixed().run(
        Self.call
          + " --rules township --rules standard --vary /classes/normal/timers/handle/limit=4wd..6wd"
      ),
      "usage.vary")
  }

  // MARK: Where to

  @Test func aFileIsReplacedAsAWhole() throws {
    let home = try Home.fixed()
    let call = "report page --period 2026-07 --out page.html"
    try home.write("old", to: "page.html")
    let outcome = try home.run(call)
    expectStatus(outcome, 0)
    #expect(outcome.out.isEmpty)
    #expect(try home.text(of: "page.html") == Self.page("en"))
    #expect(
      try home.names(in: ".") == ["events", "page.html", "snapshots"].filter { home.exists($0) })
    // More than one block of 512 bytes, less than the page.
    let failed = try home.shell("ulimit -f 8; exec $WHISTLE \(call) --now \(Home.now)")
    expectRefusal(failed, "file.full", at: "page.html")
    #expect(try home.text(of: "page.html") == Self.page("en"))
    let names = try home.names(in: ".")
    #expect(!names.contains { $0.hasPrefix("page.html.") || $0.hasPrefix(".") }, "\(names)")
  }

  @Test(arguments: ["events/page.html", "events/../events/x", "events/0000000000000001.jsonl"])
  func nothingIsWrittenIntoTheBook(_ place: String) throws {
    let home = try Home.fixed()
    let before = try home.book()
    expectRefusal(
      try home.run("report page --period 2026-07 --out \(place)"), "usage.out", at: place)
    #expect(try home.book() == before)
  }

  @Test func whatIsNoFileIsNotReplaced() throws {
    let home = try Home.fixed()
    for place in ["events", "/dev/null"] {
      expectRefusal(
        try home.run("report page --period 2026-07 --out \(place)"), "usage.out", at: place)
    }
    let missing = try home.run("report page --period 2026-07 --out none/page.html --lang zh")
    expectStatus(missing, 2)
    #expect(missing.err.contains("none/page.html: 错误[file."), "\(missing.err)")
  }

  // MARK: Little and nothing

  @Test func aPeriodThatIsNotOverIsSaidToBe() throws {
    let home = try Home.fixed()
    #expect(try Self.page("en").contains("the period is not over yet"))
    let call = "report page --out - --period"
    #expect(try home.run("\(call) 2026-07").err.isEmpty)
    let later = try home.run("\(call) 2027")
    #expect(later.err.contains("note[report.unfinished]: 2027 has not begun"))
    #expect(later.out.contains("the period has not begun"))
    #expect(try !home.run("\(call) 2026-06").out.contains("not over yet"))
    expectRefusal(try home.run("\(call) 2026-13"), "usage.period")
  }

  @Test func aBookOfNoneOrOneEventHasAPage() throws {
    let home = try Home()
    expectRefusal(try home.run(Self.call), "book.missing")
    try home.write("", to: Home.segment)
    #expect(try home.run(Self.call).out.contains("The book has no case."))
    expectStatus(try home.run("append --history -", input: need("n1")), 0)
    let page = try home.run(Self.call)
    expectStatus(page, 0)
    #expect(page.out.contains("The book has no case."))
    let single = try Home()
    let registration = event(
      "r1", "case.registered", "C-1",
      data: #"{"matter":"m","place":"nowhere","channel":"app","urgency":"normal","title":"t"}"#)
    expectStatus(try single.run("append --history -", input: registration), 0)
    #expect(try single.run(Self.call).out.contains("<strong>C-1</strong>"))
  }
}

/// What a page says, without its drawings.
enum PageText {
  /// The commands, as they are typed.
  static func commands(_ html: String) -> [String] {
    html.matches(of: /<code>(whistle .*?)<\/code>/).map { plain($0.output.1) }
  }

  /// The cells of each row of each table.
  static func rows(_ html: String) -> [[String]] {
    html.components(separatedBy: "<tr>").dropFirst().map { row in
      row.components(separatedBy: "</tr>")[0].matches(of: /<td[^>]*>(.*?)<\/td>/)
        .map { plain($0.output.1) }
    }
  }

  /// A line for each heading, note, command and row.
  static func lines(_ html: String) -> [String] {
    let body = html.components(separatedBy: "<body>")[1].replacing(
      /(?s)<svg.*?<\/svg>/, with: "(drawing)\n")
    let cells = body.replacing(/<\/t[dh]>(?=<t[dh])/, with: " | ").replacing(/<br>/, with: "\n")
      .replacing(/<\/(p|h1|h2|h3|b|tr|summary|a|thead)>/, with: "\n")
    return plain(cells[...]).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  private static func plain(_ html: Substring) -> String {
    var text = String(html.replacing(/<[^>]*>/, with: ""))
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#8296;", ""),
      ("&#8297;", ""),
      ("&amp;", "&"),
    ] { text = text.replacing(entity, with: sign) }
    return text
  }
}
