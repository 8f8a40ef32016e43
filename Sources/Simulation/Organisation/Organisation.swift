/// All units of a simulation, in the order in which they are registered: parents first.
struct Organisation: Sendable {
  private(set) var units: [UnitRecord] = []
  private var indexes: [String: Int] = [:]
  /// Buildings, basic grids and communities: where something can be the matter.
  private(set) var buildings: [Int] = []
  private(set) var grids: [Int] = []
  private(set) var communities: [Int] = []
  /// For each unit, the nearest unit at each rung on its path.
  private var posts: [[Int?]] = []
  let rungs: Int

  init(_ layout: Layout, rungs: Int, chance: inout Chance) {
    self.rungs = rungs
    var builder = OrganisationBuilder(layout: layout, rungs: rungs)
    builder.build(chance: &chance)
    units = builder.units
    for (index, unit) in units.enumerated() {
      indexes[unit.path] = index
      switch unit.rung {
      case 0: buildings.append(index)
      case 1: grids.append(index)
      case 2: communities.append(index)
      default: break
      }
      var row = unit.parent.map { posts[$0] } ?? Array(repeating: nil, count: rungs)
      if let rung = unit.rung { row[rung] = index }
      posts.append(row)
    }
  }

  subscript(index: Int) -> UnitRecord { units[index] }

  /// The unit of a path that the tables name.
  func index(_ path: String) -> Int {
    guard let index = indexes[path] else { preconditionFailure("no unit '\(path)'") }
    return index
  }

  /// The unit that holds at a rung above a place, or at the next rung up that its path has.
  func post(at rung: Int, above place: Int) -> (rung: Int, unit: Int)? {
    for higher in rung..<rungs {
      if let unit = posts[place][higher] { return (higher, unit) }
    }
    return nil
  }

  func community(of place: Int) -> Int { posts[place][2] ?? place }
}
