/// Who is on duty (值班安排): the actors that bear a role, by unit; with a unit that has retired, or was
/// never registered, nobody is.
///
/// A roster is nothing but the roles that `actor.registered` gives and a later one takes away. The
/// roster of another day is read from the reference data of that day.
public struct DutyRoster: Sendable {
  /// The role that counts as being on duty where no other is named.
  public static let usualRole = "duty"

  private var byUnit: [Symbol: [Symbol]] = [:]

  /// - Complexity: O(actors · log actors).
  public init(_ reference: ReferenceData, role: String = usualRole) {
    for actor in reference.actors.symbols {
      guard let entry = reference.actors[actor], !entry.isRetired, entry.roles.contains(role),
        reference.organisation.summary(of: entry.unit)?.isRetired == false
      else { continue }
      byUnit[entry.unit, default: []].append(actor)
    }
    for unit in byUnit.keys { byUnit[unit]?.sort { reference.symbols.precedes($0, $1) } }
  }

  /// Units that have somebody, in no order.
  public var units: [Symbol] { Array(byUnit.keys) }

  /// In byte order.
  public subscript(unit: Symbol) -> [Symbol] { byUnit[unit] ?? [] }

  /// Where the roster is asked for a case: its holder, or where it is as long as nobody holds it.
  public static func beginning(holder: Symbol, place: Symbol) -> Symbol {
    holder.isNone ? place : holder
  }

  /// The unit that takes what comes from a place: from it upward, the first that has somebody on duty;
  /// nil where there is none.
  ///
  /// - Complexity: O(depth · length of the paths).
  public func taker(from place: Symbol, in reference: ReferenceData) -> Symbol? {
    reference.organisation.path(from: place, reference.symbols).first { byUnit[$0] != nil }
  }
}
