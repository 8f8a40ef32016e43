import Basics
package import CaseModel
import CommandLineKit
package import Queries

/// Who and what may be named: units, actors, matters.
package enum NamesReports {
  package static let units = RowType<UnitItem>(
    [
      // What one looks here for is what to type: the path is never cut.
      .init("unit", \.path, rank: 9, least: .max), .init("name", \.unit.name, rank: 8),
      .init("nameEn", \.unit.nameEn, rank: 3), .init("kind", \.unit.kind, rank: 5),
      .init("tier", \.unit.tier, rank: 6, named: Words.tier), .init("parent", \.unit.parent),
      .init("households", \.unit.households),
      .init("retired", \.unit.isRetired, titled: "isRetired"),
    ], table: ["unit", "name", "nameEn", "kind", "tier", "retired"],
    paint: { $0.unit.isRetired ? .dim : nil })

  package static let actors = RowType<ActorItem>(
    [
      .init("actor", \.name, rank: 9, least: .max), .init("unit", \.actor.unit, rank: 5),
      .init("unitName", { UnitName(unit: $0.actor.unit) }, rank: 7),
      .init(
        "roles", \.actor.roles, rank: 6,
        show: { roles, context in roles.map(context.words.role).joined(separator: " ") }),
      .init("login", \.actor.login, rank: 2),
      .init("retired", \.actor.isRetired, rank: 1, titled: "actorRetired"),
    ], paint: { $0.actor.isRetired ? .dim : nil })

  package static let matters = RowType<Ruleset.Matter>([
    .init("code", \.code), .init("name", \.name), .init("nameEn", \.nameEn),
    .init(
      "kind", with: { matter, _ in matter.kind?.rawValue }, titled: "matterKind",
      named: Words.matterKind),
    .init("department", \.department), .init("tier", \.tier, named: Words.tier),
    .init("class", \.serviceClass, titled: "limitClass", named: Words.serviceClass),
    .init("evidence", \.needsEvidence),
    .init("verify", \.needsVerification), .init("follow", \.needsFollowUp),
  ])
}

extension Words {
  /// What kind of matter it is (SPEC §6).
  func matterKind(_ name: String) -> String {
    look(
      [
        "request": "诉求", "dispute": "纠纷", "wish": "心愿", "task": "任务", "inspection": "巡查",
        "order": "点单",
      ],
      name)
  }
}
