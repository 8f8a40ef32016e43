public import Basics

extension Violation {
  /// The violation in words: why, and what would be allowed instead.
  ///
  /// - Parameter instant: when the event happened; times are written in the zone in force then.
  /// - Complexity: O(length of the names); only made for what is shown.
  public func diagnostic(_ reference: ReferenceData, at instant: Timestamp) -> Diagnostic {
    let (code, reason, remedy) = wording(
      Naming(reference, at: instant, .english), Naming(reference, at: instant, .chinese))
    return Diagnostic(code, reason, hints: remedy.map { [$0] })
  }

  /// - Complexity: as `diagnostic`, whose names are left out.
  public var code: GuardCode {
    let nameless = Naming(nil, at: .earliest, .english)
    return wording(nameless, nameless).code
  }

  /// The code, why, and what to do where that can be said more exactly than the code says it.
  typealias Wording = (code: GuardCode, reason: Phrase, remedy: Phrase?)

  private func wording(_ en: Naming, _ zh: Naming) -> Wording {
    switch self {
    case .noCase: says(.noCase, "there is no such case", "没有这个案件")
    case .alreadyRegistered: says(.alreadyRegistered, "the case is registered already", "案件已登记")
    case .ended(let status):
      says(
        .ended, "the case was \(en(status.label)): nothing happens to it any more",
        "案件\(zh(status.label))，不再办理")
    case .status(let status, let allowed):
      says(
        .status, "the case is \(en(status.label))", "案件处于“\(zh(status.label))”状态",
        do: "the event is allowed while it is \(en(allowed.statuses.map(\.label)))",
        "只有下列状态可以记录此事件：\(zh(allowed.statuses.map(\.label)))")
    case .invalidKey(let key, let type):
      (
        .value,
        Phrase(
          "data.\(en.bare(key)) has a value that it cannot have", "data.\(zh.bare(key)) 的取值不对"),
        type.remedy(of: en.bare(key))
      )
    case .scoreOutOfRange:
      says(.score, "data.score is not a number from 0 to 100", "data.score 不是 0 到 100 的数")
    case .groundMissing: says(.ground, "no ground is given", "没有写明理由")
    case .unitUnknown(let unit):
      says(.unitUnknown, "the unit \(en(unit)) is not registered", "单位\(zh(unit))未登记")
    case .unitPath(let unit):
      (
        .unitPath,
        UnitPath.fault(of: en.bare(unit)) ?? Phrase("no path of a unit is given", "没有写明单位路径"),
        nil
      )
    case .unitRetired(let unit):
      (
        .unitRetired, Phrase("the unit \(en(unit)) has retired", "单位\(zh(unit))已撤销"),
        en.successor(of: unit).map {
          Phrase("name its successor, \(en($0))", "请改填承接其职责的单位\(zh($0))")
        }
      )
    case .notAdmitted(let unit, let allowed):
      says(
        .notAdmitted, "the matter's admission list does not allow \(en(unit))",
        "该事项的准入清单不允许派给\(zh(unit))", do: "allowed are units of kind \(en(allowed.map(\.label)))",
        "可派给这些类别的单位：\(zh(allowed.map(\.label)))")
    case .notHolder(let by, let holder):
      says(
        .notHolder, "recorded by \(en(by)), but the holder is \(en(holder))",
        "记录单位是\(zh(by))，承办单位是\(zh(holder))")
    case .nothingPending(let request):
      says(
        .nothingPending, "no \(en(request.label)) is pending", "没有待批的\(zh(request.label))",
        do: "it must be requested first", "请先提出申请（\(request.event)）")
    case .alreadyPending:
      says(.alreadyPending, "a request for extension is pending already", "已有一份延期申请待批")
    case .finalDispatch(let limit):
      says(
        .finalDispatch, "after \(limit) returns this dispatch is final: it cannot be returned",
        "已退单 \(limit) 次，此次派发为最终派发，不得再退")
    case .noDispatch: says(.noDispatch, "there is no dispatch to go back to", "没有可退回的派发")
    case .windowPassed(let window, let end):
      (
        .window,
        Phrase(
          "the window to \(en(window.label)) closed at \(en(end))",
          "\(zh(window.label))期限已于 \(zh(end)) 截止"), window.remedy
      )
    case .tierUnknown(let tier, let ladder):
      says(
        .tierUnknown, "the ladder has no tier \(en(tier))", "规则没有\(zh(tier))这一层级",
        do: "its tiers are \(en(ladder))", "现有层级：\(zh(ladder))")
    case .matterUnknown(let matter, let known):
      (
        .matterUnknown,
        Phrase(
          "the rules in force do not list the matter \(en(matter))", "现行规则没有事项\(zh(matter))"),
        Suggestion.nearest(to: en.bare(matter), in: known.map { en.bare($0) }).map {
          Phrase("did you mean '\($0)'?", "是否想写“\($0)”？")
        }
      )
    case .placeUnknown(let place):
      says(
        .placeUnknown, "the place \(en(place)) is not a registered unit and not within one",
        "地点\(zh(place))不是已登记的单位，也不在其中")
    case .noChange: says(.noChange, "the reclassification changes nothing", "改类没有改变任何内容")
    case .notEntitled(let by, let holder):
      says(
        .notEntitled,
        "\(en(by)) is neither the holder \(en(holder)), nor the unit that dispatched, nor above "
          + "either", "\(zh(by))既不是承办单位\(zh(holder))或派发单位，也不是其上级")
    case .sameUnit(let unit):
      says(.sameUnit, "the case is dispatched to \(en(unit)) already", "案件已派给\(zh(unit))")
    case .future(let time, let recorded):
      says(
        .future,
        "the event is of \(en(time)), more than five minutes after \(en(recorded)), when it is taken in",
        "事件的时间是 \(zh(time))，比入账时间 \(zh(recorded)) 晚五分钟以上")
    case .beforeRegistration(let registered):
      says(
        .beforeRegistration, "the case was registered at \(en(registered)), after it",
        "案件登记于 \(zh(registered))，在其之后")
    case .lateRecord(let move):
      says(
        .lateRecord,
        "recorded late: a line of \(en(move)) had changed status, holder or leg before",
        "补记：此前 \(zh(move)) 的记录已改变状态、承办单位或承办段")
    case .notOneTierUp(let from, let to, let next):
      says(
        .tierStep, "from \(en(from)) to \(en(to)) is not one tier up",
        "从\(zh(from))到\(zh(to))不是逐级上报", do: "allowed is \(en(next)), or a skip that the rules name",
        "应上报到\(zh(next))，或按规则所列越级上报")
    case .atTop(let tier):
      says(.tierTop, "\(en(tier)) is the top of the ladder", "\(zh(tier))已是最高层级")
    case .whistleOpen: says(.whistleOpen, "a whistle is open already", "已有一次吹哨尚未结束")
    case .notEntitledToWhistle(let by, let holder):
      says(
        .whistleCaller, "\(en(by)) is neither the holder \(en(holder)) nor above it",
        "\(zh(by))既不是承办单位\(zh(holder))，也不是其上级")
    case .notCalled(let unit): says(.notCalled, "\(en(unit)) was not called", "\(zh(unit))没有被吹哨")
    case .alreadyDone(let unit):
      says(.alreadyDone, "\(en(unit)) has done so already", "\(zh(unit))已经记过")
    case .notAnswered(let unit):
      says(.notAnswered, "\(en(unit)) has not reported in", "\(zh(unit))尚未报到")
    case .limitPassed(let due):
      says(.limitPassed, "the limit passed at \(en(due))", "已于 \(zh(due)) 到期")
    case .tooManyExtensions(let limit):
      says(
        .extensionCount, "\(limit) extensions were granted, the rules allow no more",
        "已延期 \(limit) 次，规则不允许再延")
    case .overCap(let cap):
      says(
        .extensionCap, "with it the extensions would exceed \(cap.text)", "延期合计将超过 \(cap.text)",
        do: "ask for less: \(cap.text) in all at most", "请缩短延期，合计不得超过 \(cap.text)")
    case .amountMissing:
      says(.extensionAmount, "neither the request nor the grant says how much", "申请和批准都没有写明延长多久")
    case .levelNotAbove(let level):
      says(
        .supervisionLevel, "for this unit and case a card not below \(en(level.label)) stands",
        "该单位在本案中已有\(zh(level.label))或更高级别的督办")
    case .noSupervision(let unit):
      says(.noSupervision, "no supervision of \(en(unit)) stands", "\(zh(unit))没有未销号的督办")
    case .alreadyExcluded: says(.alreadyExcluded, "the case is excluded already", "案件已剔除")
    case .notExcluded: says(.notExcluded, "the case is not excluded", "案件未被剔除")
    case .ownVerification(let unit):
      says(.ownVerification, "\(en(unit)) resolved the case itself", "案件就是\(zh(unit))办结的")
    case .unauthorised(let person, let type, let recorded):
      (
        .authority,
        Phrase(
          "\(en.author(person)) may not record \(type.name) here",
          "\(zh.author(person))在此无权记录 \(type.name)（\(zh(type.row.title))）"),
        en.needed(for: type, recorded).map {
          Phrase("it takes \($0)", "须由\(zh.needed(for: type, recorded) ?? "")记录")
        }
      )
    case .separation(let person, let type, let earlier):
      says(
        .separation,
        "\(en(person)) recorded \(earlier.name) in this round: \(type.name) is separate from it",
        "\(zh(person))在本轮已记录 \(earlier.name)，不得再记 \(type.name)")
    case .reasonNotAllowed(let reason, let allowed):
      says(
        .suspendReason, "the rules allow no suspension for \(en(reason))",
        "规则不允许以\(zh(reason))为由挂起",
        do: "allowed are \(en(allowed))", "允许的理由：\(zh(allowed))")
    case .evidenceMissing: says(.evidence, "the matter requires evidence", "该事项办结须附佐证")
    case .whistleUnfinished(let units):
      says(
        .whistleUnfinished, "the whistle is still open: waiting for \(en(units))",
        "吹哨尚未结束，还在等\(zh(units))")
    case .notResolvable(let holder):
      says(
        .notResolvable,
        "an accepted case is resolved only by a tier's unit, the holder is \(en(holder))",
        "已受理未派发的案件只能由层级单位办结，承办单位是\(zh(holder))")
    case .verificationMissing:
      says(.verification, "the matter requires verification in this round", "该事项本轮须经核查")
    case .followUpMissing:
      says(.followUp, "the matter requires a follow-up in this round", "该事项本轮须经回访")
    case .targetNotOpen(let target):
      says(.mergeTarget, "the case \(en(target)) is not open", "案件\(zh(target))不在办理中")
    case .mergerRing(let target):
      says(
        .mergeRing, "merged into \(en(target)) the case would lead back to itself: a ring",
        "并入\(zh(target))会绕回本案，首尾成环")
    case .noMeeting(let tier, let others):
      (
        .meetingNone,
        Phrase("the rules have no meeting at \(en(tier))", "规则没有\(zh(tier))的议事会"),
        others.isEmpty
          ? Phrase("they have none at any tier", "规则没有任何层级的议事会")
          : Phrase("meetings sit at \(en(others))", "有议事会的层级：\(zh(others))")
      )
    case .stepMissing(let step, let next):
      says(
        .meetingStep, "step \(step) was put before step \(next)", "第 \(step) 步记在了第 \(next) 步之前",
        do: "in this round step \(next) comes next; earlier ones may be repeated",
        "本轮下一步是第 \(next) 步；之前的步骤可以重复")
    case .notDispute(let matter):
      says(.notDispute, "the matter \(en(matter)) is not a dispute", "事项\(zh(matter))不属于矛盾纠纷")
    case .slipMissing(let slip, let next):
      says(
        .slipOrder, "the slip \(en(slip.name)) was put before \(en(next.name))",
        "\(zh(slip.label))单记在了\(zh(next.label))单之前",
        do: "in this round \(en(next.name)) comes next; earlier ones may be repeated",
        "本轮接下来是\(zh(next.label))单；之前的可以重复")
    case .unusableDocument(let reason): (.document, reason, nil)
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
    (self == .toReturn ? GuardCode.finalDispatch : .ended).remedy
  }
}

/// A code with a reason in both languages, and what the code itself says is to be done.
func says(_ code: GuardCode, _ reason: String, _ chinese: String) -> Violation.Wording {
  (code, Phrase(reason, chinese), nil)
}

/// The same with what is to be done.
func says(
  _ code: GuardCode, _ reason: String, _ chinese: String, do remedy: String,
  _ chineseRemedy: String
) -> Violation.Wording { (code, Phrase(reason, chinese), Phrase(remedy, chineseRemedy)) }
