import Basics
import CaseModel
import CommandLineKit
package import Queries

/// Who may record what.
package enum AuthorityReports {
  package static let permissions = RowType<PermissionRow>(
    [
      .init("type", \.type.name),
      .init("name", \.type.row.title, width: 36),
      .init("role", \.role, none: Phrase("everybody", "人人"), named: Words.role),
      .init("where", \.reach?.rawValue),
      .init("units", \.units, titled: "inUnits"),
    ],
    extra: [.init("condition", \.reach?.condition)],
    table: ["type", "name", "role", "condition", "units"])
}
