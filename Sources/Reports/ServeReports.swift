import Basics
package import CaseModel
import CommandLineKit
package import Queries

/// The service side (群众服务).
package enum ServeReports {
  package static let tasks = RowType<ServiceTask>(
    [
      .init("task", \.name), .init("status", \.status), .init("unit", \.unit, width: 30),
      .init("item", \.item, width: 24), .init("poster", \.poster), .init("posted", \.posted),
      .init("claimant", \.claimant, width: 20), .init("claimed", \.claimed),
      .init("ended", \.ended), .init("evidence", \.hasEvidence), .init("drops", \.drops),
    ], table: ["task", "status", "unit", "item", "posted", "claimant", "ended", "evidence"])

  package static let wishes = RowType<WishRow>(
    [
      .init("case", \.subject), .init("status", \.state.status),
      .init("place", \.state.place, width: 30), .init("holder", \.state.holder, width: 30),
      .init("registered", \.state.registered), .init("fulfilled", \.fulfilled),
    ])

  package static func menu(_ words: Words) -> RowType<MenuRow> {
    RowType(
      [
        .init("matter", \.dish.code, width: 24),
        .init("name", \.dish.name, width: 30),
        .init("nameEn", \.dish.nameEn, width: 30, titled: "name"),
        .init("tier", \.dish.tier, named: Words.tier), .init("department", \.dish.department),
        .init("unit", \.unit, width: 30), .init("taker", \.taker, width: 30),
        .init("duty", \.duty, width: 30), .init("orders", \.orders.all),
        .init("open", \.orders.open),
      ],
      table: [
        "matter", words.pick("nameEn", "name"), "tier", "unit", "taker", "duty", "department",
        "orders", "open",
      ])
  }

  private static func holder<Row>(
    _ holder: @escaping @Sendable (Row) -> Symbol
  ) -> Column<Row> {
    .init("holder", holder, width: 20, titled: "pointsHolder")
  }

  /// - Parameter words: the language of the ledgers' names, where the rules give any.
  package static func points(
    _ rows: [PointsTable.Row], _ words: Words
  ) -> RowType<PointsTable.Row> {
    let isNamed = rows.contains { $0.ledgerName != nil }
    return RowType(
      [
        .init("rank", \.rank), .init("ledger", \.ledger, width: 30),
        .init("ledgerName", \.ledgerName, width: 30, titled: "name"),
        .init("ledgerNameEn", \.ledgerNameEn, width: 30, titled: "name"), holder(\.holder),
        .init("points", \.sum, titled: "awarded", named: Words.decimals),
        .init("months", \.months, .right),
        .init("mark", \.mark), .init("grade", \.grade),
      ],
      table: ["rank", "ledger"] + (isNamed ? [words.pick("ledgerNameEn", "ledgerName")] : [])
        + ["holder", "points", "months", "mark", "grade"])
  }

  package static let split = RowType<Dividend.Row>([
    .init("share", \.share, titled: "use", named: Words.service), .init("percent", \.percent),
    holder(\.holder),
    .init("points", \.points, titled: "awarded", named: Words.decimals),
    .init("amount", \.amount, named: Words.decimals),
  ])

  package static let lists = RowType<ListFunnel.Row>([
    .init("list", \.list, width: 36, none: Phrase("all", "合计")),
    .init("resources") { $0[.resource] }, .init("needs") { $0[.need] },
    .init("matched") { $0[.project] }, .init("finished") { $0[.finished] },
    .init("matchedRate", \.matchedRate), .init("finishedRate", \.finishedRate),
  ])

  package static let commitments = RowType<CommitmentRow>(
    [
      .init("unit", \.unit, width: 30), .init("quarter", \.quarter),
      .init("item", \.item, width: 30), .init("made", \.made),
      .init("late", \.isLate, titled: "serveLate"), .init("state", \.state, named: Words.service),
      .init("kept", \.kept),
    ],
    paint: { row in
      [.missed, .keptLate, .none].contains(row.state) ? .red : row.isLate ? .yellow : nil
    })

  package static let members = RowType<MemberCount.Row>([
    .init("unit", \.unit, width: 36), .init("month", \.month),
    .init("registered", \.registered, titled: "registeredCount"), .init("retired", \.retired),
    .init("standing", \.standing),
  ])

  // MARK: Staffing

  package static let findings = RowType<Staffing.Finding>([
    .init("unit", \.unit, width: 40), .init("finding", \.kind, named: Words.service),
    .init("post", \.post, named: Words.service), .init("stated", \.stated),
    .init("expected", \.expected),
  ])

  /// Grids by kind, households, posts filled and wanted, and the findings.
  package static let staffing = RowType<Staffing>([
    .init("grids", \.count), .init("kinds", \.kinds), .init("households", \.households),
    .init("posts", \.postCounts), .init("filled", \.demand?.filled),
    .init("wanted", \.demand?.wanted), .init("findings", \.findings, of: findings),
  ])

  /// What stands above the table of findings: the sums of all basic grids.
  package static func text(_ staffing: Staffing, _ words: Words) -> String {
    func list(_ counts: Counts) -> String {
      counts.entries.map { "\(words.service($0.name)) \($0.count)" }.joined(separator: " · ")
    }
    let wanted = staffing.demand.map { "\($0.filled) / \($0.wanted)" } ?? ""
    let posts = list(staffing.postCounts)
    return words.pick("basic grids  ", "基础网格  ") + "\(staffing.count) (\(list(staffing.kinds)))\n"
      + words.pick("households   ", "户数      ") + "\(staffing.households)\n"
      + words.pick("posts        ", "岗位      ")
      + [wanted, posts.isEmpty ? "" : "(\(posts))"].filter { !$0.isEmpty }.joined(separator: " ")
      + "\n"
  }
}

extension PointsTable.Row {
  // Better in the other language than not at all.
  fileprivate var ledgerName: String? { rule?.name ?? rule?.nameEn }
  fileprivate var ledgerNameEn: String? { rule?.nameEn ?? rule?.name }
}

extension Staffing {
  fileprivate var count: Int { grids.values.reduce(0, +) }
  fileprivate var kinds: Counts {
    Counts(
      Unit.GridKind.allCases.map { ($0.rawValue, grids[$0] ?? 0) }
        + [("unstated", grids[nil] ?? 0)])
  }
  fileprivate var postCounts: Counts {
    Counts(posts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}
