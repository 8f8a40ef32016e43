public import Basics

/// How an event breaks the rules: behind `guard.` stands the kind that `audit` prints.
public enum GuardCode: String, ErrorCode {
  case alreadyDone = "guard.already-done"
  case alreadyExcluded = "guard.already-excluded"
  case alreadyPending = "guard.already-pending"
  case alreadyRegistered = "guard.already-registered"
  case authority = "guard.authority"
  case beforeRegistration = "guard.before-registration"
  case future = "guard.future"
  case lateRecord = "guard.late-record"
  case matterUnknown = "guard.matter-unknown"
  case noChange = "guard.no-change"
  case notEntitled = "guard.not-entitled"
  case publishedBefore = "guard.published-before"
  case placeUnknown = "guard.place-unknown"
  case sameUnit = "guard.same-unit"
  case appealPending = "guard.appeal-pending"
  case commitmentKept = "guard.commitment-kept"
  case commitmentLate = "guard.commitment-late"
  case commitmentMade = "guard.commitment-made"
  case document = "guard.document"
  case ended = "guard.ended"
  case evidence = "guard.evidence"
  case extensionAmount = "guard.extension-amount"
  case extensionCap = "guard.extension-cap"
  case extensionCount = "guard.extension-count"
  case finalDispatch = "guard.final-dispatch"
  case followUp = "guard.follow-up"
  case ground = "guard.ground"
  case limitPassed = "guard.limit-passed"
  case meetingNone = "guard.meeting-none"
  case meetingStep = "guard.meeting-step"
  case mergeRing = "guard.merge-ring"
  case mergeTarget = "guard.merge-target"
  case noAppeal = "guard.no-appeal"
  case noCase = "guard.no-case"
  case noCommitment = "guard.no-commitment"
  case noDispatch = "guard.no-dispatch"
  case noNeed = "guard.no-need"
  case noProject = "guard.no-project"
  case noSupervision = "guard.no-supervision"
  case noTask = "guard.no-task"
  case notAdmitted = "guard.not-admitted"
  case notAnswered = "guard.not-answered"
  case notCalled = "guard.not-called"
  case notDispute = "guard.not-dispute"
  case notExcluded = "guard.not-excluded"
  case notHolder = "guard.not-holder"
  case nothingPending = "guard.nothing-pending"
  case notPublished = "guard.not-published"
  case notResolvable = "guard.not-resolvable"
  case ownVerification = "guard.own-verification"
  case pointsBelow = "guard.points-below"
  case restsOnLater = "guard.rests-on-later"
  case score = "guard.score"
  case separation = "guard.separation"
  case slipOrder = "guard.slip-order"
  case status = "guard.status"
  case supervisionLevel = "guard.supervision-level"
  case suspendReason = "guard.suspend-reason"
  case taskActor = "guard.task-actor"
  case taskGone = "guard.task-gone"
  case taskOpen = "guard.task-open"
  case taskTaken = "guard.task-taken"
  case taskUnclaimed = "guard.task-unclaimed"
  case tierStep = "guard.tier-step"
  case tierTop = "guard.tier-top"
  case tierUnknown = "guard.tier-unknown"
  case unitPath = "guard.unit-path"
  case unitRetired = "guard.unit-retired"
  case unitUnknown = "guard.unit-unknown"
  case value = "guard.value"
  case verification = "guard.verification"
  case whistleCaller = "guard.whistle-caller"
  case whistleOpen = "guard.whistle-open"
  case whistleUnfinished = "guard.whistle-unfinished"
  case window = "guard.window"

