import Basics
import EventBook
import FileStore
import Simulation
import Testing

@Suite("A simulated book")
struct SimulatorTests {
  private static func events(
    _ name: String = "linshu", cases: Int = 200, seed: UInt64 = 1
  ) throws -> [Envelope] {
    let preset = try #require(Simulation.preset(named: name))
    let zone = try ZoneDatabase().zone(named: preset.zoneName)
    return Array(Simulator(preset: preset, cases: cases, seed: seed, zone: zone))
  }

  @Test("The same seed tells the same book byte for byte", arguments: ["linshu", "standard"])
  func repeats(_ preset: String) throws {
    let first = try Self.events(preset).map(\.line)
    let second = try Self.events(preset).map(\.line)
    #expect(first == second)
    #expect(try Self.events(preset, seed: 2).map(\.line) != first)
  }

  @Test("The book of Linshu has the digest that it has everywhere")
  func isTheSameEverywhere() throws {
    var hash = SHA256()
    for event in try Self.events() { hash.update(event.line) }
    #expect(
      hash.finalize().hex == "f334d1c22e797c0716ba97ec4c35621ff06e6300ed0f844499e8acbeeccbf598")
  }

  @Test("Recording never runs backwards, and no identifier comes twice")
  func recordsInOrder() throws {
    var last = Timestamp.earliest
    var identifiers: Set<String> = []
    for event in try Self.events(cases: 500) {
      let recorded = try #require(event.recorded.flatMap { Timestamp(rfc3339: $0) })
      let time = try #require(Timestamp(rfc3339: event.time))
      #expect(recorded >= last)
      #expect(time <= recorded)
      #expect(identifiers.insert(event.id).inserted)
      #expect(event.sequence == nil && event.caseSequence == nil)
      last = recorded
    }
  }

  @Test("Each line is an event in the form of the book and fits in a line")
  func hasForm() throws {
    for event in try Self.events() {
      let line = event.line
      let value = try line.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
      #expect(try Envelope(value, isStored: false) == event)
      #expect(line.count <= 65_535)
    }
  }

  @Test("Every kind of event that can happen does happen")
  func tellsOfEverything() throws {
    let told = Set(try Self.events(cases: 4000).map(\.type))
    let expected = """
      rules.adopted calendar.adopted unit.registered unit.retired actor.registered actor.retired
      case.registered case.accepted case.rejected case.merged case.withdrawn case.dispatched
      case.signed case.contacted return.requested return.approved return.denied whistle.blown
      whistle.answered whistle.excused whistle.finished whistle.rated case.escalated case.suspended
      case.resumed extension.requested extension.granted extension.denied meeting.held
      mediation.recorded case.resolved case.verified case.followed case.reopened case.closed
      case.urged supervision.issued supervision.answered supervision.lifted case.excluded
      exclusion.revoked appeal.filed appeal.decided task.posted task.claimed task.done task.dropped
      points.awarded points.reversed need.listed resource.offered project.matched project.finished
      commitment.made commitment.kept
      """
    let missing = Set(expected.split(whereSeparator: \.isWhitespace).map(String.init))
      .subtracting(told)
    #expect(missing.isEmpty)
  }

  @Test("As many cases are registered as were asked for, numbered without a gap")
  func numbersCases() throws {
    let numbers = try Self.events(cases: 300).filter { $0.type == "case.registered" }
      .map(\.subject).sorted()
    let old = (1...50).map { "LS-2025-" + Decimal.padded($0, 6) }
    let new = (1...250).map { "LS-2026-" + Decimal.padded($0, 6) }
    #expect(numbers == old + new)
  }

  @Test("What is taken over from the year before was recorded when the book began, and is closed")
  func takesOverTheYearBefore() throws {
    let events = try Self.events(cases: 60).filter { $0.subject.hasPrefix("LS-2025") }
    #expect(events.count == 10 * 4)
    #expect(events.allSatisfy { $0.time.hasPrefix("2025-") && $0.time < "2025-09" })
    #expect(events.allSatisfy { $0.recorded?.hasPrefix("2025-12-30") == true })
    // Nothing out of season.
    let all = try Self.events(cases: 6000)
    let old = all.filter { $0.subject.hasPrefix("LS-2025") && $0.type == "case.registered" }
    #expect(old.count == 1000)
    #expect(old.allSatisfy { $0.data["matter"]?.string != "heating" })
    #expect(
      try Self.events("standard", cases: 60).allSatisfy {
        $0.subject.hasPrefix("FH-2026") || !$0.type.hasPrefix("case.")
      })
  }

  @Test("What is rare in a county happens within a thousand cases too")
  func tellsOfTheRare() throws {
    let events = try Self.events(cases: 1200)
    func count(_ type: String, _ isMeant: (Envelope) -> Bool = { _ in true }) -> [String: Int] {
      events.filter { $0.type == type && isMeant($0) }
        .reduce(into: [:]) { $0[$1.subject, default: 0] += 1 }
    }
    // A second return, the dispatch that is final, and a third request that is denied.
    let returned = Set(count("return.approved").filter { $0.value == 2 }.keys)
    let ruling = ["case.dispatched", "return.requested", "return.denied"]
    #expect(
      returned.contains { name in
        let told = events.filter { $0.subject == name }.map(\.type)
        let rest = told.split(separator: "return.approved", omittingEmptySubsequences: false).last
        return rest?.filter(ruling.contains).starts(with: ruling) == true
      })
    #expect(count("extension.granted").values.contains(2))
    let causes = Set(
      events.filter { $0.type == "case.escalated" }.compactMap { $0.data["cause"]?.string })
    #expect(causes == ["unable", "timer", "returns", "rework", "order"])
    // Ratings both ways, and the meetings of all five tiers.
    let isOwn = { (event: Envelope) in event.source == "/" + (event.data["unit"]?.string ?? "") }
    #expect(!count("whistle.rated", isOwn).isEmpty)
    #expect(!count("whistle.rated") { !isOwn($0) }.isEmpty)
    let tiers = Set(
      events.filter { $0.type == "meeting.held" }.compactMap { $0.data["tier"]?.string })
    #expect(tiers.count == 5)
    // Communities that promise late, and one that does not; two who claim one task.
    let promises = events.filter { $0.type == "commitment.made" }
    #expect(promises.contains { $0.time.prefix(10) > "2026-01-10" && $0.time < "2026-02" })
    #expect((16..<24).contains(promises.count))
    #expect(count("task.claimed").values.contains(2))
    let urged = Set(
      events.filter { $0.type == "case.urged" }.compactMap { $0.data["timer"]?.string })
    #expect(urged == ["handle", "reply"])
    #expect(events.contains { $0.type == "appeal.filed" && $0.subject.hasPrefix("period/") })
  }

  @Test("A community states the sum of its grids' households, and the last one an old count")
  func householdsAddUp() throws {
    var stated: [String: Int] = [:]
    var sums: [String: Int] = [:]
    for event in try Self.events(cases: 0) where event.type == "unit.registered" {
      guard let households = event.data["households"]?.number?.int,
        let path = event.data["unit"]?.string
      else { continue }
      if event.data["tier"]?.string == "community" {
        stated[path] = households
      } else {
        sums[path.split(separator: "/").dropLast().joined(separator: "/"), default: 0] += households
      }
    }
    #expect(stated.count == 8)
    #expect(stated.filter { sums[$0.key] != $0.value } == ["linshu/binhe": 7634])
    #expect(sums["linshu/binhe"] == 7634 + 36)
  }

  @Test("Linshu has eight communities, 30 large grids and 216 basic ones")
  func registersLinshu() throws {
    let units = try Self.events(cases: 0).filter { $0.type == "unit.registered" }.map(\.data)
    func count(_ key: String, _ value: String) -> Int {
      units.count { $0[key]?.string == value }
    }
    #expect(count("tier", "county") == 1)
    #expect(count("tier", "street") == 1)
    #expect(count("tier", "community") == 8)
    #expect(count("tier", "grid") == 216)
    #expect(units.count { $0["name"]?.string?.contains("大网格") == true } == 30)
    let grids = units.filter { $0["tier"]?.string == "grid" }
    #expect(grids.allSatisfy { $0["households"]?.number?.int ?? 0 > 0 })
    #expect(grids.allSatisfy { $0["posts"]?.object?["leader"]?.number?.int == 1 })
  }

  @Test("The demonstration of a thousand cases stays within five megabytes")
  func staysSmall() throws {
    let events = try Self.events(cases: 1000)
    // The two numbers that the book adds take some fifty bytes.
    #expect(events.reduce(0) { $0 + $1.line.count + 50 } < 5_000_000)
    #expect((7_000...10_000).contains(events.count { $0.subject.hasPrefix("LS-") }))
  }
}
