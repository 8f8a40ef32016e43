import Basics
import CaseTestSupport
import EventBook
import Projection
import Testing

@Suite("The digest of a state")
struct StateDigestTests {
  @Test("does not depend on segments", arguments: [1, 700, 5000])
  func segments(limit: Int) throws {
    let envelopes = RandomBook.envelopes(seed: 41, steps: 40)
    let one = TemporaryHome()
    try one.append(envelopes)
    let many = TemporaryHome()
    try many.append(envelopes, segmentLimit: limit)
    #expect(try many.names("events").count > 2)
    let expected = try one.home.load().state.digest
    #expect(try many.home.load().state.digest == expected)
    #expect(try many.home.book.verify().root == one.home.book.verify().root)
  }

  @Test("does not depend on the order in which names are met")
  func symbols() {
    func book(_ units: [String]) -> CaseBook {
      var book = CaseBook()
      for unit in units { book.registerUnit(unit, kind: "department") }
      return book
    }
    #expect(book(["a", "b"]).state.digest == book(["b", "a"]).state.digest)
  }

  @Test("differs with every fact that a unit has")
  func units() {
    let base: JSONObject = [
      "unit": "u", "name": "n", "kind": "tier", "tier": "grid", "parent": "p", "nameEn": "e",
      "gridKind": "rural", "households": 300, "posts": ["leader": 1],
    ]
    func digest(_ data: JSONObject) -> String {
      var book = CaseBook()
      book.record("unit.registered", "unit/u", at: "2026-01-01 00:00", data)
      return book.state.digest
    }
    for key in base.keys {
      var other = base
      let others: JSONObject = [
        "kind": "company", "gridKind": "community", "households": 301, "posts": ["leader": 2],
      ]
      other[key] = others[key] ?? "other"
      #expect(digest(other) != digest(base), "\(key)")
    }
  }

  @Test("differs wherever an event has an effect, and only its count where it has none")
  func events() {
    var book = CaseBook.standard()
    var digests = [book.state.digest]
    book.handleCase()
    digests.append(book.state.digest)
    for (type, data) in [
      ("case.contacted", [:] as JSONObject),
      ("extension.requested", ["unit": "dept/housing", "amount": "1wd"]),
      ("extension.granted", ["unit": "s"]), ("case.suspended", ["reason": "works"]),
      ("case.resumed", ["reason": "works"]),
      ("whistle.blown", ["kind": "routine", "call": ["dept/water"]]),
      ("whistle.answered", ["unit": "dept/water"]), ("case.excluded", ["ground": "g"]),
      ("supervision.issued", ["level": "red", "unit": "s", "cause": "order"]),
      ("supervision.lifted", ["unit": "s", "reason": "r"]), ("task.posted", ["actor": "a"]),
    ] {
      book.record(type, "C-1", at: "2026-03-02 10:00", data)
      digests.append(book.state.digest)
    }
    #expect(Set(digests).count == digests.count)
  }

  @Test("has nothing of now, threads or positions: twice the same book, twice the same digest")
  func again() {
    let envelopes = RandomBook.envelopes(seed: 42, steps: 30)
    var first = CaseBook()
    var second = CaseBook()
    for envelope in envelopes { first.record(envelope) }
    for envelope in envelopes { second.record(envelope) }
    #expect(first.state.digest == second.state.digest)
  }
}
