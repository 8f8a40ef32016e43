public import Basics

/// How an event breaks the table of SPEC §4: the reason for a refusal at append, and for an anomaly
/// in replay.
public enum Violation: Error, Sendable {
  case noCase
  case alreadyRegistered
  /// Rejected, merged or withdrawn: nothing happens to it any more.
  case ended(Status)
  case status(Status, allowed: StatusSet)
  case oddValue(key: Symbol)
  case groundMissing
  case unitUnknown(Symbol)
  case unitRetired(Symbol)
  case notAdmitted(Symbol, allowed: [Unit.Kind])
  case notHolder(by: Symbol, holder: Symbol)
  case nothingPending(String)
  case alreadyPending
  case finalDispatch(limit: Int)
  case noDispatch
  case windowPassed(String, end: Timestamp)
  case tierUnknown(Symbol, ladder: [Symbol])
  case notOneTierUp(from: Symbol, to: Symbol, next: Symbol)
  case atTop(Symbol)
  case whistleOpen
  case notEntitledToWhistle(by: Symbol, holder: Symbol)
  case notCalled(Symbol)
  case alreadyDone(Symbol)
  case notAnswered(Symbol)
  case limitPassed(due: Timestamp)
  case tooManyExtensions(limit: Int)
  case overCap(cap: Span)
  case amountMissing
  case levelNotAbove(CardLevel)
  case noSupervision(Symbol)
  case alreadyExcluded
  case notExcluded
  case ownVerification(Symbol)
  case reasonNotAllowed(Symbol, allowed: [Symbol])
  case evidenceMissing
  case whistleUnfinished(waitingFor: [Symbol])
  case notResolvable(holder: Symbol)
  case verificationMissing
  case followUpMissing
  case targetNotOpen(Symbol)
  case mergerRing(Symbol)
  case noMeeting(Symbol, having: [Symbol])
  case stepMissing(Int, next: Int)
  case notDispute(Symbol)
  case slipMissing(Slip, next: Slip)
  case unusableDocument(String)
  case register(RegisterViolation)

  /// A stable name, as `audit` prints it.
  public var kind: String {
    switch self {
    case .noCase: "no-case"
    case .alreadyRegistered: "already-registered"
    case .ended: "ended"
    case .status: "status"
    case .oddValue: "value"
    case .groundMissing: "ground"
    case .unitUnknown: "unit-unknown"
    case .unitRetired: "unit-retired"
    case .notAdmitted: "not-admitted"
    case .notHolder: "not-holder"
    case .nothingPending: "nothing-pending"
    case .alreadyPending: "already-pending"
    case .finalDispatch: "final-dispatch"
    case .noDispatch: "no-dispatch"
    case .windowPassed: "window"
    case .tierUnknown: "tier-unknown"
    case .notOneTierUp: "tier-step"
    case .atTop: "tier-top"
    case .whistleOpen: "whistle-open"
    case .notEntitledToWhistle: "whistle-caller"
    case .notCalled: "not-called"
    case .alreadyDone: "already-done"
    case .notAnswered: "not-answered"
    case .limitPassed: "limit-passed"
    case .tooManyExtensions: "extension-count"
    case .overCap: "extension-cap"
    case .amountMissing: "extension-amount"
    case .levelNotAbove: "supervision-level"
    case .noSupervision: "no-supervision"
    case .alreadyExcluded: "already-excluded"
    case .notExcluded: "not-excluded"
    case .ownVerification: "own-verification"
    case .reasonNotAllowed: "suspend-reason"
    case .evidenceMissing: "evidence"
    case .whistleUnfinished: "whistle-unfinished"
    case .notResolvable: "not-resolvable"
    case .verificationMissing: "verification"
    case .followUpMissing: "follow-up"
    case .targetNotOpen: "merge-target"
    case .mergerRing: "merge-ring"
    case .noMeeting: "meeting-none"
    case .stepMissing: "meeting-step"
    case .notDispute: "not-dispute"
    case .slipMissing: "slip-order"
    case .unusableDocument: "document"
    case .register(let violation): violation.kind
    }
  }
}

/// A violation in words.
public struct Wording: Hashable, Sendable {
  public let reason: String
  /// What would be allowed instead.
  public let remedy: String?
}

