import Basics
import Rulesets

extension Preset {
  /// 临沭县: the demonstration. Eight urban communities under one street, 30 large and 216 basic
  /// grids as the county's own report has them; the names of estates and of five communities are
  /// made up.
  package static let linshu = Preset(
    name: "linshu", caseStem: "LS", layout: linshuLayout,
    adoptions: [
      Adoption(
        rules: .linshu, adopted: CivilDate(unchecked: 2025, 12, 29),
        effective: CivilDate(unchecked: 2026, 1, 1), scope: "new"),
      Adoption(
        rules: .linshuAmended, adopted: CivilDate(unchecked: 2026, 4, 24),
        effective: CivilDate(unchecked: 2026, 5, 1), scope: "new"),
    ],
    takenOver: CivilDate(unchecked: 2025, 4, 1)...CivilDate(unchecked: 2025, 6, 30))

  private static let linshuLayout = Layout(
    top: [("linshu", "临沭县", "Linshu County"), ("linshu/street", "临沭街道", "Linshu Street")],
    communities: [
      ("linshu/fenghuang", "凤凰社区", "Fenghuang"), ("linshu/zhenxing", "振兴社区", "Zhenxing"),
      ("linshu/jingcheng", "景城社区", "Jingcheng"), ("linshu/cangyuan", "苍源社区", "Cangyuan"),
      ("linshu/shuhe", "沭河社区", "Shuhe"), ("linshu/guangming", "光明社区", "Guangming"),
      ("linshu/yuxin", "育新社区", "Yuxin"), ("linshu/binhe", "滨河社区", "Binhe"),
    ],
    largeGrids: 30, grids: 216, buildings: 3...5, estates: linshuEstates,
    dedicated: ["万达商圈", "苍源河商圈", "县中医院", "实验中学", "开发区公寓", "汽车站", "农贸市场", "文化中心"],
    dedicatedEvery: 24, staff: (community: 5, top: 4, department: 3))

  private static let linshuEstates = [
    "凤凰花园", "万达华府", "凤鸣小区", "梧桐苑", "凤凰新城", "金凤家园", "丹凤里", "振兴家园", "金明寓",
    "振兴小区", "兴业花园", "振华苑", "兴隆里", "振东小区", "景城华府", "史丹利小区", "景泰苑", "景秀花园",
    "苍源一品", "景城公馆", "城市之星", "苍源河畔", "苍山小区", "源泉里", "苍源花园", "水岸名都", "源丰家园",
    "苍源新村", "沭河新村", "沭河湾", "东岸花园", "沭水小区", "河畔人家", "沭新苑", "河东里", "光明小区",
    "光明花园", "阳光家园", "晨光里", "明德苑", "光华公寓", "明珠花园", "育新苑", "书香门第", "学府花园",
    "育才小区", "文苑里", "翰林苑", "滨河花园", "滨河国际", "碧水园", "滨湖小区", "绿洲家园", "御河湾",
  ]
}
