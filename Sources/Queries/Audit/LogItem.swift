package import Basics
import CaseJournal
package import CaseModel
import EventBook
package import Projection

/// One line of the book, as people read it.
package struct LogItem: Sendable {
  package let sequence: Int
  package let recorded: Timestamp
  package let time: Timestamp
  package let subject: String
  package let type: String
  /// The unit that `data` or else `source` names.
  package let unit: String
  /// The person; empty where there is none.
  package let actor: String
  /// The members of `data`, texts without quotes, all else as JSON.
  package let members: [(key: String, value: String)]

  /// The members, each as `key=value`.
  package var what: String { members.map { "\($0.key)=\($0.value)" }.joined(separator: " ") }
}

/// Which lines are wanted.
package struct LogFilter: Sendable {
  /// By `recordedtime`: when the book took them in.
  package var since, until: Timestamp?
  package var actor, unit: String?
  package var types: Set<String> = []
  /// What stands in `data` or the subject, whatever the case of ASCII letters.
  package var text: String?
  /// Recorded later than this after they happened.
  package var late: Span?

  package init() {}

  func admits(_ item: LogItem) -> Bool {
    (actor.map { item.actor == $0 } ?? true)
      && (unit.map { item.unit == $0 || item.unit.hasPrefix($0 + "/") } ?? true)
      && (text.map { item.holds($0) } ?? true)
      && (types.isEmpty || types.contains(item.type))
      && (late.map {
        item.recorded.microseconds - item.time.microseconds > $0.microseconds
      } ?? true)
  }

  func admits(recorded: Timestamp) -> Bool {
    (since.map { recorded >= $0 } ?? true) && (until.map { recorded <= $0 } ?? true)
  }
}

extension LogItem {
  fileprivate func holds(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return what.lowercased().contains(wanted) || subject.lowercased().contains(wanted)
  }
}

extension Home {
  /// Lines in the order of the book, the newest last.
  ///
  /// - Parameters:
  ///   - subject: only its lines; all where nil.
  ///   - loaded: what `load` gave for the same query.
  /// - Complexity: O(bytes); with a snapshot and a subject O(its events + tail).
  package func log(
    _ filter: LogFilter, of subject: String?, _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> [LogItem] {
    var items: [LogItem] = []
    func take(_ line: EventLine, _ fields: [DataField]) {
      guard filter.admits(recorded: line.recorded) else { return }
      let item = LogItem(line, fields)
      if filter.admits(item) { items.append(item) }
    }
    if let subject {
      var scanner = LineScanner()
      for stored in try events(of: subject, query, in: loaded) {
        stored.withByteView { view in
          guard let line = try? scanner.scan(view, 0..<view.count) else { return }
          take(line, scanner.fields)
        }
      }
    } else {
      try forEachLine(query, in: loaded.segments) { line, fields, _ in take(line, fields) }
    }
    return items
  }
}

extension LogItem {
  private static let unitKey = FieldKey(.unit)

  init(_ line: EventLine, _ fields: [DataField]) {
    sequence = line.sequence
    recorded = line.recorded
    time = line.time
    subject = line.text(line.subject)
    type = line.text(line.type)
    unit = Self.unit(of: line, fields)
    actor = line.text(line.authID)
    members = fields.map { field in
      (line.text(field.key), line.text(of: field) ?? line.bytes[field.value.range].text)
    }
  }

  /// Whom a line is by (SPEC §2): the unit that `data` or else `source` names.
  static func unit(of line: EventLine, _ fields: [DataField]) -> String {
    let named = line.text(of: fields.first(unitKey, in: line.bytes))
    return UnitPath.withoutSlash(
      named ?? EventSource.withDecoded(line.bytes[line.source.range]) { $0.text })
  }
}
