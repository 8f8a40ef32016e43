import Basics
import CaseModel
import CaseTestSupport
import Testing

/// Every violation, one behind the other: a case that is added must be put into the row.
private struct Violations: Sequence, IteratorProtocol {
  private var last: Violation?
  private var lastOfRegister: RegisterViolation?
  private let unit: Symbol
  private let other: Symbol

  init(_ unit: Symbol, _ other: Symbol) {
    self.unit = unit
    self.other = other
  }

  mutating func next() -> Violation? {
    if case .register = last {
      lastOfRegister = lastOfRegister.flatMap(following)
      return lastOfRegister.map { .register($0) }
    }
    last = following(last)
    if case .register(let first) = last { lastOfRegister = first }
    return last
  }

  private func following(_ violation: Violation?) -> Violation? {
    switch violation {
    case nil: .noCase
    case .noCase: .alreadyRegistered
    case .alreadyRegistered: .ended(.merged)
    case .ended: .status(.closed, allowed: [.accepted, .dispatched])
    case .status: .invalidKey(key: unit, of: .caseSigned)
    case .invalidKey: .scoreOutOfRange
    case .scoreOutOfRange: .groundMissing
    case .groundMissing: .unitUnknown(unit)
    case .unitUnknown: .unitPath(unit)
    case .unitPath: .unitRetired(unit)
    case .unitRetired: .notAdmitted(unit, allowed: [.department, .tier])
    case .notAdmitted: .notHolder(by: unit, holder: .none)
    case .notHolder: .nothingPending(.toReturn)
    case .nothingPending(.toReturn): .nothingPending(.toExtend)
    case .nothingPending(.toExtend): .alreadyPending
    case .alreadyPending: .finalDispatch(limit: 2)
    case .finalDispatch: .noDispatch
    case .noDispatch: .windowPassed(.toReturn, end: instant("2026-03-02 10:00"))
    case .windowPassed(.toReturn, let end): .windowPassed(.toReopen, end: end)
    case .windowPassed(.toReopen, _): .tierUnknown(unit, ladder: [other])
    case .tierUnknown: .matterUnknown(unit, [other])
    case .matterUnknown: .placeUnknown(unit)
    case .placeUnknown: .noChange
    case .noChange: .notEntitled(by: unit, holder: other)
    case .notEntitled: .sameUnit(unit)
    case .sameUnit:
      .future(instant("2026-03-03 10:00"), recorded: instant("2026-03-02 10:00"))
    case .future: .beforeRegistration(instant("2026-03-02 10:00"))
    case .beforeRegistration: .lateRecord(instant("2026-03-02 10:00"))
    case .lateRecord: .notOneTierUp(from: unit, to: other, next: unit)
    case .notOneTierUp: .atTop(unit)
    case .atTop: .whistleOpen
    case .whistleOpen: .notEntitledToWhistle(by: unit, holder: other)
    case .notEntitledToWhistle: .notCalled(unit)
    case .notCalled: .alreadyDone(unit)
    case .alreadyDone: .notAnswered(unit)
    case .notAnswered: .limitPassed(due: instant("2026-03-02 10:00"))
    case .limitPassed: .tooManyExtensions(limit: 1)
    case .tooManyExtensions: Span("5wd").map { .overCap(cap: $0) }
    case .overCap: .amountMissing
    case .amountMissing: .levelNotAbove(.yellow)
    case .levelNotAbove: .noSupervision(unit)
    case .noSupervision: .alreadyExcluded
    case .alreadyExcluded: .notExcluded
    case .notExcluded: .ownVerification(unit)
    case .ownVerification:
      .unauthorised(unit, .caseSigned, recorded: instant("2026-03-02 10:00"))
    case .unauthorised: .separation(unit, .caseVerified, earlier: .caseResolved)
    case .separation: .reasonNotAllowed(unit, allowed: [other])
    case .reasonNotAllowed: .evidenceMissing
    case .evidenceMissing: .whistleUnfinished(waitingFor: [unit, other])
    case .whistleUnfinished: .notResolvable(holder: unit)
    case .notResolvable: .verificationMissing
    case .verificationMissing: .followUpMissing
    case .followUpMissing: .targetNotOpen(unit)
    case .targetNotOpen: .mergerRing(unit)
    case .mergerRing: .noMeeting(unit, having: [])
    case .noMeeting(_, having: []): .noMeeting(unit, having: [other])
    case .noMeeting: .stepMissing(3, next: 2)
    case .stepMissing: .notDispute(unit)
    case .notDispute: .slipMissing(.revisit, next: .judge)
    case .slipMissing: .unusableDocument(Phrase("data.year is not a year", "data.year 不是年份"))
    case .unusableDocument: .register(.taskOpen(unit))
    case .register: nil
    }
  }

