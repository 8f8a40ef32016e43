/// The table of events (SPEC §3 and §4), a row a type.
extension EventType {
  var definition: EventRow {
    switch self {
    // MARK: Reference data
    case .rulesAdopted:
      .beside(
        .reference, "rules.adopted", "rules come into force", "规则施行", .reference,
        .must(.ruleset, .ruleset), .must(.effective, .instant),
        .must(.scope, .choice(Adoption.Scope.allCases.map(\.rawValue))))
    case .calendarAdopted:
      .beside(
        .reference, "calendar.adopted", "the calendar of a year", "日历公布", .reference,
        .must(.calendar), .must(.year, .year), .must(.holidays, .dates),
        .must(.workdays, .dates), .may(.hours, .dayHours))
    case .unitRegistered:
      .beside(
        .reference, "unit.registered", "a unit is registered", "单位登记", .reference,
        .must(.unit, .unit), .must(.name),
        .must(.kind, .choice(Unit.Kind.allCases.map(\.rawValue))), .may(.nameEn),
        .may(.tier), .may(.parent, .unit),
        .may(.gridKind, .choice(Unit.GridKind.allCases.map(\.rawValue))),
        .may(.households, .count), .may(.posts, .counts))
    case .unitRetired:
      .beside(
        .reference, "unit.retired", "a unit is dissolved", "单位撤销", .reference,
        .must(.unit, .unit), .may(.successor, .unit))
    case .actorRegistered:
      .beside(
        .reference, "actor.registered", "somebody begins to record", "人员登记", .reference,
        .must(.actor), .must(.unit, .unit), .must(.roles, .texts), .may(.login))
    case .actorRetired:
      .beside(
        .reference, "actor.retired", "somebody no longer records", "人员注销", .reference,
        .must(.actor))

    // MARK: Accept
    case .caseRegistered:
      .ofCase(
        "case.registered", "a request is registered", "登记", .accept, from: [], to: .registered,
        effect: [], .must(.matter), .must(.place, .unit),
        .must(
          .channel,
          .choice(["grid", "hotline", "app", "wechat", "window", "proactive", "import"])),
        .must(.urgency, .choice(urgencies)), .must(.title),
        .may(.requester), .may(.commitment, .digest), .may(.note), .may(.external))
    case .caseAccepted:
      .ofCase(
        "case.accepted", "accepted", "受理", .accept, from: .registered, to: .accepted,
        effect: .unresolved, readsReference: true, .may(.tier), .may(.due, .instant),
        .may(.corrects))
    case .caseRejected:
      .ofCase(
        "case.rejected", "not accepted", "不予受理", .accept, from: .registered, to: .rejected,
        effect: .unresolved, .must(.ground), .may(.advice))
    case .caseMerged:
      .ofCase(
        "case.merged", "merged into another case", "并案", .accept, from: .open, to: .merged,
        effect: .open, .must(.into))
    case .caseReclassified:
      .ofCase(
        "case.reclassified", "becomes a case of another class", "改类", .accept,
        from: .unresolved, effect: .unresolved, .may(.matter),
        .may(.urgency, .choice(urgencies)), .may(.place, .unit), .must(.reason))
    case .caseWithdrawn:
      .ofCase(
        "case.withdrawn", "withdrawn by the resident", "撤回", .accept, from: .open,
        to: .withdrawn, effect: .open, .may(.reason))

    // MARK: Dispatch
    case .caseDispatched:
      .ofCase(
        "case.dispatched", "dispatched to a unit", "派发", .dispatch, from: .worked,
        to: .dispatched, effect: .unresolved, .must(.to, .unit), .may(.due, .instant),
        .may(.assist, .units))
    case .caseSigned:
      .ofCase(
        "case.signed", "signed for by the holder", "签收", .dispatch, from: .dispatched,
        to: .handling, effect: .unresolved, .must(.unit, .unit))
    case .caseContacted:
      .ofCase(
        "case.contacted", "the resident is contacted first", "先行联系", .dispatch, from: .open,
        effect: .notEnded, .may(.reached, .flag))
    case .returnRequested:
      .ofCase(
        "return.requested", "the holder asks to return it", "申请退单", .dispatch,
        from: [.dispatched, .handling], effect: .unresolved, .must(.unit, .unit),
        .must(.reason))
    case .returnApproved:
      .ofCase(
        "return.approved", "the return is approved", "同意退单", .dispatch, from: .unresolved,
        to: .accepted, effect: .unresolved, .must(.unit, .unit), .must(.reason))
    case .returnDenied:
      .ofCase(
        "return.denied", "the return is denied", "不同意退单", .dispatch, from: .unresolved,
        effect: .unresolved, .must(.unit, .unit), .must(.reason))
    case .whistleBlown:
      .ofCase(
        "whistle.blown", "departments are called in", "吹哨", .dispatch, from: .worked,
        effect: .unresolved, .must(.kind, .choice(["routine", "tough", "emergency"])),
        .must(.call, .units), .may(.lead, .calledUnit))
    case .whistleAnswered:
      .ofCase(
        "whistle.answered", "a called unit reports in", "报到", .dispatch, from: .notEnded,
        effect: .notEnded, .must(.unit, .unit), .may(.onsite, .flag))
    case .whistleExcused:
      .ofCase(
        "whistle.excused", "a called unit is excused", "免到", .dispatch, from: .notEnded,
        effect: .notEnded, .must(.unit, .unit), .must(.reason))
    case .whistleFinished:
      .ofCase(
        "whistle.finished", "a called unit has finished", "办毕", .dispatch, from: .unresolved,
        effect: .unresolved, .must(.unit, .unit))
    case .whistleRated:
      .ofCase(
        "whistle.rated", "the answer, or the whistle itself, is rated", "评哨", .dispatch,
        from: .unresolved, effect: .unresolved, .must(.unit, .unit), .must(.score, .score),
        later: [.must(.unit, .unit), .must(.rater, .unit), .must(.score, .score)])
    case .caseEscalated:
      .ofCase(
        "case.escalated", "escalated a tier", "上报", .dispatch, from: .worked, to: .accepted,
        effect: .unresolved, readsReference: true, .must(.from), .must(.to),
        .must(.cause, .choice(["unable", "timer", "returns", "rework", "order"])),
        .may(.timer, .timer), .may(.run, .integer(TimerRun.numbers)), .may(.skip, .flag))

    // MARK: Handle
    case .caseSuspended:
      .ofCase(
        "case.suspended", "suspended", "挂起", .handle, from: .worked, to: .suspended,
        effect: .unresolved, .must(.reason), .may(.reviewOn))
    case .caseResumed:
      .ofCase(
        "case.resumed", "resumed", "恢复", .handle, from: .suspended, effect: .unresolved,
        .must(.reason))
    case .extensionRequested:
      .ofCase(
        "extension.requested", "the holder asks for more time", "申请延期", .handle, from: .worked,
        effect: .unresolved, .must(.unit, .unit), .must(.amount, .span))
    case .extensionGranted:
      .ofCase(
        "extension.granted", "more time is granted", "同意延期", .handle, from: .unresolved,
        effect: .unresolved, .must(.unit, .unit), .may(.amount, .span))
    case .extensionDenied:
      .ofCase(
        "extension.denied", "more time is denied", "不同意延期", .handle, from: .unresolved,
        effect: .unresolved, .must(.unit, .unit), .may(.amount, .span))
    case .meetingHeld:
      .ofCase(
        "meeting.held", "a meeting is held on it", "议事", .handle, from: .notEnded,
        effect: .notEnded, .must(.tier), .must(.step, .integer(Deliberation.steps)),
        .may(.outcome, .choice(MeetingOutcome.allCases.map(\.rawValue))), .may(.minutes))
    case .mediationRecorded:
      .ofCase(
        "mediation.recorded", "a slip of a mediation", "调解", .handle, from: .notEnded,
        effect: .notEnded, .must(.slip, .choice(Slip.allCases.map(\.name))), .may(.outcome))
    case .caseResolved:
      .ofCase(
        "case.resolved", "resolved by the holder", "办结", .handle, from: .worked, to: .resolved,
        effect: .unresolved, .must(.action), .may(.evidence, .evidence))
    case .caseVerified:
      .ofCase(
        "case.verified", "verified by somebody else", "核查", .handle, from: .settled,
        effect: .notEnded, .must(.pass, .flag))
    case .caseFollowed:
      .ofCase(
        "case.followed", "the resident is called back", "回访", .handle, from: .settled,
        effect: .notEnded, .must(.reached, .flag), .may(.solved, .flagWhereReached),
        .may(.satisfied, .flagWhereReached))
    case .caseReopened:
      .ofCase(
        "case.reopened", "reopened", "重办", .handle, from: .settled, to: .handling,
        effect: .notEnded, .must(.cause, .choice(["verify", "follow", "repeat", "order"])))
    case .caseClosed:
      .ofCase(
        "case.closed", "closed", "结案", .handle, from: .resolved, to: .closed,
        effect: .notEnded,
        .must(.outcome, .choice(["solved", "explained", "unsolved", "deferred"])))

    // MARK: Supervise
    case .caseUrged:
      .ofCase(
        "case.urged", "a reminder before the limit", "催办", .supervise, from: .open,
        effect: .every, .must(.timer, .timer), .must(.run, .integer(TimerRun.numbers)),
        .must(.unit, .unit), .must(.due, .instant))
    case .supervisionIssued:
      .ofCase(
        "supervision.issued", "a notice or card", "督办", .supervise, from: .open, effect: .every,
        .must(.level, .choice(CardLevel.allCases.map(\.name))), .must(.unit, .unit),
        .must(.cause, .choice(["timer", "order"])), .may(.timer, .timer),
        .may(.run, .integer(TimerRun.numbers)), .may(.replyBy, .instant),
        .may(.provisional, .flag))
    case .supervisionAnswered:
      .ofCase(
        "supervision.answered", "the unit replies to it", "督办反馈", .supervise, from: .every,
        effect: .every, .must(.unit, .unit), .must(.reason))
    case .supervisionLifted:
      .ofCase(
        "supervision.lifted", "it is lifted", "销号", .supervise, from: .every, effect: .every,
        .must(.unit, .unit), .must(.reason))

    // MARK: Assess
    case .caseExcluded:
      .ofCase(
        "case.excluded", "left out of the assessment", "剔除", .assess, from: .every,
        effect: .every, .must(.ground))
    case .exclusionRevoked:
      .ofCase(
        "exclusion.revoked", "counted in the assessment again", "撤销剔除", .assess, from: .every,
        effect: .every, .must(.ground))
    case .assessmentPublished:
      .published("assessment.published", "a table is made public", "公布考核")
    case .disclosurePublished:
      .published("disclosure.published", "the figures of a month are made public", "每月公开")
    case .appealFiled:
      .beside(
        .register, "appeal.filed", "a unit objects", "申诉", .assess, .must(.unit, .unit),
        .must(.ground))
    case .appealDecided:
      .beside(
        .register, "appeal.decided", "an objection is decided", "申诉决定", .assess,
        .must(.granted, .flag), .may(.correction))

    // MARK: Serve
    case .taskPosted: .task("task.posted", "a task is posted", "张榜")
    case .taskClaimed: .task("task.claimed", "a task is taken up", "揭榜")
    case .taskDone: .task("task.done", "a task is done", "任务完成")
    case .taskDropped: .task("task.dropped", "a task is given back", "退榜")
    case .caseNoted:
      .ofCase(
        "case.noted", "anything else that was done", "记事", .serve, from: .every, effect: [],
        .must(.what), .may(.lifecycle), .may(.resource))
    case .pointsAwarded: .points("points.awarded", "points are given", "记积分")
    case .pointsReversed: .points("points.reversed", "points are taken back", "扣回积分")
    case .needListed: .listed("need.listed", "a need is listed", "登记需求")
    case .resourceOffered: .listed("resource.offered", "a resource is offered", "登记资源")
    case .projectMatched: .listed("project.matched", "a need finds a resource", "项目对接")
    case .projectFinished: .listed("project.finished", "a project is finished", "项目完成")
    case .commitmentMade: .commitment("commitment.made", "a unit commits itself", "亮承诺")
    case .commitmentKept: .commitment("commitment.kept", "it is kept", "践诺")
    case .subjectErased:
      .beside(
        .nothing, "subject.erased", "personal data is erased", "个人信息删除", .serve,
        .must(.requester), .must(.basis, .code))
    }
  }
}

