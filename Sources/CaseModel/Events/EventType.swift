/// The events of SPEC §3. The raw value is the name on the wire, which never changes.
public enum EventType: String, CaseIterable, Sendable {
  // Setting the scene
  case rulesAdopted = "rules.adopted"
  case calendarAdopted = "calendar.adopted"
  case unitRegistered = "unit.registered"
  case unitRetired = "unit.retired"
  case actorRegistered = "actor.registered"
  case actorRetired = "actor.retired"
  // Accept
  case caseRegistered = "case.registered"
  case caseAccepted = "case.accepted"
  case caseRejected = "case.rejected"
  case caseMerged = "case.merged"
  case caseWithdrawn = "case.withdrawn"
  // Dispatch
  case caseDispatched = "case.dispatched"
  case caseSigned = "case.signed"
  case caseContacted = "case.contacted"
  case returnRequested = "return.requested"
  case returnApproved = "return.approved"
  case returnDenied = "return.denied"
  case whistleBlown = "whistle.blown"
  case whistleAnswered = "whistle.answered"
  case whistleExcused = "whistle.excused"
  case whistleFinished = "whistle.finished"
  case whistleRated = "whistle.rated"
  case caseEscalated = "case.escalated"
  // Handle
  case caseSuspended = "case.suspended"
  case caseResumed = "case.resumed"
  case extensionRequested = "extension.requested"
  case extensionGranted = "extension.granted"
  case extensionDenied = "extension.denied"
  case meetingHeld = "meeting.held"
  case mediationRecorded = "mediation.recorded"
  case caseResolved = "case.resolved"
  case caseVerified = "case.verified"
  case caseFollowed = "case.followed"
  case caseReopened = "case.reopened"
  case caseClosed = "case.closed"
  // Supervise
  case caseUrged = "case.urged"
  case supervisionIssued = "supervision.issued"
  case supervisionAnswered = "supervision.answered"
  case supervisionLifted = "supervision.lifted"
  // Assess
  case caseExcluded = "case.excluded"
  case exclusionRevoked = "exclusion.revoked"
  case assessmentPublished = "assessment.published"
  case appealFiled = "appeal.filed"
  case appealDecided = "appeal.decided"
  // Serve
  case taskPosted = "task.posted"
  case taskClaimed = "task.claimed"
  case taskDone = "task.done"
  case taskDropped = "task.dropped"
  case pointsAwarded = "points.awarded"
  case pointsReversed = "points.reversed"
  case needListed = "need.listed"
  case resourceOffered = "resource.offered"
  case projectMatched = "project.matched"
  case projectFinished = "project.finished"
  case commitmentMade = "commitment.made"
  case commitmentKept = "commitment.kept"
  case subjectErased = "subject.erased"

  /// Which part of SPEC §3 the event belongs to.
  public enum Stage: Sendable { case scene, accept, dispatch, handle, supervise, assess, serve }

  public var stage: Stage {
    switch self {
    case .rulesAdopted, .calendarAdopted, .unitRegistered, .unitRetired, .actorRegistered,
      .actorRetired:
      .scene
    case .caseRegistered, .caseAccepted, .caseRejected, .caseMerged, .caseWithdrawn: .accept
    case .caseDispatched, .caseSigned, .caseContacted, .returnRequested, .returnApproved,
      .returnDenied, .whistleBlown, .whistleAnswered, .whistleExcused, .whistleFinished,
      .whistleRated, .caseEscalated:
      .dispatch
    case .caseSuspended, .caseResumed, .extensionRequested, .extensionGranted, .extensionDenied,
      .meetingHeld, .mediationRecorded, .caseResolved, .caseVerified, .caseFollowed,
      .caseReopened, .caseClosed:
      .handle
    case .caseUrged, .supervisionIssued, .supervisionAnswered, .supervisionLifted: .supervise
    case .caseExcluded, .exclusionRevoked, .assessmentPublished, .appealFiled, .appealDecided:
      .assess
    case .taskPosted, .taskClaimed, .taskDone, .taskDropped, .pointsAwarded, .pointsReversed,
      .needListed, .resourceOffered, .projectMatched, .projectFinished, .commitmentMade,
      .commitmentKept, .subjectErased:
      .serve
    }
  }

  /// Whether the event enters a register: it changes no case, and makes state of its own.
  public var entersRegister: Bool {
    switch self {
    case .taskPosted, .taskClaimed, .taskDone, .taskDropped, .pointsAwarded, .pointsReversed,
      .needListed, .resourceOffered, .projectMatched, .projectFinished, .commitmentMade,
      .commitmentKept, .assessmentPublished, .appealFiled, .appealDecided:
      true
    default: false
    }
  }

  /// Whether the event is about the case that is its subject.
  public var concernsCase: Bool {
    switch (self, stage) {
    case (.caseExcluded, _), (.exclusionRevoked, _): true
    case (_, .accept), (_, .dispatch), (_, .handle), (_, .supervise): true
    case (_, .scene), (_, .assess), (_, .serve): false
    }
  }
}