extension Violation {
  /// - Complexity: O(length of the names); only made for what is shown.
  public func wording(_ scene: Scene, at instant: Timestamp) -> Wording {
    func name(_ symbol: Symbol) -> String {
      symbol.isNone ? "nobody" : "'\(scene.symbols.text(symbol))'"
    }
    func names(_ symbols: [Symbol]) -> String { symbols.map(name).joined(separator: ", ") }
    func time(_ instant: Timestamp) -> String { scene.zone(at: instant).format(instant) }
    let (reason, remedy): (String, String?) =
      switch self {
      case .noCase: ("there is no such case", "register it first: case.registered")
      case .alreadyRegistered: ("the case is registered already", "take a new case number")
      case .ended(let status):
        ("the case was \(status.name): nothing happens to it any more", nil)
      case .status(let status, let allowed):
        (
          "the case is \(status.name)",
          "allowed while it is " + allowed.statuses.map(\.name).joined(separator: ", ")
        )
      case .oddValue(let key):
        ("data.\(scene.symbols.text(key)) has a value that it cannot have", nil)
      case .groundMissing: ("no ground is given", "say it in data.ground")
      case .unitUnknown(let unit):
        ("the unit \(name(unit)) is not registered", "register it first: unit.registered")
      case .unitRetired(let unit): ("the unit \(name(unit)) has retired", "name its successor")
      case .notAdmitted(let unit, let allowed):
        (
          "the matter's admission list does not allow \(name(unit))",
          "allowed are units of kind " + allowed.map(\.rawValue).joined(separator: ", ")
        )
      case .notHolder(let by, let holder):
        ("recorded by \(name(by)), but the holder is \(name(holder))", "only the holder may do so")
      case .nothingPending(let what): ("no \(what) is pending", "it must be requested first")
      case .alreadyPending:
        ("a request for extension is pending already", "grant or deny that one first")
      case .finalDispatch(let limit):
        ("after \(limit) returns this dispatch is final: it cannot be returned", nil)
      case .noDispatch: ("there is no dispatch to go back to", nil)
      case .windowPassed(let what, let end):
        ("the window to \(what) closed at \(time(end))", nil)
      case .tierUnknown(let tier, let ladder):
        ("the ladder has no tier \(name(tier))", "its tiers are " + names(ladder))
      case .notOneTierUp(let from, let to, let next):
        (
          "from \(name(from)) to \(name(to)) is not one tier up",
          "allowed is \(name(next)), or a skip that the rules name"
        )
      case .atTop(let tier): ("\(name(tier)) is the top of the ladder", nil)
      case .whistleOpen: ("a whistle is open already", "wait until all called units are in")
      case .notEntitledToWhistle(let by, let holder):
        (
          "\(name(by)) is neither the holder \(name(holder)) nor above it",
          "the holder blows the whistle, or a unit above it"
        )
      case .notCalled(let unit): ("\(name(unit)) was not called", nil)
      case .alreadyDone(let unit): ("\(name(unit)) has done so already", nil)
      case .notAnswered(let unit):
        ("\(name(unit)) has not reported in", "whistle.answered comes first")
      case .limitPassed(let due): ("the limit passed at \(time(due))", nil)
      case .tooManyExtensions(let limit):
        ("\(limit) extensions were granted, the rules allow no more", nil)
      case .overCap(let cap): ("with it the extensions would exceed \(cap.text)", nil)
      case .amountMissing: ("neither the request nor the grant says how much", "give data.amount")
      case .levelNotAbove(let level):
        (
          "a \(level.name) or higher stands for this unit and case",
          "only a higher level may follow"
        )
      case .noSupervision(let unit): ("no supervision of \(name(unit)) stands", nil)
      case .alreadyExcluded: ("the case is excluded already", nil)
      case .notExcluded: ("the case is not excluded", nil)
      case .ownVerification(let unit):
        ("\(name(unit)) resolved the case itself", "another unit must verify it")
      case .reasonNotAllowed(let reason, let allowed):
        ("the rules know no suspension for \(name(reason))", "allowed are " + names(allowed))
      case .evidenceMissing: ("the matter asks for evidence", "give data.evidence")
      case .whistleUnfinished(let units):
        (
          "the whistle is still open: waiting for \(names(units))",
          "they answer, finish or are excused"
        )
      case .notResolvable(let holder):
        (
          "an accepted case is resolved only by a tier's unit, the holder is \(name(holder))",
          "sign or dispatch it first"
        )
      case .verificationMissing:
        ("the matter asks for verification in this round", "case.verified comes first")
      case .followUpMissing:
        ("the matter asks for a follow-up in this round", "case.followed comes first")
      case .targetNotOpen(let target):
        ("the case \(name(target)) is not open", "merge into an open case")
      case .mergerRing(let target): ("\(name(target)) was merged into this case: a ring", nil)
      case .noMeeting(let tier, let others):
        (
          "the rules have no meeting at \(name(tier))",
          others.isEmpty ? "they have none at any tier" : "meetings sit at " + names(others)
        )
      case .stepMissing(let step, let next):
        (
          "step \(step) was put before step \(next)",
          "in this round step \(next) comes next; earlier ones may be repeated"
        )
      case .notDispute(let matter):
        (
          "the matter \(name(matter)) is no dispute",
          "slips are made out on matters of kind dispute"
        )
      case .slipMissing(let slip, let next):
        (
          "the slip '\(slip.name)' was put before '\(next.name)'",
          "in this round '\(next.name)' comes next; earlier ones may be repeated"
        )
      case .unusableDocument(let reason): (reason, nil)
      case .register(let violation): violation.wording(name)
      }
    return Wording(reason: reason, remedy: remedy)
  }
}
