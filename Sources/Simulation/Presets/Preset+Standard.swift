import Basics
import Rulesets

extension Preset {
  /// A street with four tiers under the rules of SPEC §6.
  package static let standard = Preset(
    name: "standard", caseStem: "FH", layout: standardLayout,
    adoptions: [
      Adoption(
        rules: .standard, adopted: CivilDate(unchecked: 2025, 12, 29),
        effective: CivilDate(unchecked: 2026, 1, 1), scope: "new")
    ])

  private static let standardLayout = Layout(
    top: [("fenghuang", "凤凰街道", "Fenghuang Street")],
    communities: [
      ("fenghuang/xingfu", "幸福社区", "Xingfu"), ("fenghuang/heping", "和平社区", "Heping"),
      ("fenghuang/chaoyang", "朝阳社区", "Chaoyang"), ("fenghuang/liuyuan", "柳园社区", "Liuyuan"),
    ],
    largeGrids: 0, grids: 24, buildings: 3...4,
    estates: ["幸福里", "和平小区", "朝阳花园", "柳岸华都", "世纪花园", "杏北家园"],
    dedicated: ["中心商圈", "柳园学校"], dedicatedEvery: 12,
    staff: (community: 4, top: 4, department: 2))
}
