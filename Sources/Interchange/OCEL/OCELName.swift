import CaseModel
import Queries

/// The name of an attribute or of a relationship, by its number: so that each form has it ready as it writes
/// it.
struct OCELName: Hashable, Sendable {
  /// The names that do not come from the table of events.
  enum Own: Int, CaseIterable {
    // Attributes of objects.
    case channel, registered, excluded, status, tier, holder, matter, urgency, place
    case name, nameEn, kind, blown
    // What relationships are.
    case `case`, whistle, unit, actor, task, source, recorder, into, called, lead, parent, poster
    case claimant
  }

  let index: Int

  /// All of them, by their numbers.
  static let all: [String] = {
    let own = Own.allCases.map { "\($0)" }
    var known = Set(own)
    return own + PublicFields.all.list.map(\.name).filter { known.insert($0).inserted }
  }()

  /// Those of the members of `data` that may go out, in the order of `PublicFields.list`.
  static let fields = PublicFields.all.list.compactMap { numbers[$0.name] }

  static let numbers = Dictionary(
    uniqueKeysWithValues: zip(all, all.indices.map(OCELName.init)))

  static func own(_ name: Own) -> OCELName { OCELName(index: name.rawValue) }

  private init(index: Int) { self.index = index }
}
