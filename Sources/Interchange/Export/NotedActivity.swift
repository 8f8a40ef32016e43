import CaseJournal
import CaseModel
import EventBook

/// What an import has left in an event for a log to be made of it again.
enum NotedActivity {
  static let what = FieldKey(.what)
  static let lifecycle = FieldKey(.lifecycle)
  static let resource = FieldKey(.resource)
  private static let suppliedKey = FieldKey("x-supplied")

  /// Whether an import made the event up, because the log that it took over lacked it (`once` in a
  /// mapping): it is no event of that log.
  static func isSupplied(_ line: EventLine, _ fields: [DataField]) -> Bool {
    fields.first(suppliedKey, in: line.bytes)?.kind == .yes
  }
}
