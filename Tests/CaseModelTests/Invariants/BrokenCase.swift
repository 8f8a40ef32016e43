import Basics
import CaseTestSupport

@testable import CaseModel

/// A case that breaks an invariant: a sound one, and one thing of it changed.
struct BrokenCase: Sendable {
  /// How the sentence of the invariant begins.
  let sentence: String
  let from: @Sendable (SoundCases) -> CaseState
  let change: @Sendable (inout CaseState) -> Void

  init(
    _ sentence: String, _ from: @escaping @Sendable (SoundCases) -> CaseState,
    _ change: @escaping @Sendable (inout CaseState) -> Void
  ) {
    self.sentence = sentence
    self.from = from
    self.change = change
  }
}

/// Cases of one book, each at a place of its life.
struct SoundCases: Sendable {
  let book: CaseBook
  /// In hand for the second time, with everything that can happen to a case behind it.
  var worked: CaseState { book["C-1"] }
  var suspended: CaseState { book["C-2"] }
  var resolved: CaseState { book["C-3"] }
  var closed: CaseState { book["C-4"] }
  var withdrawn: CaseState { book["C-5"] }
  var registered: CaseState { book["C-6"] }
  var unknown: CaseState { book["C-7"] }
  var dispatched: CaseState { book["C-8"] }

  init() {
    var book = CaseBook.standard()
    Self.live(&book)
    for number in 2...5 { book.handleCase("C-\(number)") }
    book.act("case.suspended", "C-2", at: "2026-03-03 09:00")
    for number in 3...4 { book.resolve("C-\(number)", at: "2026-03-03 09:00") }
    book.close("C-4", at: "2026-03-04 09:00")
    book.record("case.withdrawn", "C-5", at: "2026-03-04 09:00")
    book.register("C-6")
    book.act("case.signed", "C-7")
    book.register("C-8")
    book.accept("C-8")
    book.dispatch("C-8")
    self.book = book
  }

  private static func live(_ book: inout CaseBook) {
    book.handleCase()
    book.record(
      "whistle.blown", "C-1", at: "2026-03-02 09:10",
      ["kind": "routine", "call": ["dept/water", "co/heat"]])
    book.act("whistle.answered", by: "dept/water", at: "2026-03-02 09:20")
    book.act("return.requested", at: "2026-03-02 10:00")
    book.act("return.approved", by: "s/c/g", at: "2026-03-02 11:00")
    book.dispatch(at: "2026-03-02 12:00")
    for kind in ["case.suspended", "case.resumed", "case.suspended", "case.resumed"] {
      book.act(kind, at: "2026-03-03 09:00")
    }
    book.record(
      "extension.requested", "C-1", at: "2026-03-03 10:00", by: "dept/housing",
      ["unit": "dept/housing", "amount": "1wd"])
    book.act("extension.granted", by: "s", at: "2026-03-03 11:00")
    for urgency in ["urgent", "normal"] {
      book.record(
        "case.reclassified", "C-1", at: "2026-03-03 12:00",
        ["urgency": .string(urgency), "reason": "r"])
    }
    for level in ["notice", "yellow"] {
      book.record(
        "supervision.issued", "C-1", at: "2026-03-04 09:00",
        ["level": .string(level), "unit": "dept/housing", "cause": "order"])
    }
    book.act("supervision.answered", at: "2026-03-04 10:00")
    for day in ["05", "06"] {
      book.resolve(at: "2026-03-\(day) 09:00")
      book.reopen(at: "2026-03-\(day) 10:00")
    }
  }
}

extension CaseState {
  /// Changes the runs of a timer, or the last of them.
  fileprivate mutating func change(
    _ timer: Timer, isLast: Bool = false, _ change: (inout TimerRun) -> Void
  ) {
    let meant = runs.indices.filter { runs[$0].timer == timer }
    for index in isLast ? meant.suffix(1) : meant[...] { change(&runs[index]) }
  }

  /// A run more.
  fileprivate mutating func begin(_ timer: Timer, _ number: Int32) {
    runs.append(
      TimerRun(timer, number: number, unit: holder, tier: tier, start: lastMove))
  }

  fileprivate mutating func stop(_ timer: Timer) { change(timer) { $0.stop = $0.start } }
}

extension BrokenCase {
  static let all = counts + numbering + running + stages

  private static let stranger = Symbol(raw: 1_000_000)

