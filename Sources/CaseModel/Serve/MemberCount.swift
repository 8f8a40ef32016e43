package import Basics

/// In-service members registered with communities (双报到: people, not a department's 报到): actors with
/// the role `member`, by unit and month (decision 55).
package struct MemberCount: Sendable {
  /// The role that makes an actor a registered member.
  package static let role = "member"

  package struct Row: Sendable {
    package let unit: Symbol
    package let month: Period
    /// Registered and retired in the month.
    package fileprivate(set) var registered = 0
    package fileprivate(set) var retired = 0
    /// Registered at its end, or at *now* if that is earlier.
    package fileprivate(set) var standing = 0
  }

  /// By unit, then by month; units with members only.
  package let rows: [Row]

  package init(_ reference: ReferenceData, _ period: Period, now: Timestamp) {
    let zone = reference.zone(at: now)
    let months = period.months.map { ($0, $0.bounds(in: zone)) }
      .filter { $0.1.lowerBound <= now }
    let members = reference.actors.symbols.compactMap { reference.actors[$0] }
      .filter { $0.roles.contains(MemberCount.role) }
    let byUnit = Dictionary(grouping: members, by: \.unit)
    let units = byUnit.keys.sorted { reference.symbols.precedes($0, $1) }
    rows = units.flatMap { unit in
      months.map { month, bounds in
        var row = Row(unit: unit, month: month)
        for member in byUnit[unit] ?? [] {
          let end = min(bounds.upperBound, now.advanced(byMicroseconds: 1))
          let hasLeft = member.retired.map { $0 < end } ?? false
          if bounds.contains(member.registered) { row.registered += 1 }
          if let retired = member.retired, bounds.contains(retired) { row.retired += 1 }
          if member.registered < end && !hasLeft { row.standing += 1 }
        }
        return row
      }
    }
  }
}
