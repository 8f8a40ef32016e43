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
      hash.finalize().hex == "7670b41ac6d1809acfc0d5606d7e784174eb790ef5faef2ba5e54ad797fe665e")
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
    #expect(numbers.count == 300)
    #expect(numbers.first == "LS-2026-000001")
    #expect(numbers.last == "LS-2026-000300")
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
