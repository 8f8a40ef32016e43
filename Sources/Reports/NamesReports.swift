import Basics
package import CaseModel
import CommandLineKit
package import Queries

/// Who and what may be named: units, actors, matters.
package enum NamesReports {
  package static let units = RowType<UnitItem>(
    [
      .init("unit", \.path), .init("name", \.unit.name),
      .init("nameEn", \.unit.nameEn), .init("kind", \.unit.kind),
      .init("tier", \.unit.tier, named: Words.tier), .init("parent", \.unit.parent),
      .init("households", \.unit.households),
      .init("retired", \.unit.isRetired, titled: "isRetired"),
    ], table: ["unit", "name", "nameEn", "kind", "tier", "retired"],
    paint: { $0.unit.isRetired ? .dim : nil })

  package static let actors = RowType<ActorItem>(
    [
      .init("actor", \.name), .init("unit", \.actor.unit),
      .init("unitName", { UnitName(unit: $0.actor.unit) }), .init("roles", \.actor.roles),
      .init("login", \.actor.login), .init("retired", \.actor.isRetired, titled: "isRetired"),
    ], paint: { $0.actor.isRetired ? .dim : nil })

  package static let matters = RowType<Ruleset.Matter>([
    .init("code", \.code), .init("name", \.name), .init("nameEn", \.nameEn),
    .init("kind", with: { matter, _ in matter.kind?.rawValue }),
    .init("department", \.department), .init("tier", \.tier, named: Words.tier),
    .init("class", \.serviceClass), .init("evidence", \.needsEvidence),
    .init("verify", \.needsVerification), .init("follow", \.needsFollowUp),
  ])
}
