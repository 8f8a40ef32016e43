import Basics

/// A day of a calendar's file, and where it stands there.
struct CalendarDay {
  let date: CivilDate
  /// Else a make-up day.
  let isHoliday: Bool
  let place: FilePlace
}

/// A place in a file: line and column from 1, columns in bytes.
struct FilePlace: Hashable {
  let line: Int
  let column: Int
}

/// What is wrong with one place of a calendar's file.
struct CalendarFault {
  let code: CalendarCode
  let reason: Phrase
  let place: FilePlace?
  /// The year of the day that it is about, where that can be read.
  var year: Int?
}

/// What a file says, before it is asked whether that makes a year.
struct CalendarContent {
  /// The year that the file says it is of, and where it says so; iCalendar does not say it.
  var year: (number: Int, place: FilePlace)?
  var days: [CalendarDay] = []
  var faults: [CalendarFault] = []

  mutating func fault(
    _ code: CalendarCode, _ english: String, _ chinese: String, at place: FilePlace?,
    year: Int? = nil
  ) {
    faults.append(
      CalendarFault(code: code, reason: Phrase(english, chinese), place: place, year: year))
  }
}
