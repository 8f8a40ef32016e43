/// Who is on duty (值班安排): the actors that bear a role, unit by unit.
///
/// A roster is nothing but the roles that `actor.registered` gives and a later one takes away, so
/// that of another day is that of an earlier scene.
public struct DutyRoster: Sendable {
  /// The role that counts as being on duty where no other is named.
  public static let usualRole = "duty"

  private var byUnit: [Symbol: [Symbol]] = [:]

  /// - Complexity: O(actors).
  public init(_ scene: Scene, role: String = usualRole) {
    for actor in scene.actors.symbols {
      guard let entry = scene.actors[actor], !entry.isRetired, entry.roles.contains(role)
      else { continue }
      byUnit[entry.unit, default: []].append(actor)
    }
  }

  /// Units that have somebody, in no order.
  public var units: [Symbol] { Array(byUnit.keys) }

  public subscript(unit: Symbol) -> [Symbol] { byUnit[unit] ?? [] }

  /// The unit that takes what comes from a place: from it upward, the first that is not retired and
  /// has somebody on duty; nil where there is none.
  ///
  /// - Complexity: O(depth).
  public func taker(from place: Symbol, in scene: Scene) -> Symbol? {
    scene.organisation.path(from: place, scene.symbols).first {
      byUnit[$0] != nil && scene.organisation.post(of: $0)?.isRetired == false
    }
  }
}
