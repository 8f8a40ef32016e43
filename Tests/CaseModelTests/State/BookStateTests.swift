import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Registers that an earlier reading left")
struct BookStateTests {
  private static func posting(_ task: Int, in state: BookState) -> Event {
    let fact = TaskFact(
      task: Symbol(raw: Int32(task)), actor: Symbol(raw: 0), unit: Symbol(raw: 1), item: .none,
      step: .posted)
    let time = instant("2026-03-02 09:00")
    return Event(
      sequence: state.sequence + 1, time: time, recorded: time, subject: Subject(index: 0),
      by: Symbol(raw: 1), type: .taskPosted, fact: .register(.task(fact)))
  }

  @Test("are read when they are asked for, with what has entered them since, and judged then")
  func left() {
    var whole = BookState()
    _ = whole.table.admit("task")
    for task in 1...2 { _ = whole.apply(Self.posting(task, in: whole)) }
    let earlier = whole.registers
    var state = whole
    state.leave(registers: { earlier })
    #expect(state.registers.tasks.all.map(\.name) == whole.registers.tasks.all.map(\.name))
    // A new task, and one that is posted already: who records it is told, as ever.
    for task in [3, 1] {
      let event = Self.posting(task, in: whole)
      #expect(state.violation(of: event)?.code.kind == (task == 1 ? "task-open" : nil))
      #expect(state.apply(event) == nil)
      _ = whole.apply(event)
    }
    #expect(state.registers.tasks.all.map(\.name) == whole.registers.tasks.all.map(\.name))
    #expect(state.registers.tasks.all.count == 3)
    #expect(state.sequence == whole.sequence && state.events == whole.events)
    #expect(whole.anomalies == 1 && state.anomalies == 0)
  }
}
