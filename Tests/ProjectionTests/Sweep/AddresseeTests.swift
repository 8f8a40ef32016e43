import Basics
import CaseModel
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import TestSupport
import Testing

/// Notices go to who held the case when the instant passed (SPEC §7).
@Suite("Whom a notice goes to")
struct AddresseeTests {
  private static let rules = Fixture.rules(
    timers: ["resolve": ["remind": "1d", "limit": "2d", "red": "4d"]]
  ).setting(["escalate"], [])

  private func swept(_ book: inout CaseBook, _ now: String) -> [String] {
    sweep(&book, at: instant(now)).appended.map { event in
      let level = event.data["level"]?.string ?? "urge"
      return "\(level) \(event.data["unit"]?.string ?? "–")"
    }
  }

  @Test("an urge, a yellow and a red card of one run may go to three units")
  func threeUnits() {
    var book = CaseBook.standard(Self.rules)
    book.register()
    book.accept()
    book.dispatch(to: "dept/housing", at: "2026-03-03 12:00")
    book.dispatch(to: "dept/water", at: "2026-03-05 09:00")
    book.dispatch(to: "co/heat", at: "2026-03-07 09:00")
    #expect(
      swept(&book, "2026-03-20 09:00") == ["urge s/c/g", "yellow dept/housing", "red dept/water"])
    #expect(swept(&book, "2026-03-21 09:00") == [])
  }

  @Test("a change at the very instant is included, a late line stands where the book has it")
  func edges() {
    var book = CaseBook.standard(Self.rules)
    book.register()
    book.accept()
    book.dispatch(to: "dept/housing", at: "2026-03-04 09:00")
    #expect(swept(&book, "2026-03-04 12:00") == ["urge s/c/g", "yellow dept/housing"])
    var late = CaseBook.standard(Self.rules)
    late.register()
    late.accept()
    late.dispatch(to: "dept/housing", at: "2026-03-05 09:00")
    late.dispatch(to: "dept/water", at: "2026-03-03 09:00")
    #expect(swept(&late, "2026-03-04 12:00") == ["urge dept/water", "yellow dept/water"])
  }

  @Test("after an approved return it is the unit that dispatched")
  func afterReturn() {
    var book = CaseBook.standard(Self.rules)
    book.register()
    book.accept()
    book.dispatch()
    book.act("return.requested", at: "2026-03-02 10:00")
    book.act("return.approved", by: "s/c", at: "2026-03-02 11:00")
    #expect(swept(&book, "2026-03-04 12:00") == ["urge s/c/g", "yellow s/c/g"])
  }

  @Test("where nobody held it yet there is no notice, nor later")
  func nobody() {
    var book = CaseBook.standard(Self.rules)
    book.register(place: "nowhere")
    book.accept()
    book.dispatch(at: "2026-03-05 09:00")
    #expect(swept(&book, "2026-03-08 09:00") == ["red dept/housing"])
    #expect(swept(&book, "2026-03-09 09:00") == [])
  }

  @Test("of acceptance it is who would have held it then")
  func acceptance() {
    let rules = Fixture.rules(timers: ["accept": ["limit": "1d", "red": "3d"]])
      .setting(["escalate"], [])
    var book = CaseBook.standard(rules)
    book.register()
    book.record(
      "case.reclassified", "C-1", at: "2026-03-04 09:00", ["place": "z/c/b", "reason": "r"])
    #expect(swept(&book, "2026-03-20 09:00") == ["yellow s/c/g", "red z/c/b"])
  }

  @Test("what starts at the instant of the sweep is not swept by it")
  func atTheStart() {
    var book = CaseBook.standard(
      Fixture.rules(timers: ["handle": ["limit": "0d"]]).setting(["escalate"], []))
    book.register()
    book.accept()
    book.record(
      "case.dispatched", "C-1", at: "2026-03-02 12:00",
      ["to": "dept/housing", "due": .string(rfc3339("2026-03-02 10:00"))])
    #expect(swept(&book, "2026-03-02 12:00") == [])
    #expect(swept(&book, "2026-03-02 12:01") == ["yellow dept/housing"])
  }

  @Test("a card on a due time that rests on a year without a calendar says so")
  func provisional() {
    var book = CaseBook()
    book.registerUnits()
    book.adopt(Fixture.rules(timers: ["handle": ["limit": "1wd"]]).setting(["escalate"], []))
    book.register()
    book.accept()
    let appended = sweep(&book, at: instant("2026-03-10 09:00")).appended
    #expect(appended.map { $0.data["provisional"] } == [true])
  }

  // MARK: Properties over random books

  private static let seeds: [UInt64] = Array(1...40)

  @Test(
    "no card goes to a unit that did not hold the case at that instant", arguments: seeds.sampled(8)
  )
  func held(seed: UInt64) {
    RandomBook.check(seed: seed, steps: 90, Self.compareHolders)
  }

  private static func compareHolders(_ envelopes: [Envelope], _ found: inout Differences) {
    var book = CaseBook(reportsBroken: false)
    for envelope in envelopes { book.record(envelope) }
    let now = instant("2026-06-01 09:00")
    let before = book
    for event in sweep(&book, at: now).appended where event.type == "supervision.issued" {
      let state = before[event.subject]
      guard let timer = event.data["timer"]?.string.flatMap(Timer.init) else {
        found.expect(false, "a card of a sweep names a timer")
        continue
      }
      guard [.resolve, .contact, .follow].contains(timer) else { continue }
      let number = event.data["run"]?.number?.int
      let row = before.state.reference.calculator.rows(of: state, now: now)
        .first { $0.timer == timer && $0.number == number }
      let passed = event.data["level"] == "red" ? row?.red : row?.due
      found.expect(
        event.data["unit"]?.string, passed.flatMap { before.text(state.holder(at: $0)) },
        "the unit of \(event.id)")
    }
  }

  @Test(
    "without rules that escalate, sweeping more often issues the same cards to the same units",
    arguments: seeds.sampled(8))
  func oftener(seed: UInt64) {
    let rules = RandomBook.rules(seed).setting(["escalate"], []).setting(["name"], "calm")
    RandomBook.check(seed: seed, steps: 90) { envelopes, found in
      Self.compareSweeps(RandomBook.adopted(rules, envelopes), &found)
    }
  }

  private static func compareSweeps(_ envelopes: [Envelope], _ found: inout Differences) {
    var rare = CaseBook(reportsBroken: false)
    for envelope in envelopes { rare.record(envelope) }
    var often = rare
    let last = rare.state.lastTime
    for day in 1...60 {
      let now = last.advanced(byMicroseconds: Int64(day) * Timestamp.microsecondsPerDay)
      _ = sweep(&often, at: now)
    }
    _ = sweep(&rare, at: last.advanced(byMicroseconds: 60 * Timestamp.microsecondsPerDay))
    found.expect(cards(often), cards(rare), "cards")
  }

  /// Which units bear which cards, case by case.
  private static func cards(_ book: CaseBook) -> [String] {
    book.envelopes.filter { $0.source == Sweep.source && $0.type == "supervision.issued" }.map {
      "\($0.subject) \($0.data["level"]?.string ?? "") \($0.data["unit"]?.string ?? "")"
    }.sorted()
  }
}
