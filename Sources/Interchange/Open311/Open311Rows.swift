import Basics
import CaseModel
import Projection
import Queries

/// The fields of a record of Open311 GeoReport v2, in the order of its documentation: one list for JSON and
/// XML.
struct Open311Fields<Row>: Sendable {
  let list: String
  let item: String
  let fields: [(name: String, value: @Sendable (Row) -> String?)]
}

/// A case as a service request.
struct Open311Request {
  let number: String
  /// As it goes out.
  let facts: CaseState
  let names: PublicNames
  let matter: Ruleset.Matter?
  /// Of the last round.
  let resolve: TimerRow?

  static let fields = Open311Fields<Open311Request>(
    list: "service_requests", item: "request",
    fields: [
      ("service_request_id", { $0.number }),
      // There are two; which of ours it is stands in the notes.
      ("status", { $0.facts.status.isOpen && $0.facts.status != .resolved ? "open" : "closed" }),
      ("status_notes", { $0.facts.status.name }),
      ("service_name", { $0.matter?.name ?? $0.names.symbols.optionalText($0.facts.matter) }),
      ("service_code", { $0.names.symbols.optionalText($0.facts.matter) }),
      ("description", { _ in nil }),
      ("agency_responsible", { $0.name(of: $0.facts.holder) }),
      ("service_notice", { _ in nil }),
      ("requested_datetime", { $0.names.zone.format($0.facts.registered) }),
      ("updated_datetime", { $0.names.zone.format(max($0.facts.registered, $0.facts.lastMove)) }),
      ("expected_datetime", { row in row.resolve?.due.map { row.names.zone.format($0) } }),
      ("address", { $0.name(of: $0.facts.place) }),
      ("address_id", { $0.names.symbols.optionalText($0.facts.place) }),
      ("zipcode", { _ in nil }), ("lat", { _ in nil }), ("long", { _ in nil }),
      ("media_url", { _ in nil }),
    ])

  private func name(of unit: Symbol) -> String? {
    unit.isNone ? nil : names.reference.organisation[unit]?.name ?? names.symbols.text(unit)
  }
}

extension Ruleset.Matter {
  /// A matter as a service that can be asked for.
  static func service(_ symbols: SymbolTable) -> Open311Fields<Ruleset.Matter> {
    Open311Fields(
      list: "services", item: "service",
      fields: [
        ("service_code", { symbols.text($0.code) }), ("service_name", { $0.name }),
        ("description", { $0.nameEn }), ("metadata", { _ in "false" }),
        ("type", { _ in "realtime" }), ("keywords", { _ in nil }), ("group", { $0.kind?.rawValue }),
      ])
  }
}
