import Basics
import CaseTestSupport
import CommandLineKit
import EventBook
import HomeTestSupport
import Testing

@testable import Reports

/// The notices of a sweep, whose lines are looked through and not parsed.
@Suite("Lines of the book in the form that was asked for")
struct LineReportTests {
  private static let envelopes: [Envelope] = [
    Envelope(
      id: "sweep/C-1/1", source: "/sweep", type: "case.urged", subject: "C-1",
      time: "2026-03-09T09:00:00+08:00", authType: "system", authID: "sweep",
      data: [
        "timer": "handle", "run": 2, "unit": "dept/water", "due": "2026-03-10T09:00:00+08:00",
      ]),
    Envelope(
      id: "sweep/C-2/1", source: "/sweep", type: "supervision.issued", subject: "引\"号,\\",
      time: "2026-03-09T09:00:30+08:00", authType: "system", authID: "sweep",
      data: ["level": "red", "unit": "=dept", "cause": "timer", "provisional": true]),
  ]

  private static let stored = envelopes.numbered

  private static func written(
    _ form: RowForm, _ language: Language = .english, portions: [Int] = [2], mark: Bool = false
  ) -> String {
    var report = LineReport(form, Words(language), .plain, mark: mark)
    var (out, rest) = ([UInt8](), stored[...])
    for size in portions {
      var batch = LineBatch()
      for envelope in rest.prefix(size) { batch.append(envelope.line) }
      rest = rest.dropFirst(size)
      out += report.write(batch)
    }
    return String(decoding: out + report.finish(), as: UTF8.self)
  }

  private static var lines: [String] { stored.map { String(decoding: $0.line, as: UTF8.self) } }

  @Test("JSON lines are the lines of the book, byte for byte")
  func jsonl() { #expect(Self.written(.jsonl) == Self.lines.joined(separator: "\n") + "\n") }

  @Test("JSON is an array of them")
  func json() {
    #expect(Self.written(.json) == "[\n" + Self.lines.joined(separator: ",\n") + "\n]\n")
    #expect(Self.written(.json, portions: []) == "[]\n")
  }

  @Test("CSV has attributes and data in columns of their own, as the general parser reads them")
  func csv() throws {
    let rows = Self.written(.csv).split(separator: "\n", omittingEmptySubsequences: false)
    let keys = rows[0].split(separator: ",").map(String.init)
    #expect(keys.count == 21 && Set(keys).count == 21 && rows.count == 4 && rows[3].isEmpty)
    for (row, line) in zip(rows.dropFirst(), Self.lines) {
      let parsed = JSONValue.parsed(line)
      let cells = keys.map { key -> JSONValue in
        key.hasPrefix("data.")
          ? parsed.at("data", String(key.dropFirst(5))) ?? .null : parsed.at(key) ?? .null
      }
      #expect(row + "\n" == CSV.row(cells.map(\.cell)))
    }
    #expect(Self.written(.csv, mark: true) == "\u{FEFF}" + Self.written(.csv))
    #expect(Self.written(.csv, portions: []) == rows[0] + "\n")
  }

  @Test("the table names the event in the reader's language, and shows its data as pairs")
  func table() {
    let rows = Self.written(.table).split(separator: "\n")
    let first = "C-1             1  2026-03-09 09:00     case.urged          timer=handle run=2"
    #expect(rows[1].hasPrefix(first))
    let second = "引\"号,\\         2  2026-03-09 09:00:30  supervision.issued  level=red unit==dept"
    #expect(rows[2].hasPrefix(second))
    #expect(Self.written(.table, .chinese).contains("  催办  "))
    #expect(Self.written(.table, .chinese).contains("  督办  "))
  }

  @Test(
    "in Chinese, names and choices of the data are in the words of the reader, once these are known"
  )
  func meanings() {
    let book = CaseBook.standard()
    for form in RowForm.allCases {
      var report = LineReport(form, Words(.chinese), .plain)
      report.show(in: RowContext(book.view(now: "2026-03-09 09:00"), Words(.chinese), .plain))
      var batch = LineBatch()
      for envelope in Self.stored { batch.append(envelope.line) }
      let text = String(decoding: report.write(batch) + report.finish(), as: UTF8.self)
      guard form == .table else {
        #expect(text == Self.written(form))
        continue
      }
      #expect(text.contains("时限=办理 序=2 单位=dept/water 到期时间=2026-03-10 09:00"), "\(text)")
      #expect(text.contains("级别=红牌 单位==dept 起因=超期"), "\(text)")
    }
  }

  @Test("in whatever portions the lines come, all but the table's widths are the same")
  func portions() {
    for form in [RowForm.json, .jsonl, .csv] {
      #expect(Self.written(form, portions: [1, 1]) == Self.written(form), "\(form)")
      #expect(Self.written(form, portions: [0, 2, 0]) == Self.written(form), "\(form)")
    }
  }
}
