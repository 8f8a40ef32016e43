import Basics
import CaseModel

/// One event to come: all of it but its identifier.
struct Step: Sendable {
  let name: EventType
  let subject: String
  /// With the leading slash.
  let source: String
  /// Who says so; nil for the system itself.
  let actor: String?
  let happened: Timestamp
  var recorded: Timestamp
  let data: JSONObject
}
