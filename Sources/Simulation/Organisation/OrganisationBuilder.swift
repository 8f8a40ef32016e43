import Basics

/// Builds the units of a layout from the top down.
struct OrganisationBuilder {
  let layout: Layout
  let rungs: Int
  fileprivate(set) var units: [UnitRecord] = []
  /// The lowest unit above the communities.
  fileprivate var street = 0

  /// All units of a layout, in the order in which they are registered: parents first.
  ///
  /// - Parameter rungs: of the ladder.
  static func units(_ layout: Layout, rungs: Int, chance: inout Chance) -> [UnitRecord] {
    var builder = OrganisationBuilder(layout: layout, rungs: rungs)
    builder.build(chance: &chance)
    return builder.units
  }

  private mutating func build(chance: inout Chance) {
    buildTop()
    buildOffices(Offices.departments, .department)
    buildOffices(Offices.companies, .company)
    buildOffices(Offices.organisations, .organisation)
    let communities = layout.communities.map { community($0) }
    let parents = largeGrids(in: communities)
    for number in 0..<layout.grids {
      let parent = parents[number * parents.count / layout.grids]
      buildGrid(number, under: parent, chance: &chance)
    }
    countHouseholds(of: communities)
  }

  /// Each community states how many households its grids have; the last one goes by an old count.
  private mutating func countHouseholds(of communities: [Int]) {
    for community in communities {
      let grids = units.filter { $0.rung == 1 && $0.path.hasPrefix(units[community].path + "/") }
      units[community].households = grids.reduce(0) { $0 + ($1.households ?? 0) }
    }
    if let last = communities.last { units[last].households? -= 36 }
  }

  private mutating func add(_ unit: UnitRecord) -> Int {
    units.append(unit)
    return units.count - 1
  }

  // MARK: Above the grids

  private mutating func buildTop() {
    for (depth, named) in layout.top.enumerated() {
      var unit = record(named, .tier)
      unit.rung = rungs - 1 - depth
      unit.parent = depth > 0 ? street : nil
      unit.actors = staff(named.path, layout.staff.top, ["supervisor", "clerk"])
      street = add(unit)
    }
  }

  private mutating func buildOffices(_ offices: [Layout.Named], _ kind: UnitRecord.Kind) {
    for named in offices {
      var unit = record(named, kind)
      unit.parent = 0
      unit.namesParent = true
      let roles =
        Offices.intake.contains(named.path) ? ["operator"] : ["handler", "signer", "head"]
      unit.actors = staff(named.path, layout.staff.department, roles)
      _ = add(unit)
    }
  }

  private mutating func community(_ named: Layout.Named) -> Int {
    var unit = record(named, .tier)
    unit.rung = 2
    unit.parent = street
    unit.namesParent = !named.path.hasPrefix(units[street].path + "/")
    unit.actors = staff(named.path, layout.staff.community, ["clerk", "supervisor"])
    return add(unit)
  }

  /// Large grids carry no tier: the grid of the ladder is the basic one (SPEC §5, the nearest unit
  /// with a tier holds).
  private mutating func largeGrids(in communities: [Int]) -> [Int] {
    guard layout.largeGrids > 0 else { return communities }
    return (0..<layout.largeGrids).map { number in
      let community = communities[number * communities.count / layout.largeGrids]
      let name = units[community].name
      var unit = UnitRecord(
        path: units[community].path + "/z" + Decimal.padded(number + 1, 2),
        name: "\(name)第\(number + 1)大网格", nameEn: "Large grid \(number + 1)",
        kind: .organisation)
      unit.parent = community
      return add(unit)
    }
  }

  private func record(_ named: Layout.Named, _ kind: UnitRecord.Kind) -> UnitRecord {
    UnitRecord(
      path: named.path, name: named.name, nameEn: named.nameEn, kind: kind, spot: named.name)
  }

  /// `dept/housing` → `housing.d1`, `housing.d2` …; a name that another unit has, with all of the
  /// path: `company/water` → `company-water.d1`.
  private func staff(_ path: String, _ count: Int, _ roles: [String]) -> [ActorRecord] {
    let short = path.split(separator: "/").last.map(String.init) ?? path
    let isTaken = units.contains { $0.actors.first?.name == "\(short).d1" }
    let stem = isTaken ? path.replacing("/", with: "-") : short
    return (0..<count).map {
      ActorRecord(name: "\(stem).d\($0 + 1)", role: roles[$0 % roles.count])
    }
  }

  // MARK: Grids and buildings

  private mutating func buildGrid(_ number: Int, under parent: Int, chance: inout Chance) {
    let community = units[parent].rung == 2 ? parent : units[parent].parent ?? parent
    let label = "g" + Decimal.padded(number + 1, 3)
    let isDedicated = number % layout.dedicatedEvery == layout.dedicatedEvery - 1
    let estate = layout.estates[number / 4 % layout.estates.count]
    let ground =
      isDedicated
      ? layout.dedicated[number / layout.dedicatedEvery % layout.dedicated.count] : estate
    var grid = UnitRecord(
      path: units[community].path + "/" + label,
      name: "\(units[community].name)\(label)网格（\(ground)）",
      kind: .tier, spot: ground)
    grid.rung = 1
    grid.parent = parent
    grid.namesParent = parent != community
    grid.gridKind = isDedicated ? "dedicated" : "community"
    grid.households = isDedicated ? chance.within(40...180) : chance.within(300...500)
    if !isDedicated, chance.happens(120) { grid.households = chance.within(200...299) }
    grid.posts = posts(chance: &chance)
    grid.actors = members(of: grid, label)
    let index = add(grid)
    let count = chance.within(layout.buildings)
    for building in 1...count {
      buildBuilding(building, firstNumber: number % 4 * layout.buildings.upperBound, in: index)
    }
  }

  /// 一格四员: one leader, one police officer, two guides; here and there a post stands empty.
  private func posts(chance: inout Chance) -> [(post: String, count: Int)] {
    let hasVacancy = chance.happens(25)
    return [("leader", 1), ("police", 1), ("guide", hasVacancy ? 1 : 2)]
  }

  private func members(of grid: UnitRecord, _ label: String) -> [ActorRecord] {
    let roles = grid.posts.flatMap { Array(repeating: $0.post, count: $0.count) }
    return roles.enumerated().map { ActorRecord(name: "\(label).w\($0 + 1)", role: $1) }
  }

  private mutating func buildBuilding(_ number: Int, firstNumber: Int, in grid: Int) {
    let name = "\(units[grid].spot)\(firstNumber + number)号楼"
    var building = UnitRecord(
      path: units[grid].path + "/b" + Decimal.padded(number, 2), name: name, kind: .tier,
      spot: name)
    building.rung = 0
    building.parent = grid
    _ = add(building)
  }
}
