import Basics
import CaseModel
import CaseTestSupport
import HomeTestSupport
import Projection
import Queries
import Reports
import Testing

/// 双报到: people, a different thing from a department's 报到.
@Suite("Registered members")
struct MemberCountTests {
  @Test("by unit and month: who came, who left, who stands at its end")
  func months() {
    var book = CaseBook.standard()
    for (actor, unit, role, time) in [
      ("m1", "s/c", "member", "2026-01-05 09:00"), ("m2", "s/c", "member", "2026-02-01 00:00"),
      ("m3", "z/c", "member", "2026-03-31 23:59"), ("w", "s/c", "clerk", "2026-01-05 09:00"),
      // Registered again with the same unit: since January still.
      ("m1", "s/c", "member", "2026-03-05 09:00"),
    ] {
      book.record(
        "actor.registered", "actor/" + actor, at: time,
        ["actor": .string(actor), "unit": .string(unit), "roles": [.string(role)]])
    }
    book.record("actor.retired", "actor/m2", at: "2026-03-01 00:00", ["actor": "m2"])
    let view = book.view(now: "2026-04-10 09:00")
    let rows = view.members(Period("2026-Q1")).map { view.json($0, as: ServeReports.members) }
    #expect(
      rows.map { row in
        row.members.map { $0.value.string ?? $0.value.number?.text ?? "" }.joined(separator: " ")
      } == [
        "s/c 2026-01 1 0 1", "s/c 2026-02 1 0 2", "s/c 2026-03 0 1 1", "z/c 2026-01 0 0 0",
        "z/c 2026-02 0 0 0", "z/c 2026-03 1 0 1",
      ])
  }
}
