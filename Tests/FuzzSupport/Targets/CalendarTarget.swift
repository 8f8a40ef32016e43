import Basics
import Interchange

extension FuzzTarget {
  /// A calendar's file: the days that are taken make a year, and read as the same year once they are
  /// written; how the lines of iCalendar end and are folded changes nothing.
  static let calendar = FuzzTarget(
    name: "calendar",
    seeds: { [holidays, events, named].map { Array($0.utf8) } + documents.seeds },
    words: documents.words + [
      "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VALARM\n",
      "DTSTART;VALUE=DATE:20261231\n", "DTEND;VALUE=DATE:20270101\n", "DTEND;VALUE=DATE:99991231\n",
      "DURATION:P1D\n", "RRULE:FREQ=YEARLY\n", "STATUS:CANCELLED\n", "SUMMARY:补班\n",
      "SUMMARY:（休）\n", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\n", "TZID=\"a:b;c\"", "\r\n ", "\n\t",
    ],
    judge: { input in
      let bytes = documents.text(input)
      for year in [nil, 2026] {
        let found = reading(bytes, year)
        if let fault = fault(of: found, year) { return fault }
      }
      if let fault = refolded(bytes) { return fault }
      if case .success = reading(bytes, nil) { return .taken }
      return .refused
    })

  private static let holidays = """
    {"year":2026,"papers":[],"days":[
     {"name":"元旦","date":"2026-01-01","isOffDay":true},
     {"name":"元旦","date":"2026-01-04","isOffDay":false}]}
    """
  private static let events = """
    BEGIN:VCALENDAR\r
    VERSION:2.0\r
    BEGIN:VEVENT\r
    DTSTART;VALUE=DATE:20260214\r
    DTEND;VALUE=DATE:20260215\r
    SUMMARY:春节 \r
     补班\r
    END:VEVENT\r
    BEGIN:VEVENT\r
    DTSTART;VALUE=DATE:20260215\r
    DURATION:P1D\r
    SUMMARY:春节 假期\r
    BEGIN:VALARM\r
    TRIGGER:-PT30M\r
    END:VALARM\r
    END:VEVENT\r
    END:VCALENDAR\r

    """
  private static let named = """
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    DTSTART;TZID="x:y";VALUE="DATE":20260101
    SUMMARY:New Year
    END:VEVENT
    END:VCALENDAR
    """
  private static let documents = DocumentInput([holidays].compactMap { try? JSONParser.parse($0) })

  private typealias Reading = Result<CalendarFile, CalendarFile.Faults>

  private static func reading(_ bytes: [UInt8], _ year: Int?) -> Reading {
    do throws(CalendarFile.Faults) {
      return .success(try CalendarFile(bytes, file: "f", year: year))
    } catch { return .failure(error) }
  }

  // MARK: What must hold

  private static func fault(of reading: Reading, _ wanted: Int?) -> Verdict? {
    switch reading {
    case .failure(let error): error.faults.isEmpty ? .fault("refused without a reason") : nil
    case .success(let file): fault(of: file, wanted)
    }
  }

  private static func fault(of file: CalendarFile, _ wanted: Int?) -> Verdict? {
    let days = file.holidays + file.workdays
    guard !days.isEmpty, Set(days).count == days.count, days.allSatisfy({ $0.year == file.year }),
      file.holidays == file.holidays.sorted(), file.workdays == file.workdays.sorted(),
      wanted == nil ? file.leftOut.isEmpty : file.year == wanted
    else { return .fault("these days make no year: \(file)") }
    let again = Array(document(file).text.utf8)
    guard case .success(let second) = self.reading(again, wanted) else {
      return .fault("refused once it is written: \(file)")
    }
    return .comparing(summary(file), summary(second), "written anew")
  }

  private static func document(_ file: CalendarFile) -> JSONValue {
    func days(_ dates: [CivilDate], _ isHoliday: Bool) -> [JSONValue] {
      dates.map { .object(["date": .string($0.text), "isOffDay": .bool(isHoliday)]) }
    }
    return .object([
      "year": .integer(file.year),
      "days": .array(days(file.holidays, true) + days(file.workdays, false)),
    ])
  }

  private static func summary(_ file: CalendarFile) -> [String] {
    ["\(file.year)"] + file.holidays.map { "+" + $0.text } + file.workdays.map { "-" + $0.text }
  }

  /// Each line cut behind its first byte, and ended by CRLF.
  private static func refolded(_ bytes: [UInt8]) -> Verdict? {
    guard bytes.starts(with: "BEGIN".utf8), !bytes.contains(0x0D) else { return nil }
    var folded: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isContinued = line.first == 0x20 || line.first == 0x09
      folded += line.prefix(isContinued ? 2 : 1)
      if line.count > 2 { folded += Array("\r\n ".utf8) }
      folded += line.dropFirst(isContinued ? 2 : 1) + [0x0D, 0x0A]
    }
    let plain = try? reading(bytes, nil).get()
    let other = try? reading(folded, nil).get()
    return .comparing(plain.map(summary), other.map(summary), "with other ends of lines")
  }
}
