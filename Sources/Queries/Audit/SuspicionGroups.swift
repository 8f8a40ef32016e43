import Basics
import CaseModel
import Projection

extension SuspicionSearch {
  /// Whether it was recorded long after it happened, or before.
  mutating func noteTimes(_ event: Event, _ note: Note) {
    let lag = event.recorded.microseconds - event.time.microseconds
    if lag > thresholds.lag.microseconds {
      lateRecords.note(event, note, by: lag)
    } else if -lag > SuspicionThresholds.clocks.microseconds {
      earlyRecords.note(event, note, by: -lag)
    }
  }
}

/// Records whose times do not fit, those that stand one behind the other together: an import is one matter
/// to look at, not thousands.
struct RecordGroups {
  private struct Group {
    let first: SuspicionSearch.Note
    let start, time: Timestamp
    var last: (sequence: Int, recorded: Timestamp)
    /// Of all of them; nil where they differ.
    var unit: Symbol?
    var subject: Subject?
    var events = 1
    var most: Int64
  }

  private var groups: [Group] = []

  mutating func note(_ event: Event, _ note: SuspicionSearch.Note, by lag: Int64) {
    guard var group = groups.last, group.last.sequence + 1 == event.sequence else {
      groups.append(
        Group(
          first: note, start: event.recorded, time: event.time,
          last: (event.sequence, event.recorded), unit: event.by, subject: event.subject, most: lag)
      )
      return
    }
    group.last = (event.sequence, event.recorded)
    if group.unit != event.by { group.unit = nil }
    if group.subject != event.subject { group.subject = nil }
    group.events += 1
    group.most = max(group.most, lag)
    groups[groups.count - 1] = group
  }

  func suspicions(
    _ kind: Suspicion.Kind, _ view: CaseView, _ persons: SymbolTable
  ) -> [Suspicion] {
    groups.map { group in
      let (start, end) = (view.zone.format(group.start), view.zone.format(group.last.recorded))
      return Suspicion(
        kind, at: group.first.place,
        subject: group.subject.map { view.state.table.name(of: $0) } ?? "",
        unit: group.unit ?? .none, actor: persons.text(group.first.person), time: group.time,
        reason(kind, group), look: "whistle log --since \(start) --until \(end)")
    }
  }

  private func reason(_ kind: Suspicion.Kind, _ group: Group) -> Phrase {
    let (count, lag) = (group.events, ElapsedText.of(group.most))
    let english = count == 1 ? "recorded" : "\(count) events in a row, recorded"
    let chinese = count == 1 ? "" : "连续 \(count) 个事件，"
    return kind == .clock
      ? Phrase(
        "\(english) up to \(lag) before they say they happened", "\(chinese)记录早于所写时间，最多 \(lag)")
      : Phrase("\(english) up to \(lag) after they happened", "\(chinese)发生后最多 \(lag) 才记录")
  }
}

/// Legs and cases that ended in the last minutes before they were due, by unit and day.
struct LastMinutes {
  private struct Key: Hashable {
    let unit: Symbol
    let day: CivilDate
  }

  private var ends: [Key: (first: SuspicionSearch.Note, time: Timestamp, count: Int)] = [:]

  mutating func note(
    _ unit: Symbol, on day: CivilDate, _ event: Event, _ note: SuspicionSearch.Note
  ) {
    ends[Key(unit: unit, day: day), default: (note, event.time, 0)].count += 1
  }

  func suspicions(
    _ view: CaseView, _ persons: SymbolTable, _ thresholds: SuspicionThresholds
  ) -> [Suspicion] {
    ends.filter { $0.value.count >= thresholds.burst }
      .sorted { $0.value.first.place.sequence < $1.value.first.place.sequence }
      .map { key, end in
        Suspicion(
          .burst, at: end.first.place, unit: key.unit, actor: persons.text(end.first.person),
          time: end.time,
          Phrase(
            "\(end.count) ended within \(thresholds.window.text) of their due times on \(key.day.text)",
            "\(key.day.text) 有 \(end.count) 项在到期前 \(thresholds.window.text) 内办结"),
          look:
            "whistle log --unit \(view.symbols.text(key.unit)) --since \(key.day.text) --until \(key.day.text)"
        )
      }
  }
}

/// A length of time in days, hours and minutes, the two greatest that it has: `3d 4h`.
enum ElapsedText {
  static func of(_ microseconds: Int64) -> String {
    let minutes = microseconds / Timestamp.microsecondsPerMinute
    let (days, hours) = (minutes / 1440, minutes / 60 % 24)
    if days > 0 { return hours > 0 ? "\(days)d \(hours)h" : "\(days)d" }
    return hours > 0 ? "\(hours)h \(minutes % 60)m" : "\(minutes)m"
  }
}