private let urgencies = ["normal", "urgent", "emergency"]

/// Rows of the same form.
extension EventRow {
  fileprivate static func published(
    _ name: String, _ english: String, _ chinese: String
  ) -> EventRow {
    .beside(
      .register, name, english, chinese, .assess, .must(.period, .period), .must(.rules),
      .must(.sequence, .count), .must(.table), .may(.corrects))
  }

  fileprivate static func task(_ name: String, _ english: String, _ chinese: String) -> EventRow {
    .beside(
      .register, name, english, chinese, .serve, .must(.actor), .may(.evidence, .evidence),
      .may(.item))
  }

  fileprivate static func points(
    _ name: String, _ english: String, _ chinese: String
  ) -> EventRow {
    .beside(
      .register, name, english, chinese, .serve, .must(.ledger), .must(.holder),
      .must(.indicator), .must(.amount, .amount), .may(.ref))
  }

  fileprivate static func listed(
    _ name: String, _ english: String, _ chinese: String
  ) -> EventRow {
    .beside(
      .register, name, english, chinese, .serve, .must(.list), .must(.unit, .unit),
      .may(.item))
  }

  fileprivate static func commitment(
    _ name: String, _ english: String, _ chinese: String
  ) -> EventRow {
    .beside(
      .register, name, english, chinese, .serve, .must(.unit, .unit),
      .must(.quarter, .quarter), .must(.item))
  }
}

extension StatusSet {
  /// In somebody's hands.
  fileprivate static let worked: StatusSet = [.accepted, .dispatched, .handling]
  fileprivate static let unresolved = open.subtracting(.resolved)
  fileprivate static let settled: StatusSet = [.resolved, .closed]
  fileprivate static let notEnded: StatusSet = [.open, .closed]
}