  public var remedy: Phrase {
    switch self {
    case .alreadyDone: Phrase("each called unit does so once a whistle", "每次吹哨，每个单位只记一次")
    case .alreadyExcluded:
      Phrase("exclusion.revoked takes it back", "如需恢复计入，请撤销剔除（exclusion.revoked）")
    case .alreadyPending:
      Phrase("grant or deny that one first", "请先批复那一份（extension.granted 或 extension.denied）")
    case .alreadyRegistered: Phrase("take a new case number", "请换一个新的案件编号")
    case .authority:
      Phrase(
        "'whistle may' lists what somebody may record; roles are given with actor.registered",
        "“whistle may”列出某人可记录的事件；角色由人员登记（actor.registered）授予")
    case .separation: Phrase("somebody else records it", "应由另一人记录")
    case .beforeRegistration:
      Phrase("give the time at which it happened, with --time", "请用 --time 写明实际发生的时间")
    case .future:
      Phrase("record it when it has happened; --time takes the instant", "请在发生之后再记；--time 写发生的时间")
    case .lateRecord:
      Phrase("it has its effect by its place in the book; see the history", "按其在台账中的位置生效，请核对办理经过")
    case .matterUnknown: Phrase("'whistle rules show' lists the matters", "事项见“whistle rules show”")
    case .noChange: Phrase("give another matter, urgency or place", "请填写不同的事项、紧急程度或地点")
    case .notEntitled: Phrase("one of them records it", "应由其中之一记录")
    case .publishedBefore:
      Phrase(
        "a new edition names the one that it corrects: data.corrects", "新版须在 data.corrects 注明更正哪一份")
    case .placeUnknown: Phrase("'whistle units' lists the units", "单位见“whistle units”")
    case .sameUnit: Phrase("dispatch it to another unit", "请派给其他单位")
    case .appealPending: Phrase("decide it first: appeal.decided", "请先作出决定（appeal.decided）")
    case .commitmentKept: Phrase("each commitment is kept once", "每项承诺只记一次兑现")
    case .commitmentLate: Phrase("make it for the next quarter", "请列入下一季度")
    case .commitmentMade: Phrase("name another item", "请另填承诺事项")
    case .document:
      Phrase(
        "the keys of each type are listed in events/FORMAT.md; "
          + "'whistle rules check' reads rulesets",
        "各类事件的键见 events/FORMAT.md；规则文件可用“whistle rules check”检查")
    case .ended: Phrase("what follows is a new case: case.registered", "后续诉求请另行登记（case.registered）")
    case .evidence:
      Phrase(
        "give data.evidence; with a verb: --evidence sha256:…",
        "请填写 data.evidence；用办件命令时写 --evidence sha256:…")
    case .extensionAmount: Phrase("give data.amount", "请填写 data.amount")
    case .extensionCap: Phrase("ask for less", "请缩短延期")
    case .extensionCount, .finalDispatch:
      Phrase("handle it, or escalate it: case.escalated", "请继续办理，或上报（case.escalated）")
    case .followUp:
      Phrase(
        "case.followed comes first: whistle follow CASE SOLVED SATISFIED",
        "请先回访（case.followed）：whistle follow 〈案件〉 〈是否解决〉 〈是否满意〉")
    case .ground: Phrase("say it in data.ground", "请在 data.ground 中写明")
    case .limitPassed:
      Phrase("extensions are requested and granted before the limit", "延期须在到期前申请并批准")
    case .meetingNone: Phrase("name a tier that has a meeting", "请填写设有议事会的层级")
    case .meetingStep:
      Phrase("record the step that comes next; earlier ones may be repeated", "请记录下一步；之前的步骤可以重复")
    case .mergeRing: Phrase("merge into an open case that does not lead here", "请并入不指向本案的未结案件")
    case .mergeTarget: Phrase("merge into an open case", "请并入未结的案件")
    case .noAppeal: Phrase("file it first: appeal.filed", "请先提出申诉（appeal.filed）")
    case .noCase: Phrase("register it first: case.registered", "请先登记（case.registered）")
    case .noCommitment:
      Phrase(
        "it is kept with the same data.unit, data.quarter and data.item as it was made",
        "data.unit、data.quarter、data.item 须与亮承诺时相同")
    case .noDispatch:
      Phrase(
        "only what was dispatched is returned; escalate it instead: case.escalated",
        "只有派发来的案件才能退单；可改为上报（case.escalated）")
    case .noNeed:
      Phrase(
        "list it first: need.listed with the same data.item", "请先列入需求清单（need.listed，data.item 相同）")
    case .noProject:
      Phrase(
        "match it first: project.matched with the same data.unit and data.item",
        "请先对接项目（project.matched，data.unit 和 data.item 相同）")
    case .noSupervision: Phrase("supervision.issued comes first", "须先有督办（supervision.issued）")
    case .noTask: Phrase("post it first: task.posted", "请先张榜（task.posted）")
    case .notAdmitted: Phrase("name a unit of a kind that is allowed", "请改派准入清单所列类别的单位")
    case .notAnswered: Phrase("whistle.answered comes first", "请先报到（whistle.answered）")
    case .notCalled:
      Phrase("only units that whistle.blown called may do so", "只限吹哨（whistle.blown）点到的单位")
    case .notDispute:
      Phrase("slips are made out on matters of kind dispute", "四单只用于矛盾纠纷类事项（dispute）")
    case .notExcluded: Phrase("case.excluded comes first", "须先有剔除（case.excluded）")
    case .notHolder: Phrase("only the holder may do so", "只有承办单位可以这样做")
    case .nothingPending:
      Phrase("it must be requested first", "请先提出申请（return.requested 或 extension.requested）")
    case .notPublished:
      Phrase("appeals follow assessment.published", "公布（assessment.published）之后才能申诉")
    case .notResolvable: Phrase("sign or dispatch it first", "请先派发并签收")
    case .ownVerification: Phrase("another unit must verify it", "请由其他单位核查")
    case .pointsBelow: Phrase("take back what remains at most", "最多扣回所剩的积分")
    case .restsOnLater:
      Phrase("name a sequence before it in data.sequence", "data.sequence 请填此前的序号")
    case .score: Phrase("rate from 0 to 100, decimals are allowed", "请按 0 到 100 评分，可用小数")
    case .slipOrder:
      Phrase("record the slip that comes next; earlier ones may be repeated", "请开出下一单；之前的可以重复")
    case .status:
      Phrase(
        "record it while the case has one of its statuses (whistle help event TYPE)",
        "请在允许的状态下记录（“whistle help event 类型”列出各类事件允许的状态）")
    case .supervisionLevel: Phrase("only a higher level may follow", "只能签发更高级别的督办")
    case .suspendReason: Phrase("give a reason that the rules name", "请填写规则所列的理由")
    case .taskActor: Phrase("name them in data.actor if they did it", "如确是本人所为，请在 data.actor 中写明")
    case .taskGone: Phrase("claim one that is on the board", "请揭榜上的任务")
    case .taskOpen: Phrase("it can be posted again when it is gone", "完成或撤榜之后可再次张榜")
    case .taskTaken: Phrase("it can be claimed again when it is dropped", "退榜后可再揭榜")
    case .taskUnclaimed: Phrase("claim it first: task.claimed", "请先揭榜（task.claimed）")
    case .tierStep: Phrase("escalate to the next tier", "请上报到上一级")
    case .tierTop: Phrase("it is decided or dispatched at this tier", "请在本级决定或派发（case.dispatched）")
    case .tierUnknown: Phrase("name a tier of the rules in force", "请填写现行规则所列的层级")
    case .unitPath:
      Phrase(
        "write its steps from the top, such as street/community/grid, "
          + "without a slash at the end",
        "请自上而下写出各级，如 街道/社区/网格，末尾不加斜杠")
    case .unitRetired: Phrase("name a unit that has not retired", "请改填未撤销的单位")
    case .unitUnknown: Phrase("register it first: unit.registered", "请先登记单位（unit.registered）")
    case .value:
      Phrase(
        "look at the values that the key may have (whistle help event TYPE)",
        "请按该键可取的值填写（见“whistle help event 类型”）")
    case .verification:
      Phrase(
        "case.verified comes first: whistle check CASE PASS",
        "请先核查（case.verified）：whistle check 〈案件〉 〈是否通过〉")
    case .whistleCaller: Phrase("the holder blows the whistle, or a unit above it", "由承办单位或其上级吹哨")
    case .whistleOpen: Phrase("wait until all called units have reported in", "请等被吹哨单位全部到位")
    case .whistleUnfinished: Phrase("they answer, finish or are excused", "须待其报到、办毕或免到")
    case .window:
      Phrase("handle it or escalate it; what follows is a new case", "请继续办理或上报；后续诉求请另行登记")
    }
  }
}
