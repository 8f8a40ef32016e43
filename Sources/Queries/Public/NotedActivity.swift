import CaseJournal
import CaseModel
package import EventBook

/// What an import has left in an event for a log to be made of it again.
package struct NotedActivity {
  /// Its name in the log that it came from.
  package let name: String
  package let resource: String?
  package let lifecycle: String?

  private static let whatKey = FieldKey(.what)
  private static let resourceKey = FieldKey(.resource)
  private static let lifecycleKey = FieldKey(.lifecycle)
  private static let suppliedKey = FieldKey("x-supplied")

  /// nil for an event that says no name.
  package init?(_ line: EventLine, _ fields: [DataField]) {
    func text(_ key: FieldKey) -> String? {
      line.text(of: fields.first(key, in: line.bytes)).flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let name = text(Self.whatKey) else { return nil }
    self.name = name
    resource = text(Self.resourceKey)
    lifecycle = text(Self.lifecycleKey)
  }

  /// Whether an import made the event up, because the log that it took over lacked it (`once` in a
  /// mapping): it is no event of that log.
  package static func isSupplied(_ line: EventLine, _ fields: [DataField]) -> Bool {
    fields.first(suppliedKey, in: line.bytes)?.kind == .yes
  }
}
