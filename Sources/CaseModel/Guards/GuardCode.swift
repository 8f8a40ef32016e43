public import Basics

/// How an event breaks the rules: behind `guard.` stands the kind that `audit` prints.
public enum GuardCode: String, ErrorCode {
  case alreadyDone = "guard.already-done"
  case alreadyExcluded = "guard.already-excluded"
  case alreadyPending = "guard.already-pending"
  case alreadyRegistered = "guard.already-registered"
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

  public var text: ErrorText {
    switch self {
    case .alreadyDone:
      ErrorText(
        "the unit has answered, been excused or finished already", "该单位已报到、免到或办毕",
        do: "each called unit does so once a whistle", "每次吹哨，每个单位只记一次")
    case .alreadyExcluded:
      ErrorText(
        "the case is excluded already", "案件已剔除",
        do: "exclusion.revoked takes it back", "如需恢复计入，请撤销剔除（exclusion.revoked）")
    case .alreadyPending:
      ErrorText(
        "a request for extension is pending already", "已有一份延期申请待批",
        do: "grant or deny that one first", "请先批复那一份（extension.granted 或 extension.denied）")
    case .alreadyRegistered:
      ErrorText(
        "the case is registered already", "案件已登记",
        do: "take a new case number", "请换一个新的案件编号")
    case .beforeRegistration:
      ErrorText(
        "the line lies before the registration of its case", "记录的时间早于案件登记",
        do: "give the time at which it happened, with --time", "请用 --time 写明实际发生的时间")
    case .future:
      ErrorText(
        "the event lies in the future", "事件的时间在将来",
        do: "record it when it has happened; --time takes the instant", "请在发生之后再记；--time 写发生的时间")
    case .lateRecord:
      ErrorText(
        "recorded late: a later line had changed status, holder or leg before",
        "补记：此前的记录已改变状态、承办单位或承办段",
        do: "it has its effect by its place in the book; see the history",
        "按其在台账中的位置生效，请核对办理经过")
    case .matterUnknown:
      ErrorText(
        "the rules in force do not list the matter", "现行规则没有该事项",
        do: "'whistle rules show' lists the matters", "事项见“whistle rules show”")
    case .noChange:
      ErrorText(
        "the reclassification changes nothing", "改类没有改变任何内容",
        do: "give another matter, urgency or place", "请填写不同的事项、紧急程度或地点")
    case .notEntitled:
      ErrorText(
        "it is neither the holder, nor the unit that dispatched, nor above either",
        "既不是承办单位或派发单位，也不是其上级",
        do: "one of them records it", "应由其中之一记录")
    case .publishedBefore:
      ErrorText(
        "a disclosure of the period was published already", "该期的公开数据已公布",
        do: "a new edition names the one that it corrects: data.corrects",
        "新版须在 data.corrects 注明更正哪一份")
    case .placeUnknown:
      ErrorText(
        "the place is no registered unit and lies in none", "地点不是已登记的单位，也不在其中",
        do: "'whistle units' lists the units", "单位见“whistle units”")
    case .sameUnit:
      ErrorText(
        "the case is dispatched to this unit already", "案件已派给该单位",
        do: "dispatch it to another unit", "请派给其他单位")
    case .appealPending:
      ErrorText(
        "a second appeal on a subject while one waits", "该对象已有一份申诉待决定",
        do: "decide it first: appeal.decided", "请先作出决定（appeal.decided）")
    case .commitmentKept:
      ErrorText(
        "this commitment was kept already", "该承诺已兑现",
        do: "each commitment is kept once", "每项承诺只记一次兑现")
    case .commitmentLate:
      ErrorText(
        "made after the tenth of the quarter's first month", "晚于该季度首月 10 日亮出",
        do: "make it for the next quarter", "请列入下一季度")
    case .commitmentMade:
      ErrorText(
        "this commitment stands already", "该承诺已亮出",
        do: "name another item", "请另填承诺事项")
    case .document:
      ErrorText(
        "a ruleset, a calendar or an entry of the register is not valid: it has no effect",
        "规则、日历或登记内容无效，不发生效力",
        do: "the keys of each type are listed in events/FORMAT.md; "
          + "'whistle rules check' reads rulesets",
        "各类事件的键见 events/FORMAT.md；规则文件可用“whistle rules check”检查")
    case .ended:
      ErrorText(
        "the case was rejected, merged or withdrawn", "案件已不予受理、并案或撤回，不再办理",
        do: "what follows is a new case: case.registered",
        "后续诉求请另行登记（case.registered）")
    case .evidence:
      ErrorText(
        "the matter asks for evidence", "该事项办结须附佐证",
        do: "give data.evidence", "请填写 data.evidence")
    case .extensionAmount:
      ErrorText(
        "neither the request nor the grant says how much", "申请和批准都没有写明延长多久",
        do: "give data.amount", "请填写 data.amount")
    case .extensionCap:
      ErrorText(
        "the extensions together exceed the rules' cap, or cannot be compared with it",
        "延期合计超过规则上限，或无法与之比较",
        do: "ask for less", "请缩短延期")
    case .extensionCount:
      ErrorText(
        "more extensions than the rules allow", "延期次数超过规则允许的次数",
        do: "handle it, or escalate it: case.escalated", "请继续办理，或上报（case.escalated）")
    case .finalDispatch:
      ErrorText(
        "after that many returns the dispatch is final", "退单次数已满，此次派发为最终派发",
        do: "handle it, or escalate it: case.escalated", "请继续办理，或上报（case.escalated）")
    case .followUp:
      ErrorText(
        "the matter asks for a follow-up in this round", "该事项本轮须经回访",
        do: "case.followed comes first", "请先回访（case.followed）")
    case .ground:
      ErrorText(
        "no ground is given", "没有写明理由",
        do: "say it in data.ground", "请在 data.ground 中写明")
    case .limitPassed:
      ErrorText(
        "an extension asked for or granted after the limit", "到期之后才申请或批准延期",
        do: "extensions are requested and granted before the limit", "延期须在到期前申请并批准")
    case .meetingNone:
      ErrorText(
        "the rules in force have no meeting at this tier", "现行规则没有该层级的议事会",
        do: "name a tier that has a meeting", "请填写设有议事会的层级")
    case .meetingStep:
      ErrorText(
        "a step before the one ahead of it was held in this round", "本轮尚未走完前一步",
        do: "record the step that comes next; earlier ones may be repeated",
        "请记录下一步；之前的步骤可以重复")
    case .mergeRing:
      ErrorText(
        "the target was merged into this case", "目标案件已并入本案，首尾成环",
        do: "merge into an open case that does not lead here", "请并入不指向本案的未结案件")
    case .mergeTarget:
      ErrorText(
        "merged into a case that is not open", "并入的案件不在办理中",
        do: "merge into an open case", "请并入未结的案件")
    case .noAppeal:
      ErrorText(
        "a decision where no appeal waits", "没有待决定的申诉",
        do: "file it first: appeal.filed", "请先提出申诉（appeal.filed）")
    case .noCase:
      ErrorText(
        "there is no such case", "没有这个案件",
        do: "register it first: case.registered", "请先登记（case.registered）")
    case .noCommitment:
      ErrorText(
        "kept, but never made", "兑现了从未亮过的承诺",
        do: "it is kept with the same data.unit, data.quarter and data.item as it was made",
        "data.unit、data.quarter、data.item 须与亮承诺时相同")
    case .noDispatch:
      ErrorText(
        "there is no dispatch to go back to", "没有可退回的派发",
        do: "only what was dispatched is returned; escalate it instead: case.escalated",
        "只有派发来的案件才能退单；可改为上报（case.escalated）")
    case .noNeed:
      ErrorText(
        "matched without a need that waits", "没有待对接的需求",
        do: "list it first: need.listed with the same data.item",
        "请先列入需求清单（need.listed，data.item 相同）")
    case .noProject:
      ErrorText(
        "finished without a project that is not finished", "没有未完成的项目",
        do: "match it first: project.matched with the same data.unit and data.item",
        "请先对接项目（project.matched，data.unit 和 data.item 相同）")
    case .noSupervision:
      ErrorText(
        "no supervision of the unit stands", "该单位没有未销号的督办",
        do: "supervision.issued comes first", "须先有督办（supervision.issued）")
    case .noTask:
      ErrorText(
        "the task was never posted", "任务没有张榜",
        do: "post it first: task.posted", "请先张榜（task.posted）")
    case .notAdmitted:
      ErrorText(
        "the matter's admission list does not allow this kind of unit",
        "该事项的准入清单不允许派给此类单位",
        do: "name a unit of a kind that is allowed", "请改派准入清单所列类别的单位")
    case .notAnswered:
      ErrorText(
        "the unit finished before it had reported in", "单位未报到即办毕",
        do: "whistle.answered comes first", "请先报到（whistle.answered）")
    case .notCalled:
      ErrorText(
        "the unit was not called", "该单位没有被吹哨",
        do: "only units that whistle.blown called may do so",
        "只限吹哨（whistle.blown）点到的单位")
    case .notDispute:
      ErrorText(
        "a slip on a matter whose kind is not dispute", "四单用在了非矛盾纠纷类事项上",
        do: "slips are made out on matters of kind dispute", "四单只用于矛盾纠纷类事项（dispute）")
    case .notExcluded:
      ErrorText(
        "the case is not excluded", "案件未被剔除",
        do: "case.excluded comes first", "须先有剔除（case.excluded）")
    case .notHolder:
      ErrorText(
        "only the holder may do this, and another did", "只有承办单位可以这样做，记录单位却不是",
        do: "only the holder may do so", "只有承办单位可以这样做")
    case .nothingPending:
      ErrorText(
        "granted, approved or denied without a pending request", "没有待批的申请",
        do: "it must be requested first",
        "请先提出申请（return.requested 或 extension.requested）")
    case .notPublished:
      ErrorText(
        "an appeal on a period of which no table was published", "该期考核尚未公布即申诉",
        do: "appeals follow assessment.published", "公布（assessment.published）之后才能申诉")
    case .notResolvable:
      ErrorText(
        "an accepted case that no tier's unit holds", "已受理未派发的案件不由层级单位承办",
        do: "sign or dispatch it first", "请先派发并签收")
    case .ownVerification:
      ErrorText(
        "verified by the unit that resolved it", "核查单位就是办结单位",
        do: "another unit must verify it", "请由其他单位核查")
    case .pointsBelow:
      ErrorText(
        "more points taken back than stand", "扣回的积分多于现存的积分",
        do: "take back what remains at most", "最多扣回所剩的积分")
    case .restsOnLater:
      ErrorText(
        "a published table that names a state behind itself", "公布的表依据的是其后的状态",
        do: "name a sequence before it in data.sequence", "data.sequence 请填此前的序号")
    case .score:
      ErrorText(
        "data.score is no number from 0 to 100", "data.score 不是 0 到 100 的数",
        do: "rate from 0 to 100, decimals are allowed", "请按 0 到 100 评分，可用小数")
    case .slipOrder:
      ErrorText(
        "a slip before the one ahead of it was recorded in this round", "本轮尚未开出前一单",
        do: "record the slip that comes next; earlier ones may be repeated",
        "请开出下一单；之前的可以重复")
    case .status:
      ErrorText(
        "the event does not belong to the status that the case has", "案件现有状态下不能记录该事件",
        do: "record it while the case has one of its statuses (whistle help event TYPE)",
        "请在所允许的状态下记录（whistle help event TYPE）")
    case .supervisionLevel:
      ErrorText(
        "a card of this level or a higher one stands for this unit and case",
        "该单位在本案中已有同级或更高级别的督办",
        do: "only a higher level may follow", "只能签发更高级别的督办")
    case .suspendReason:
      ErrorText(
        "the rules know no suspension for this reason", "规则不允许以此为由挂起",
        do: "give a reason that the rules name", "请填写规则所列的理由")
    case .taskActor:
      ErrorText(
        "done or dropped by another than its claimant, or withdrawn by another than its poster",
        "完成或退榜的不是揭榜人，或撤榜的不是张榜人",
        do: "name them in data.actor if it was they", "如确是本人所为，请在 data.actor 中写明")
    case .taskGone:
      ErrorText(
        "the task is done or withdrawn", "任务已完成或已撤榜",
        do: "claim one that is on the board", "请揭榜上的任务")
    case .taskOpen:
      ErrorText(
        "posted while it is still on the board or in somebody's hands", "任务仍在榜上或已被揭榜",
        do: "it can be posted again when it is gone", "完成或撤榜之后可再次张榜")
    case .taskTaken:
      ErrorText(
        "the task is claimed already", "任务已被揭榜",
        do: "it can be claimed again when it is dropped", "退榜后可再揭榜")
    case .taskUnclaimed:
      ErrorText(
        "done though nobody had claimed it", "无人揭榜即完成",
        do: "claim it first: task.claimed", "请先揭榜（task.claimed）")
    case .tierStep:
      ErrorText(
        "not one tier up, and no skip that the rules name", "不是逐级上报，也不在规则所列越级之内",
        do: "escalate to the next tier", "请上报到上一级")
    case .tierTop:
      ErrorText(
        "the case is at the top of the ladder", "案件已在最高层级",
        do: "it is decided or dispatched at this tier", "请在本级决定或派发（case.dispatched）")
    case .tierUnknown:
      ErrorText(
        "the ladder has no such tier", "规则没有这一层级",
        do: "name a tier of the rules in force", "请填写现行规则所列的层级")
    case .unitPath:
      ErrorText(
        "a unit is registered under what is no path", "登记单位所用的不是单位路径",
        do: "write its steps from the top, such as street/community/grid, "
          + "without a slash at the end",
        "请自上而下写出各级，如 街道/社区/网格，末尾不加斜杠")
    case .unitRetired:
      ErrorText(
        "the unit dispatched to or called has retired", "派往或吹哨的单位已撤销",
        do: "name a unit that has not retired", "请改填未撤销的单位")
    case .unitUnknown:
      ErrorText(
        "the unit dispatched to, called or retired is not registered", "派往、吹哨或撤销的单位未登记",
        do: "register it first: unit.registered", "请先登记单位（unit.registered）")
    case .value:
      ErrorText(
        "a key of data has a value that it cannot have", "data 中某个键的取值不对",
        do: "look at the values that the key may have (whistle help event TYPE)",
        "请查看该键的取值（whistle help event TYPE）")
    case .verification:
      ErrorText(
        "the matter asks for verification in this round", "该事项本轮须经核查",
        do: "case.verified comes first", "请先核查（case.verified）")
    case .whistleCaller:
      ErrorText(
        "neither the holder nor a unit above it blew the whistle", "吹哨的既不是承办单位，也不是其上级",
        do: "the holder blows the whistle, or a unit above it", "由承办单位或其上级吹哨")
    case .whistleOpen:
      ErrorText(
        "a whistle is open already", "已有一次吹哨尚未结束",
        do: "wait until all called units are in", "请等被吹哨单位全部到位")
    case .whistleUnfinished:
      ErrorText(
        "resolved while a called unit is neither in nor excused, or the lead has not finished",
        "被吹哨单位尚未报到或免到，或牵头单位未办毕，即办结",
        do: "they answer, finish or are excused", "须待其报到、办毕或免到")
    case .window:
      ErrorText(
        "the window to return or to reopen has closed", "退单或重办的期限已过",
        do: "handle it or escalate it; what follows is a new case",
        "请继续办理或上报；后续诉求请另行登记")
    }
  }
}
