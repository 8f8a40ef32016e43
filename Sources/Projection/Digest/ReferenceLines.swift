import Basics
import CaseModel

/// The canonical lines of the reference data.
extension CanonicalLine {
  mutating func line(of name: Symbol, _ unit: Unit) {
    member("gridKind") { $0.text(unit.gridKind?.rawValue) }
    member("households") { $0.number(unit.households) }
    member("kind") { $0.text(unit.kind?.rawValue) }
    member("name") { $0.text(unit.name) }
    member("nameEn") { $0.text(unit.nameEn) }
    member("parent") { $0.symbol(unit.parent) }
    let posts = unit.posts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    rows("posts", posts) { line, post in
      line.text(post.key)
      line.number(post.value)
    }
    member("retired") { $0.flag(unit.isRetired) }
    member("successor") { $0.symbol(unit.successor) }
    member("tier") { $0.symbol(unit.tier) }
    member("unit") { $0.symbol(name) }
  }

  mutating func line(of name: Symbol, _ actor: Actor) {
    member("actor") { $0.symbol(name) }
    // Left out where there is none, as by those who know no logins.
    if let login = actor.login { member("login") { $0.text(login) } }
    member("registered") { $0.instant(actor.registered) }
    member("retired") { $0.instant(actor.retired) }
    member("roles") { $0.array(actor.roles) { $0.text($1) } }
    member("unit") { $0.symbol(actor.unit) }
  }

  mutating func line(of adoption: Adoption) {
    member("effective") { $0.instant(adoption.effective) }
    member("ruleset") { $0.text(adoption.ruleset.digest.hex) }
    member("scope") { $0.text(adoption.scope.rawValue) }
    member("sequence") { $0.number(adoption.sequence) }
  }

  mutating func line(of entry: Calendars.Entry) {
    member("calendar") { $0.symbol(entry.name) }
    member("holidays") { $0.array(entry.year.holidays.sorted()) { $0.text($1.text) } }
    rows("hours", entry.year.hours.sorted { $0.key < $1.key }) { line, day in
      line.text(day.key.text)
      line.array(day.value) { $0.text(DayHours.text($1)) }
    }
    member("sequence") { $0.number(entry.sequence) }
    member("time") { $0.instant(entry.time) }
    member("workdays") { $0.array(entry.year.workdays.sorted()) { $0.text($1.text) } }
    member("year") { $0.number(entry.year.year) }
  }
}
