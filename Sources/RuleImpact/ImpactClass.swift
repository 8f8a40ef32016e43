/// What another ruleset makes of a case (SPEC §8, "Rule impact"), by precedence: a case is put in
/// the first class that applies to it or to one of its timers (decision 13).
package enum ImpactClass: Int, CaseIterable, Comparable, Sendable {
  /// The new rules lack its matter, a tier that it uses, or a calendar of a year that it needs.
  case unprocessable
  /// Its status would be another.
  case status
  /// Its tier or holder would be another.
  case tier
  /// In time under today's rules, `late` or `overdue` under the new ones; and the other way.
  case metToLate
  case lateToMet
  /// The new rules ask for a notice that was not issued, and today's do not.
  case noticeMissing
  /// A notice was issued that the new rules do not ask for, and today's do.
  case noticeUnfounded
  /// Another due time; verdict and notices as before.
  case dueMoved
  case same

  package var name: String { Self.names[rawValue] }

  private static let names = [
    "unprocessable", "status", "tier", "met-to-late", "late-to-met", "notice-missing",
    "notice-unfounded", "due-moved", "same",
  ]

  package static func < (left: ImpactClass, right: ImpactClass) -> Bool {
    left.rawValue < right.rawValue
  }
}
