import Basics
import CaseModel
import CaseTestSupport
import Testing
import TestSupport

@Suite("Calendars that are adopted one after the other")
struct CalendarAdoptionTests {
  private struct Adopted {
    let fact: ReferenceFact
    let time: Timestamp
    let sequence: Int
  }

  /// Years within and beyond what is tabled, some of them twice, in any order of time.
  private func adoptions(_ chance: inout Seeded, _ name: Symbol) -> [Adopted] {
    (1...12).map { sequence in
      let year = chance.pick([2004, 2005, 2006, 2025, 2026, 2027, 2049, 2050])
      var calendar = CalendarYear(year: year, holidays: [], workdays: [])
      for _ in 0..<20 {
        let day = CivilDate(
          dayNumber: CivilDate(unchecked: year, 1, 1).dayNumber + chance.below(365))
        if chance.chance(70) {
          calendar.holidays.insert(day)
        } else {
          calendar.workdays.insert(day)
        }
      }
      return Adopted(
        fact: .calendarAdopted(name: name, calendar),
        time: instant("2026-03-02 08:00").advanced(
          byMicroseconds: Int64(chance.below(500)) * Timestamp.microsecondsPerDay),
        sequence: sequence)
    }
  }

  private func reference(_ adoptions: [Adopted]) throws -> ReferenceData {
    var reference = ReferenceData()
    let ruleset = try Fixture.ruleset(Fixture.rules, &reference.symbols)
    reference.evolve(
      .rulesAdopted(ruleset, effective: .earliest, scope: .new), time: .earliest, sequence: 0)
    for adopted in adoptions {
      reference.evolve(adopted.fact, time: adopted.time, sequence: adopted.sequence)
    }
    return reference
  }

  @Test(
    "lead to the same days in whatever order they come", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func anyOrder(seed: UInt64) throws {
    var chance = Seeded(seed)
    var symbols = ReferenceData().symbols
    _ = try Fixture.ruleset(Fixture.rules, &symbols)
    let name = symbols.intern("cn")
    let adoptions = adoptions(&chance, name)
    let asTheyCame = try reference(adoptions)
    let inOrder = try reference(
      adoptions.sorted { ($0.time, $0.sequence) < ($1.time, $1.sequence) })
    for _ in 0..<400 {
      let start = instant("2003-11-01 10:00").advanced(
        byMicroseconds: Int64(chance.below(17_600)) * Timestamp.microsecondsPerDay)
      let span = Span(1 + chance.below(40), chance.pick([.workingDays, .workingHours]))
      #expect(asTheyCame.later(span, than: start) == inOrder.later(span, than: start))
    }
  }

  @Test("count by the calendar as it stood, and by the last that was adopted for a year")
  func views() throws {
    var symbols = ReferenceData().symbols
    _ = try Fixture.ruleset(Fixture.rules, &symbols)
    let name = symbols.intern("cn")
    let holiday = CivilDate(unchecked: 2026, 3, 3)
    func adopted(_ holidays: Set<CivilDate>, _ time: String, _ sequence: Int) -> Adopted {
      Adopted(
        fact: .calendarAdopted(
          name: name, CalendarYear(year: 2026, holidays: holidays, workdays: [])),
        time: instant(time), sequence: sequence)
    }
    let reference = try reference([
      adopted([holiday], "2026-03-01 08:00", 1), adopted([], "2026-03-04 08:00", 2),
    ])
    let day = Span(1, .workingDays)
    #expect(
      reference.later(day, than: instant("2026-03-02 10:00")) == instant("2026-03-04 10:00"))
    #expect(
      reference.later(day, than: instant("2026-03-06 10:00")) == instant("2026-03-09 10:00"))
  }
}
