import Basics

/// One unit of a simulated organisation, as `unit.registered` tells it.
struct UnitRecord: Sendable {
  enum Kind: String, Sendable { case tier, department, company, organisation }

  var path, name: String
  var nameEn: String?
  var kind: Kind
  /// The rung of the ladder, 0 for the lowest; nil for units beside the tiers.
  var rung: Int?
  /// The unit above.
  var parent: Int?
  /// Whether `data.parent` must say so, because the path does not.
  var namesParent = false
  var households: Int?
  var gridKind: String?
  /// How many posts of each kind; 一格四员 are one leader, one police officer and two guides.
  var posts: [(post: String, count: Int)] = []
  /// Who works there, by opaque references.
  var actors: [ActorRecord] = []
  /// What titles call the place: 金明寓3号楼.
  var spot = ""

  var source: String { "/" + path }
}

struct ActorRecord: Sendable {
  let name, role: String
}
