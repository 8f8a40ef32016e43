import Basics
import CaseModel

/// Who records for each unit, by the roles that the authority of the first rules gives them.
struct Staff: Sendable {
  private var people = SymbolMap<[Person]>()
  private let reference: ReferenceData
  private let bearers: AuthorityBearers?

  private struct Person: Sendable {
    let name: String
    let roles: RoleSet
    let unit: Symbol
  }

  init(_ reference: ReferenceData, at start: Timestamp) {
    self.reference = reference
    bearers = reference.authority(at: start)
  }

  /// - Parameter path: a unit and those above it. A building has nobody of its own: its grid's people
  ///   act for it.
  mutating func add(_ actors: [ActorRecord], of path: [Symbol]) {
    let own = actors.map { actor in
      let roles = bearers?.roles(of: reference.symbols.find(actor.name)) ?? []
      return Person(name: actor.name, roles: roles, unit: path[0])
    }
    people[path[0]] = own.isEmpty ? path.compactMap { people[$0] }.first : own
  }

  /// Somebody of a unit whose role may record a type of events, or anybody where none may.
  ///
  /// - Parameter others: who may not, whatever their roles.
  func actor(
    of unit: Symbol, for type: EventType, besides others: [String], chance: inout Chance
  ) -> String? {
    guard let people = people[unit] else { return nil }
    let able = people.filter { mayRecord(type, $0) && !others.contains($0.name) }
    return chance.pick(able.isEmpty ? people : able).name
  }

  private func mayRecord(_ type: EventType, _ person: Person) -> Bool {
    guard let bearers, bearers.isRestricted(type.rawValue) else { return true }
    return bearers.authority.rules(of: type.rawValue).contains {
      person.roles.contains(RoleSet(role: $0.role)) && reference.admits(person.unit, $0)
    }
  }
}
