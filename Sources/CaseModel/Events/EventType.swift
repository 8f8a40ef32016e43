/// The events of SPEC §3; what is known of each stands in its row (`EventRow`).
///
/// A number, not the name on the wire: guards and reducers find the row by it. It is kept nowhere but
/// in indexes of segments, which say which numbering is theirs.
public enum EventType: UInt8, CaseIterable, Sendable {
  // Reference data
  case rulesAdopted, calendarAdopted, unitRegistered, unitRetired, actorRegistered, actorRetired
  // Accept
  case caseRegistered, caseAccepted, caseRejected, caseMerged, caseReclassified
  case caseWithdrawn
  // Dispatch
  case caseDispatched, caseSigned, caseContacted, returnRequested, returnApproved, returnDenied
  case whistleBlown, whistleAnswered, whistleExcused, whistleFinished, whistleRated, caseEscalated
  // Handle
  case caseSuspended, caseResumed, extensionRequested, extensionGranted, extensionDenied
  case meetingHeld, mediationRecorded, caseResolved, caseVerified, caseFollowed, caseReopened
  case caseClosed
  // Supervise
  case caseUrged, supervisionIssued, supervisionAnswered, supervisionLifted
  // Assess
  case caseExcluded, exclusionRevoked, assessmentPublished, disclosurePublished
  case appealFiled, appealDecided
  // Serve
  case taskPosted, taskClaimed, taskDone, taskDropped, caseNoted, pointsAwarded
  case pointsReversed
  case needListed, resourceOffered, projectMatched, projectFinished, commitmentMade
  case commitmentKept, subjectErased

  /// The name on the wire, which never changes.
  public var name: String { row.name }

  public var row: EventRow { EventRow.all[Int(rawValue)] }

  /// See `EventRow`: without a copy of the row, which counts references that all threads share.
  public var readsReference: Bool { row.readsReference }

  /// Whether it is about a case: what is asked of every line, without a copy of its row.
  public var isOfCase: Bool { Self.areOfCases[Int(rawValue)] }

  private static let areOfCases = allCases.map { $0.row.subject == .case }
}