  private func following(_ violation: RegisterViolation) -> RegisterViolation? {
    switch violation {
    case .taskOpen: .noTask(unit)
    case .noTask: .taskGone(unit, .withdrawn)
    case .taskGone: .taskTaken(unit, by: other)
    case .taskTaken: .taskUnclaimed(unit)
    case .taskUnclaimed: .taskActor(unit)
    case .taskActor: .taskEvidence
    case .taskEvidence: Hundredths("2.5").map { .pointsBelow(holder: unit, remaining: $0) }
    case .pointsBelow: .noNeed(unit, other)
    case .noNeed: .noProject(unit, other)
    case .noProject: Period("2026-Q4").map { .commitmentLate($0) }
    case .commitmentLate: .commitmentMade
    case .commitmentMade: .commitmentKept
    case .commitmentKept: Period("2026-Q4").map { .noCommitment(unit, $0) }
    case .noCommitment: .restsOnLater(7)
    case .restsOnLater: Period("2026-10").map { .notPublished($0) }
    case .notPublished: Period("2026-10").map { .publishedBefore($0, corrects: unit) }
    case .publishedBefore: .appealPending(unit)
    case .appealPending: .noAppeal(unit)
    case .noAppeal: nil
    }
  }
}

@Suite("Violations in words")
struct ViolationWordingTests {
  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000...0x9FFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
  }

  @Test("every kind of violation has a name of its own, save that evidence is evidence")
  func kinds() {
    var reference = ReferenceData()
    let unit = reference.symbols.intern("dept/water")
    var named: [String: Int] = [:]
    for violation in Violations(unit, unit) { named[violation.code.kind, default: 0] += 1 }
    #expect(named.count == GuardCode.allCases.count)
    let twice = named.filter { $0.value > 1 }.keys.sorted()
    #expect(twice == ["evidence", "meeting-none", "nothing-pending", "window"])
  }

  @Test("every violation has a reason and a remedy in both languages, and neither in the other's")
  func both() {
    var reference = ReferenceData()
    let unit = reference.symbols.intern("dept/water")
    let other = reference.symbols.intern("dept/housing")
    for violation in Violations(unit, other) {
      let found = violation.diagnostic(reference, at: instant("2026-03-02 10:00"))
      for phrase in [found.message] + found.hints {
        #expect(
          !phrase.english.isEmpty && !phrase.english.unicodeScalars.contains(where: Self.isHan))
        #expect(phrase.chinese.unicodeScalars.contains(where: Self.isHan), "\(phrase.english)")
        #expect(!phrase.chinese.contains { "',;".contains($0) }, "\(phrase.chinese)")
      }
    }
  }

  @Test("names stand in the quotes and lists in the commas of the language")
  func naming() {
    var reference = ReferenceData()
    let units = ["dept/water", "dept/housing"].map { reference.symbols.intern($0) }
    let found = Violation.whistleUnfinished(waitingFor: units).diagnostic(
      reference, at: instant("2026-03-02 10:00"))
    #expect(
      found.message
        == Phrase(
          "the whistle is still open: waiting for 'dept/water', 'dept/housing'",
          "吹哨尚未结束，还在等“dept/water”、“dept/housing”"))
    let status = Violation.status(.handling, allowed: [.registered, .dispatched]).diagnostic(
      reference, at: instant("2026-03-02 10:00"))
    #expect(status.message == Phrase("the case is handling", "案件处于“办理中”状态"))
    #expect(
      status.hints
        == [
          Phrase("the event is allowed while it is registered, dispatched", "只有下列状态可以记录此事件：已登记、已派发")
        ])
  }
}
