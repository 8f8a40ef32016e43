public import Basics
public import CaseModel
public import Projection

/// The check of the grids' reference data as rows and as one document.
extension CaseView {
  /// By the rules in force now.
  public var staffing: Staffing {
    Staffing(state.scene, under: state.scene.ruleset(at: now)?.grids ?? .usual)
  }

  public func findings(_ staffing: Staffing) -> [JSONObject] {
    staffing.findings.map { finding in
      [
        "unit": json(finding.unit), "finding": .string(finding.kind.rawValue),
        "post": finding.post.map { .string($0) } ?? .null,
        "stated": finding.stated.map { .integer($0) } ?? .null,
        "expected": finding.expected.map { .integer($0) } ?? .null,
      ]
    }
  }

  /// Grids by kind, households, posts filled and wanted, and the findings.
  public func json(_ staffing: Staffing) -> JSONObject {
    let grids = staffing.grids.values.reduce(0, +)
    var kinds = JSONObject()
    for kind in Unit.GridKind.allCases {
      kinds[kind.rawValue] = .integer(staffing.grids[kind] ?? 0)
    }
    kinds["unstated"] = .integer(staffing.grids[nil] ?? 0)
    var posts = JSONObject()
    for (post, count) in staffing.posts.sorted(by: { $0.key < $1.key }) {
      posts[post] = .integer(count)
    }
    return [
      "grids": .integer(grids), "kinds": .object(kinds),
      "households": .integer(staffing.households), "posts": .object(posts),
      "filled": staffing.demand.map { .integer($0.filled) } ?? .null,
      "wanted": staffing.demand.map { .integer($0.wanted) } ?? .null,
      "findings": .array(findings(staffing).map { .object($0) }),
    ]
  }
}
