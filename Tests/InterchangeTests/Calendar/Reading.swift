import Basics
import Interchange

/// `line:column kind`, a fault a line; or the days that were taken.
func reading(_ text: String, year: Int? = nil) -> [String] {
  reading(Array(text.utf8), year: year)
}

func reading(_ bytes: [UInt8], year: Int? = nil) -> [String] {
  do throws(CalendarFile.Faults) {
    let file = try CalendarFile(bytes, file: "f", year: year)
    return ["\(file.year)"] + file.holidays.map { "holiday \($0.text)" }
      + file.workdays.map { "workday \($0.text)" } + file.leftOut.map { "left out \($0.text)" }
  } catch {
    return error.faults.map { fault in
      let place = [fault.place?.line, fault.place?.column].compactMap(\.self).map(String.init)
      return place.joined(separator: ":") + " " + fault.kind
    }
  }
}
