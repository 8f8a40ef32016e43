public import Basics

/// A violation in words.
public struct Wording: Hashable, Sendable {
  public let reason: Phrase
  /// What would be allowed instead.
  public let remedy: Phrase

  init(_ reason: Phrase, _ remedy: Phrase) {
    self.reason = reason
    self.remedy = remedy
  }
}

extension Violation {
  /// - Parameter instant: when the event happened; times are written in the zone in force then.
  /// - Complexity: O(length of the names); only made for what is shown.
  public func wording(_ scene: Scene, at instant: Timestamp) -> Wording {
    wording(Naming(scene, at: instant, .english), Naming(scene, at: instant, .chinese))
  }

  private func wording(_ en: Naming, _ zh: Naming) -> Wording {
    switch self {
    case .noCase:
      Wording(
        Phrase("there is no such case", "没有这个案件"),
        Phrase("register it first: case.registered", "请先登记（case.registered）"))
    case .alreadyRegistered:
      Wording(
        Phrase("the case is registered already", "案件已登记"),
        Phrase("take a new case number", "请换一个新的案件编号"))
    case .ended(let status):
      Wording(
        Phrase(
          "the case was \(en(status.label)): nothing happens to it any more",
          "案件\(zh(status.label))，不再办理"),
        Phrase("what follows is a new case: case.registered", "后续诉求请另行登记（case.registered）"))
    case .status(let status, let allowed):
      Wording(
        Phrase("the case is \(en(status.label))", "案件现在是“\(zh(status.label))”状态"),
        Phrase(
          "allowed while it is \(en(allowed.statuses.map(\.label)))",
          "以下状态才可进行：\(zh(allowed.statuses.map(\.label)))"))
    case .oddValue(let key):
      Wording(
        Phrase(
          "data.\(en.bare(key)) has a value that it cannot have", "data.\(zh.bare(key)) 的取值不对"),
        EventKey.Form.remedy(of: en.bare(key)))
    case .scoreOutOfRange:
      Wording(
        Phrase("data.score is no number from 0 to 100", "data.score 不是 0 到 100 的数"),
        Phrase("rate from 0 to 100, decimals are allowed", "请按 0 到 100 评分，可用小数"))
    case .groundMissing:
      Wording(
        Phrase("no ground is given", "没有写明理由"),
        Phrase("say it in data.ground", "请在 data.ground 中写明"))
    case .unitUnknown(let unit):
      Wording(
        Phrase("the unit \(en(unit)) is not registered", "单位\(zh(unit))未登记"),
        Phrase("register it first: unit.registered", "请先登记单位（unit.registered）"))
    case .unitPath(let unit):
      Wording(
        UnitPath.fault(of: en.bare(unit)) ?? Phrase("no path of a unit is given", "没有写明单位路径"),
        Phrase(
          "write its steps from the top, such as street/community/grid, without a slash at the end",
          "请自上而下写出各级，如 街道/社区/网格，末尾不加斜杠"))
    case .unitRetired(let unit):
      Wording(
        Phrase("the unit \(en(unit)) has retired", "单位\(zh(unit))已撤销"),
        en.successor(of: unit).map {
          Phrase("name its successor, \(en($0))", "请改填承接其职责的单位\(zh($0))")
        } ?? Phrase("name a unit that has not retired", "请改填未撤销的单位"))
    case .notAdmitted(let unit, let allowed):
      Wording(
        Phrase(
          "the matter's admission list does not allow \(en(unit))",
          "该事项的准入清单不允许派给\(zh(unit))"),
        Phrase(
          "allowed are units of kind \(en(allowed.map(\.label)))",
          "可派给这些类别的单位：\(zh(allowed.map(\.label)))"))
    case .notHolder(let by, let holder):
      Wording(
        Phrase(
          "recorded by \(en(by)), but the holder is \(en(holder))",
          "记录单位是\(zh(by))，承办单位是\(zh(holder))"),
        Phrase("only the holder may do so", "只有承办单位可以这样做"))
    case .nothingPending(let request):
      Wording(
        Phrase("no \(en(request.label)) is pending", "没有待批的\(zh(request.label))"),
        Phrase("it must be requested first", "请先提出申请（\(request.event)）"))
    case .alreadyPending:
      Wording(
        Phrase("a request for extension is pending already", "已有一份延期申请待批"),
        Phrase(
          "grant or deny that one first",
          "请先批复那一份（extension.granted 或 extension.denied）"))
    case .finalDispatch(let limit):
      Wording(
        Phrase(
          "after \(limit) returns this dispatch is final: it cannot be returned",
          "已退单 \(limit) 次，此次派发为最终派发，不得再退"),
        Phrase("handle it, or escalate it: case.escalated", "请继续办理，或上报（case.escalated）"))
    case .noDispatch:
      Wording(
        Phrase("there is no dispatch to go back to", "没有可退回的派发"),
        Phrase(
          "only what was dispatched is returned; escalate it instead: case.escalated",
          "只有派发来的案件才能退单；可改为上报（case.escalated）"))
    case .windowPassed(let window, let end):
      Wording(
        Phrase(
          "the window to \(en(window.label)) closed at \(en(end))",
          "\(zh(window.label))期限已于 \(zh(end)) 截止"),
        window.remedy)
    case .tierUnknown(let tier, let ladder):
      Wording(
        Phrase("the ladder has no tier \(en(tier))", "规则没有\(zh(tier))这一层级"),
        Phrase("its tiers are \(en(ladder))", "现有层级：\(zh(ladder))"))
    case .notOneTierUp(let from, let to, let next):
      Wording(
        Phrase(
          "from \(en(from)) to \(en(to)) is not one tier up", "从\(zh(from))到\(zh(to))不是逐级上报"),
        Phrase(
          "allowed is \(en(next)), or a skip that the rules name",
          "应上报到\(zh(next))，或按规则所列越级上报"))
    case .atTop(let tier):
      Wording(
        Phrase("\(en(tier)) is the top of the ladder", "\(zh(tier))已是最高层级"),
        Phrase("it is decided or dispatched at this tier", "请在本级决定或派发（case.dispatched）"))
    case .whistleOpen:
      Wording(
        Phrase("a whistle is open already", "已有一次吹哨尚未结束"),
        Phrase("wait until all called units are in", "请等被吹哨单位全部到位"))
    case .notEntitledToWhistle(let by, let holder):
      Wording(
        Phrase(
          "\(en(by)) is neither the holder \(en(holder)) nor above it",
          "\(zh(by))既不是承办单位\(zh(holder))，也不是其上级"),
        Phrase(
          "the holder blows the whistle, or a unit above it", "由承办单位或其上级吹哨"))
    case .notCalled(let unit):
      Wording(
        Phrase("\(en(unit)) was not called", "\(zh(unit))没有被吹哨"),
        Phrase(
          "only units that whistle.blown called may do so",
          "只限吹哨（whistle.blown）点到的单位"))
    case .alreadyDone(let unit):
      Wording(
        Phrase("\(en(unit)) has done so already", "\(zh(unit))已经记过"),
        Phrase("each called unit does so once a whistle", "每次吹哨，每个单位只记一次"))
    case .notAnswered(let unit):
      Wording(
        Phrase("\(en(unit)) has not reported in", "\(zh(unit))尚未报到"),
        Phrase("whistle.answered comes first", "请先报到（whistle.answered）"))
    case .limitPassed(let due):
      Wording(
        Phrase("the limit passed at \(en(due))", "已于 \(zh(due)) 到期"),
        Phrase(
          "extensions are requested and granted before the limit", "延期须在到期前申请并批准"))
    case .tooManyExtensions(let limit):
      Wording(
        Phrase(
          "\(limit) extensions were granted, the rules allow no more",
          "已延期 \(limit) 次，规则不允许再延"),
        Phrase("handle it, or escalate it: case.escalated", "请继续办理，或上报（case.escalated）"))
    case .overCap(let cap):
      Wording(
        Phrase("with it the extensions would exceed \(cap.text)", "延期合计将超过 \(cap.text)"),
        Phrase("ask for less: \(cap.text) in all at most", "请缩短延期，合计不得超过 \(cap.text)"))
    case .amountMissing:
      Wording(
        Phrase("neither the request nor the grant says how much", "申请和批准都没有写明延长多久"),
        Phrase("give data.amount", "请填写 data.amount"))
    case .levelNotAbove(let level):
      Wording(
        Phrase(
          "for this unit and case a card not below \(en(level.label)) stands",
          "该单位在本案中已有\(zh(level.label))或更高级别的督办"),
        Phrase("only a higher level may follow", "只能签发更高级别的督办"))
    case .noSupervision(let unit):
      Wording(
        Phrase("no supervision of \(en(unit)) stands", "\(zh(unit))没有未销号的督办"),
        Phrase("supervision.issued comes first", "须先有督办（supervision.issued）"))
    case .alreadyExcluded:
      Wording(
        Phrase("the case is excluded already", "案件已剔除"),
        Phrase("exclusion.revoked takes it back", "如需恢复计入，请撤销剔除（exclusion.revoked）"))
    case .notExcluded:
      Wording(
        Phrase("the case is not excluded", "案件未被剔除"),
        Phrase("case.excluded comes first", "须先有剔除（case.excluded）"))
    case .ownVerification(let unit):
      Wording(
        Phrase("\(en(unit)) resolved the case itself", "案件就是\(zh(unit))办结的"),
        Phrase("another unit must verify it", "请由其他单位核查"))
    case .reasonNotAllowed(let reason, let allowed):
      Wording(
        Phrase(
          "the rules know no suspension for \(en(reason))", "规则不允许以\(zh(reason))为由挂起"),
        Phrase("allowed are \(en(allowed))", "允许的理由：\(zh(allowed))"))
    case .evidenceMissing:
      Wording(
        Phrase("the matter asks for evidence", "该事项办结须附佐证"),
        Phrase("give data.evidence", "请填写 data.evidence"))
    case .whistleUnfinished(let units):
      Wording(
        Phrase(
          "the whistle is still open: waiting for \(en(units))",
          "吹哨尚未结束，还在等\(zh(units))"),
        Phrase("they answer, finish or are excused", "须待其报到、办毕或免到"))
    case .notResolvable(let holder):
      Wording(
        Phrase(
          "an accepted case is resolved only by a tier's unit, the holder is \(en(holder))",
          "已受理未派发的案件只能由层级单位办结，承办单位是\(zh(holder))"),
        Phrase("sign or dispatch it first", "请先派发并签收"))
    case .verificationMissing:
      Wording(
        Phrase("the matter asks for verification in this round", "该事项本轮须经核查"),
        Phrase("case.verified comes first", "请先核查（case.verified）"))
    case .followUpMissing:
      Wording(
        Phrase("the matter asks for a follow-up in this round", "该事项本轮须经回访"),
        Phrase("case.followed comes first", "请先回访（case.followed）"))
    case .targetNotOpen(let target):
      Wording(
        Phrase("the case \(en(target)) is not open", "案件\(zh(target))不在办理中"),
        Phrase("merge into an open case", "请并入未结的案件"))
    case .mergerRing(let target):
      Wording(
        Phrase(
          "merged into \(en(target)) the case would lead back to itself: a ring",
          "并入\(zh(target))会绕回本案，首尾成环"),
        Phrase(
          "merge into an open case that does not lead here", "请并入不指向本案的未结案件"))
    case .noMeeting(let tier, let others):
      Wording(
        Phrase("the rules have no meeting at \(en(tier))", "规则没有\(zh(tier))的议事会"),
        others.isEmpty
          ? Phrase("they have none at any tier", "规则没有任何层级的议事会")
          : Phrase("meetings sit at \(en(others))", "有议事会的层级：\(zh(others))"))
    case .stepMissing(let step, let next):
      Wording(
        Phrase("step \(step) was put before step \(next)", "第 \(step) 步记在了第 \(next) 步之前"),
        Phrase(
          "in this round step \(next) comes next; earlier ones may be repeated",
          "本轮下一步是第 \(next) 步；之前的步骤可以重复"))
    case .notDispute(let matter):
      Wording(
        Phrase("the matter \(en(matter)) is no dispute", "事项\(zh(matter))不属于矛盾纠纷"),
        Phrase(
          "slips are made out on matters of kind dispute", "四单只用于矛盾纠纷类事项（dispute）"))
    case .slipMissing(let slip, let next):
      Wording(
        Phrase(
          "the slip \(en(slip.name)) was put before \(en(next.name))",
          "\(zh(slip.label))单记在了\(zh(next.label))单之前"),
        Phrase(
          "in this round \(en(next.name)) comes next; earlier ones may be repeated",
          "本轮接下来是\(zh(next.label))单；之前的可以重复"))
    case .unusableDocument(let reason):
      Wording(
        reason,
        Phrase(
          "the keys of each type are listed in events/FORMAT.md; 'whistle rules check' reads rulesets",
          "各类事件的键见 events/FORMAT.md；规则文件可用“whistle rules check”检查"))
    case .register(let violation): violation.wording(en, zh)
    }
  }
}

extension Violation.Request {
  fileprivate var label: Phrase {
    switch self {
    case .toReturn: Phrase("request to return", "退单申请")
    case .toExtend: Phrase("request for extension", "延期申请")
    }
  }

  fileprivate var event: String {
    (self == .toReturn ? EventType.returnRequested : .extensionRequested).name
  }
}

extension Violation.Window {
  fileprivate var label: Phrase {
    switch self {
    case .toReturn: Phrase("return it", "退单")
    case .toReopen: Phrase("reopen it", "重办")
    }
  }

  fileprivate var remedy: Phrase {
    switch self {
    case .toReturn:
      Phrase("handle it, or escalate it: case.escalated", "请继续办理，或上报（case.escalated）")
    case .toReopen:
      Phrase("what follows is a new case: case.registered", "后续诉求请另行登记（case.registered）")
    }
  }
}
