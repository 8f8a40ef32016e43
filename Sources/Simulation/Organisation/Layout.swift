/// From what an organisation is built: names as data, numbers by rule.
struct Layout: Sendable {
  /// A unit with a fixed name: path, Chinese, English.
  typealias Named = (path: String, name: String, nameEn: String)

  /// The tiers above the community, highest first: county and street, or the street alone.
  let top: [Named]
  let communities: [Named]
  /// Large grids (大网格) above the basic ones; 0 for none.
  let largeGrids: Int
  let grids: Int
  /// Buildings of a basic grid.
  let buildings: ClosedRange<Int>
  /// Housing estates, each the ground of neighbouring grids.
  let estates: [String]
  /// What a dedicated grid (专属网格) is made for; every so many-th grid is one.
  let dedicated: [String]
  let dedicatedEvery: Int
  /// Actors of a community, of a unit above it, of a department.
  let staff: (community: Int, top: Int, department: Int)
}
