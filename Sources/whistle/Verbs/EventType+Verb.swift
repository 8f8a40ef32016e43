import Basics
import CaseModel

/// The verbs, a row a type of events; nil for what other commands record, or the engine alone.
extension EventType {
  var verb: Verb? {
    switch self {
    // MARK: Reference data
    case .rulesAdopted, .calendarAdopted: nil
    case .unitRegistered:
      Verb(
        "add-unit", self, about: .named("unit/{unit}"),
        [.must(.unit), .must(.name), .must(.kind)],
        undo: .verb("retire-unit"))
    case .unitRetired:
      Verb(
        "retire-unit", self, about: .named("unit/{unit}"), [.must(.unit), .may(.successor)],
        undo: .verb("add-unit"))
    case .actorRegistered:
      Verb(
        "add-actor", self, about: .named("actor/{actor}"),
        [.must(.actor), .must(.unit), .may(.roles)], else: [(.roles, .value(.array([])))],
        undo: .verb("retire-actor"))
    case .actorRetired:
      Verb(
        "retire-actor", self, about: .named("actor/{actor}"), [.must(.actor)],
        undo: .verb("add-actor"))

    // MARK: Accept
    case .caseRegistered:
      Verb(
        "register", self, about: .newFile, [.must(.matter), .must(.place), .must(.title)],
        else: [(.channel, .value(.string("window"))), (.urgency, .value(.string("normal")))],
        undo: .verb("withdraw"))
    case .caseAccepted: Verb("accept", self, undo: .note)
    case .caseRejected: Verb("reject", self, [.must(.ground)], undo: .note)
    case .caseMerged: Verb("merge", self, [.must(.into)], undo: .note)
    case .caseReclassified: Verb("reclassify", self, [.must(.reason)], undo: .again)
    case .caseWithdrawn: Verb("withdraw", self, [.may(.reason)], undo: .note)

    // MARK: Dispatch
    case .caseDispatched: Verb("dispatch", self, [.must(.to)], undo: .again)
    case .caseSigned: Verb("sign", self, else: [(.unit, .own)], undo: .verb("return"))
    case .caseContacted:
      Verb("contact", self, [.may(.reached)], else: [(.reached, .value(.bool(true)))], undo: .again)
    case .returnRequested:
      Verb("return", self, [.must(.reason)], else: [(.unit, .own)], undo: .verb("deny-return"))
    case .returnApproved:
      Verb(
        "approve-return", self, [.must(.reason)], else: [(.unit, .holder)],
        undo: .verb("dispatch"))
    case .returnDenied:
      Verb("deny-return", self, [.must(.reason)], else: [(.unit, .holder)], undo: .verb("return"))
    case .whistleBlown: Verb("blow", self, [.must(.kind), .must(.call)], undo: .verb("excuse"))
    case .whistleAnswered: Verb("report-in", self, else: [(.unit, .own)], undo: .note)
    case .whistleExcused: Verb("excuse", self, [.must(.unit), .must(.reason)], undo: .note)
    case .whistleFinished: Verb("finish", self, else: [(.unit, .own)], undo: .note)
    case .whistleRated:
      Verb("rate", self, [.must(.unit), .must(.score)], else: [(.rater, .own)], undo: .again)
    case .caseEscalated:
      Verb(
        "escalate", self, [.may(.to)],
        else: [(.from, .tier), (.to, .nextTier), (.cause, .value(.string("unable")))],
        undo: .verb("dispatch"))

    // MARK: Handle
    case .caseSuspended: Verb("suspend", self, [.must(.reason)], undo: .verb("resume"))
    case .caseResumed: Verb("resume", self, [.must(.reason)], undo: .verb("suspend"))
    case .extensionRequested:
      Verb("extend", self, [.must(.amount)], else: [(.unit, .own)], undo: .verb("deny"))
    case .extensionGranted:
      Verb("grant", self, [.may(.amount)], else: [(.unit, .holder)], undo: .note)
    case .extensionDenied: Verb("deny", self, else: [(.unit, .holder)], undo: .verb("extend"))
    case .meetingHeld:
      Verb("meet", self, [.must(.step), .may(.outcome)], else: [(.tier, .tier)], undo: .again)
    case .mediationRecorded: Verb("mediate", self, [.must(.slip), .may(.outcome)], undo: .again)
    case .caseResolved: Verb("resolve", self, [.must(.action)], undo: .verb("reopen"))
    case .caseVerified:
      Verb("check", self, [.must(.pass, yes: "pass", no: "fail")], undo: .again)
    case .caseFollowed:
      Verb(
        "follow", self, [.may(.solved), .may(.satisfied)], else: [(.reached, .value(.bool(true)))],
        undo: .again)
    case .caseReopened: Verb("reopen", self, [.must(.cause)], undo: .verb("resolve"))
    case .caseClosed: Verb("close", self, [.must(.outcome)], undo: .verb("reopen"))

    // MARK: Supervise
    case .caseUrged: nil
    case .supervisionIssued:
      Verb(
        "card", self, [.must(.level)],
        else: [(.unit, .holder), (.cause, .value(.string("order")))],
        undo: .verb("lift"))
    case .supervisionAnswered:
      Verb("reply", self, [.must(.reason)], else: [(.unit, .own)], undo: .again)
    case .supervisionLifted:
      Verb("lift", self, [.must(.reason)], else: [(.unit, .carded)], undo: .verb("card"))

    // MARK: Assess
    case .caseExcluded: Verb("exclude", self, [.must(.ground)], undo: .verb("include"))
    case .exclusionRevoked: Verb("include", self, [.must(.ground)], undo: .verb("exclude"))
    case .assessmentPublished, .disclosurePublished: nil
    case .appealFiled:
      Verb("appeal", self, [.must(.ground)], else: [(.unit, .own)], undo: .note)
    case .appealDecided:
      Verb("decide", self, [.must(.granted), .may(.correction)], undo: .note)

    // MARK: Serve
    case .taskPosted: .task("post-task", self, [.must(.item)], undo: .verb("drop-task"))
    case .taskClaimed: .task("claim-task", self, [.may(.actor)], undo: .verb("drop-task"))
    case .taskDone: .task("finish-task", self, [.may(.actor)], undo: .note)
    case .taskDropped: .task("drop-task", self, [.may(.actor)], undo: .verb("claim-task"))
    case .caseNoted: Verb("note", self, [.must(.what)], undo: .again)
    case .pointsAwarded: .points("award", self, undo: .verb("take-back"))
    case .pointsReversed: .points("take-back", self, undo: .verb("award"))
    case .needListed: .listed("list-need", self)
    case .resourceOffered: .listed("offer", self)
    case .projectMatched: .listed("match", self)
    case .projectFinished: .listed("finish-project", self)
    case .commitmentMade: .commitment("commit", self)
    case .commitmentKept: .commitment("keep", self)
    case .subjectErased: nil
    }
  }
}

/// Rows of the same form.
extension Verb {
  fileprivate static func task(
    _ name: String, _ type: EventType, _ arguments: [Argument], undo: Undo
  ) -> Verb {
    Verb(name, type, about: .given("task/"), arguments, else: [(.actor, .recorder)], undo: undo)
  }

  fileprivate static func points(_ name: String, _ type: EventType, undo: Undo) -> Verb {
    Verb(
      name, type, about: .named("{ledger}"),
      [.must(.ledger), .must(.holder), .must(.indicator), .must(.amount)], undo: undo)
  }

  fileprivate static func listed(_ name: String, _ type: EventType) -> Verb {
    Verb(
      name, type, about: .named("list/{list}"), [.must(.list), .must(.item)],
      else: [(.unit, .own)], undo: .note)
  }

  fileprivate static func commitment(_ name: String, _ type: EventType) -> Verb {
    Verb(
      name, type, about: .named("period/{quarter}/{unit}"), [.must(.quarter), .must(.item)],
      else: [(.unit, .own)], undo: .note)
  }
}