  private static let counts: [BrokenCase] = [
    .init("The version is", \.worked) { $0.version += 1 },
    .init("Of a case that nobody registered", \.unknown) { $0.holder = Symbol(raw: 0) },
    .init("The round is one more", \.worked) { $0.round += 1 },
    .init("The returns are", \.worked) { $0.returns += 1 },
    .init("The extensions are", \.worked) { $0.extensions = 0 },
    .init("Notices and cards", \.worked) { $0.yellows += 1 },
    .init("Only a pending request", \.worked) { $0.pendingAmount = Span(1, .days) },
    .init("Every name is", \.worked) { $0.calls[0].unit = stranger },
    .init("Every class of a holder", \.worked) { $0.change(.handle) { $0.holderClass = 60_000 } },
  ]

  private static let numbering: [BrokenCase] = [
    .init("A registered case has one run of accept", \.worked) { $0.begin(.accept, 2) },
    .init("A case has one run of contact", \.registered) { $0.begin(.contact, 1) },
    .init("The runs of handle", \.worked) { $0.legs += 1 },
    .init("The runs of sign", \.worked) { $0.change(.sign) { $0.number += 1 } },
    .init("The runs of answer", \.worked) { $0.calls.removeLast() },
    .init("The runs of reply", \.worked) { $0.supervisions[0].unit = $0.tier },
    .init("Each round has one run of resolve", \.worked) {
      $0.change(.resolve, isLast: true) { $0.number += 1 }
    },
    .init("A round has at most one run of follow", \.resolved) { $0.begin(.follow, 1) },
  ]

  private static let running: [BrokenCase] = [
    .init("Of a timer at most one", \.worked) { $0.change(.handle) { $0.stop = nil } },
    .init("Of a closed case", \.closed) { $0.begin(.contact, 1) },
    .init("Of a case at its end", \.withdrawn) { $0.begin(.follow, 1) },
    .init("Of a resolved case", \.resolved) { $0.begin(.resolve, 2) },
    .init("follow runs only", \.worked) { $0.begin(.follow, 3) },
    .init("accept runs only", \.registered) { $0.stop(.accept) },
    .init("contact runs only", \.worked) { $0.contacted = $0.registered },
    .init("resolve runs in", \.worked) { $0.stop(.resolve) },
    .init("sign runs exactly", \.dispatched) { $0.stop(.sign) },
    .init("Who has answered", \.worked) { $0.calls[1].isExcused = true },
    .init("What is answered or lifted", \.worked) { state in
      state.change(.reply) { $0.stop = nil }
    },
    .init("A run stops before its start", \.worked) { state in
      state.change(.accept) { $0.stop = $0.start.advanced(byMicroseconds: -1) }
    },
    .init("What is cut off", \.worked) { $0.change(.resolve) { $0.isCut = true } },
    .init("A second notice", \.worked) { $0.change(.handle) { $0.notices = .escalatedTwice } },
    .init("A leg is there exactly", \.worked) { $0.hasLeg = false },
    .init("A case that is dispatched", \.dispatched) { $0.hasDispatcher = false },
    .init("Without a dispatch to go back to", \.worked) {
      ($0.hasDispatcher, $0.dispatcher) = (false, $0.holder)
    },
    .init("A return ended", \.worked) { $0.handbacks.append($0.handbacks[0]) },
    .init("Where nobody accepted", \.registered) { $0.legs = 1 },
  ]

  private static let stages: [BrokenCase] = [
    .init("The last pause has no end", \.suspended) { $0.pauses[0].end = $0.lastMove },
    .init("Every earlier pause", \.worked) { $0.pauses[0].end = nil },
    .init("Pauses follow", \.worked) {
      $0.pauses[0].end = $0.pauses[1].start.advanced(byMicroseconds: 1)
    },
    .init("A case resumes to", \.suspended) { $0.resumesTo = .closed },
    .init("It has an instant of rejection", \.worked) { $0.rejected = $0.registered },
    .init("It has a case that it was merged into", \.worked) { $0.mergedInto = Symbol(raw: 0) },
    .init("Each call is of", \.worked) { $0.calls[1].whistle = 7 },
    .init("A rating lies", \.worked) { $0.calls[0].rating = 10_001 },
    .init("The step of deliberation", \.worked) { $0.deliberation = Deliberation(bits: 7) },
    .init("A grant goes to", \.worked) { $0.grants[0].leg = 99 },
    .init("What was over at a reclassification", \.worked) {
      $0.formerClasses[0].ended.append(99)
    },
    .init("A resolution that was reopened", \.worked) { $0.completions[0].round = 9 },
    .init("No status, holder or leg", \.worked) { $0.lastMove = $0.registered },
  ]
}
