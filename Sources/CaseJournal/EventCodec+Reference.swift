public import Basics
public import CaseModel
import EventBook

/// What the events of "Reference data" say. An invalid document has no effect.
extension EventCodec {
  /// Reads a ruleset that stands in no event.
  ///
  /// - Throws: every fault, each with its path in the document.
  public func ruleset(
    _ document: JSONValue, symbols: inout SymbolTable
  ) throws(RulesetFaults) -> Ruleset {
    try Ruleset(document, symbols: &symbols, zones: zones)
  }

  func unitRegistered(
    _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> ReferenceFact {
    let unit = reader.unit(keys.unit, &symbols)
    return unit.isNone
      ? invalid(keys.unit, &reader) : .unitRegistered(unit, entry(&reader, &symbols))
  }

  func unitRetired(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> ReferenceFact {
    let unit = reader.unit(keys.unit, &symbols)
    return unit.isNone
      ? invalid(keys.unit, &reader)
      : .unitRetired(unit, successor: reader.unit(keys.successor, &symbols))
  }

  func actorRegistered(
    _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> ReferenceFact {
    let name = reader.symbol(keys.actor, &symbols)
    let roles = reader.json(keys.roles)?.array?.compactMap(\.string) ?? []
    let login = reader.string(keys.login)
    if login?.isEmpty == true { reader.markInvalid(keys.login) }
    let actor = Actor(
      unit: reader.unit(keys.unit, &symbols), roles: roles,
      login: login?.isEmpty == true ? nil : login)
    return name.isNone ? invalid(keys.actor, &reader) : .actorRegistered(name, actor)
  }

  func actorRetired(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> ReferenceFact {
    let name = reader.symbol(keys.actor, &symbols)
    return name.isNone ? invalid(keys.actor, &reader) : .actorRetired(name)
  }

  private func invalid(_ key: FieldKey, _ reader: inout FieldReader) -> ReferenceFact {
    reader.markInvalid(key)
    return .unusable(
      reason: Phrase("data.\(key.name) is empty", "data.\(key.name) 为空"))
  }

  private func entry(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> Unit {
    var unit = Unit(
      name: reader.string(keys.name) ?? "", nameEn: reader.string(keys.nameEn),
      kind: reader.string(keys.kind).flatMap(Unit.Kind.init))
    unit.tier = reader.symbol(keys.tier, &symbols)
    unit.parent = reader.unit(keys.parent, &symbols)
    unit.households = reader.integer(keys.households, in: 0...Unit.maximumCount)
    unit.gridKind = reader.string(keys.gridKind).flatMap(Unit.GridKind.init)
    unit.posts = posts(&reader)
    return unit
  }

  /// A post whose count is no whole number from 0 is invalid and left out.
  private func posts(_ reader: inout FieldReader) -> [String: Int] {
    guard let value = reader.json(keys.posts) else { return [:] }
    guard let members = value.object?.members else {
      reader.markInvalid(keys.posts)
      return [:]
    }
    var posts: [String: Int] = [:]
    for (post, count) in members {
      guard let count = count.number?.int, (0...Unit.maximumCount).contains(count) else {
        reader.markInvalid(keys.posts)
        continue
      }
      posts[Ruleset.GridRule.name(ofPost: post), default: 0] += count
    }
    return posts
  }

  /// - Throws: `zone`: with other rules, or none, every due time would be another.
  func rules(
    _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) throws(FormFault) -> ReferenceFact {
    guard let document = reader.json(keys.ruleset) else {
      return .unusable(reason: Phrase("data.ruleset cannot be read", "data.ruleset 无法读取"))
    }
    guard let effective = reader.instant(keys.effective) else {
      return .unusable(
        reason: Phrase(
          "data.effective is not an RFC 3339 time", "data.effective 不是 RFC 3339 时间"))
    }
    do throws(RulesetFaults) {
      let ruleset = try self.ruleset(document, symbols: &symbols)
      let scope = reader.string(keys.scope).flatMap(Adoption.Scope.init) ?? .new
      return .rulesAdopted(ruleset, effective: effective, scope: scope)
    } catch {
      if let zone = error.missingZone { throw .zone(zone) }
      return .unusable(reason: error.summary)
    }
  }

  /// Dates that are none, or of another year, are invalid and left out.
  func calendar(_ reader: inout FieldReader, _ symbols: inout SymbolTable) -> ReferenceFact {
    let name = reader.symbol(keys.calendar, &symbols)
    guard !name.isNone else { return invalid(keys.calendar, &reader) }
    guard let year = reader.integer(keys.year, in: 0...9999) else {
      return .unusable(reason: Phrase("data.year is not a year", "data.year 不是年份"))
    }
    var dates: [Set<CivilDate>] = []
    for key in [keys.holidays, keys.workdays] {
      let items = reader.json(key)?.array ?? []
      let known = items.compactMap { $0.string.flatMap { CivilDate($0) } }.filter {
        $0.year == year
      }
      if known.count != items.count { reader.markInvalid(key) }
      dates.append(Set(known))
    }
    return .calendarAdopted(
      name: name,
      CalendarYear(
        year: year, holidays: dates[0], workdays: dates[1],
        hours: halfDays(of: year, besides: dates[0], &reader)))
  }

  /// A holiday, no hours at all and stretches that overlap are invalid, but have their effect; what
  /// cannot be read, or is of another year, is invalid and left out.
  private func halfDays(
    of year: Int, besides holidays: Set<CivilDate>, _ reader: inout FieldReader
  ) -> [CivilDate: [Range<Int64>]] {
    guard let value = reader.json(keys.hours) else { return [:] }
    var result: [CivilDate: [Range<Int64>]] = [:]
    for (day, hours) in value.object?.members ?? [] {
      let texts = hours.array?.map { $0.string.flatMap { DayHours.stretch($0) } } ?? []
      guard let date = CivilDate(day), date.year == year, hours.array != nil,
        !texts.contains(nil)
      else {
        reader.markInvalid(keys.hours)
        continue
      }
      let stretches = texts.compactMap(\.self)
      result[date] = DayHours.united(stretches)
      if holidays.contains(date) || stretches.isEmpty
        || result[date]?.reduce(0, { $0 + $1.upperBound - $1.lowerBound })
          != stretches.reduce(0, { $0 + $1.upperBound - $1.lowerBound })
      {
        reader.markInvalid(keys.hours)
      }
    }
    if value.object == nil { reader.markInvalid(keys.hours) }
    return result
  }
}
