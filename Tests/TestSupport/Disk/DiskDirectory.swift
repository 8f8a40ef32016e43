/// A directory of a simulated disk: names of nodes, as programs see them and as the disk holds them.
struct DiskDirectory {
  private(set) var entries: [String: Int] = [:]
  private var durable: [String: Int] = [:]
  private var changes: [Change] = []

  /// The names that one call changes, together or not at all.
  private typealias Change = [(name: String, node: Int?)]

  mutating func add(_ name: String, _ node: Int) { change([(name, node)]) }
  mutating func remove(_ name: String) { change([(name, nil)]) }
  mutating func rename(_ name: String, to target: String) {
    change([(target, entries[name]), (name, nil)])
  }

  private mutating func change(_ change: Change) {
    Self.apply(change, to: &entries)
    changes.append(change)
  }

  private static func apply(_ change: Change, to entries: inout [String: Int]) {
    for (name, node) in change { entries[name] = node }
  }

  mutating func sync() {
    durable = entries
    changes.removeAll()
  }

  /// What the disk holds after a loss of power: some of the changes, in their order.
  mutating func losePower(_ chance: inout Seeded) {
    let kept = chance.pick([0, 50, 100])
    for change in changes where chance.chance(kept) { Self.apply(change, to: &durable) }
    entries = durable
    changes.removeAll()
  }
}
