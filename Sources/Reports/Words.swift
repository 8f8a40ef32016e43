public import Basics
import CaseJournal
import CaseModel

/// The words of the domain in both languages (SPEC §3, §4, §10).
public struct Words: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  public func text(_ phrase: Phrase) -> String { phrase.text(in: language) }

  public func pick(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  public func status(_ name: String) -> String {
    Status.allCases.first { $0.name == name }.map { text($0.label) } ?? name
  }
  public func timer(_ name: String) -> String { look(Self.timers, name) }
  public func state(_ name: String) -> String { look(Self.states, name) }
  public func tier(_ name: String) -> String { look(Self.tiers, name) }
  public func urgency(_ name: String) -> String { look(Self.urgencies, name) }
  public func card(_ name: String) -> String {
    CardLevel.allCases.first { $0.name == name }.map { text($0.label) } ?? name
  }
  public func standing(_ name: String) -> String { look(Self.standings, name) }
  public func whistle(_ name: String) -> String { look(Self.whistles, name) }
  public func step(_ name: String) -> String { look(Self.steps, name) }
  public func rulesOrigin(_ name: String) -> String { look(Self.rulesOrigins, name) }
  public func rulesScope(_ name: String) -> String { look(Self.rulesScopes, name) }
  public func channel(_ name: String) -> String { look(Self.channels, name) }
  /// What a figure of a period counts.
  public func figure(_ name: String) -> String {
    Self.figures[name].map { pick($0.0, $0.1) } ?? name
  }
  /// The type of an event; a later shape has the name of the first.
  public func event(_ name: String) -> String {
    language == .chinese ? WireType(name)?.type.row.title.chinese ?? name : name
  }
  /// A column's title; of a path into a row that of the path, else of its last key.
  public func title(_ key: String) -> String {
    let last = key.split(separator: "/").last.map(String.init) ?? key
    func find(_ name: String) -> (String, String)? {
      Self.titles[name] ?? Self.impactTitles[name] ?? Self.serviceTitles[name]
        ?? Self.calendarTitles[name]
    }
    guard let entry = find(key) ?? find(last) else { return last }
    return pick(entry.0, entry.1)
  }

  /// Two decimals, as figures are published.
  func decimals(_ number: String) -> String {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return parts[0] + "." + decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
  }

  func look(_ table: [String: String], _ name: String) -> String {
    language == .chinese ? table[name] ?? name : name
  }

  private static let timers: [String: String] = [
    "accept": "受理", "sign": "签收", "contact": "先行联系", "answer": "报到", "handle": "办理",
    "resolve": "办结", "follow": "回访", "reply": "反馈",
  ]

  private static let states: [String: String] = [
    "running": "计时中", "paused": "暂停", "met": "按时", "late": "逾期完成", "overdue": "超期",
    "void": "作废",
  ]

  private static let tiers: [String: String] = [
    "building": "楼栋", "grid": "网格", "community": "社区", "street": "街道", "county": "县",
    "station": "小区站", "village": "村社区", "town": "镇", "township": "乡镇街道", "district": "区",
    "city": "市", "none": "未定",
  ]

  private static let urgencies: [String: String] = [
    "normal": "一般", "urgent": "紧急", "emergency": "特急",
  ]

  private static let standings: [String: String] = [
    "standing": "未反馈", "answered": "已反馈", "lifted": "已销号",
  ]

  private static let rulesOrigins: [String: String] = ["shipped": "随附", "book": "台账"]

  private static let rulesScopes: [String: String] = [
    "new": "新启时限", "open": "在计时限", "all": "全部时限",
  ]

  private static let whistles: [String: String] = [
    "routine": "日常哨", "tough": "攻坚哨", "emergency": "应急哨",
  ]

  private static let steps: [String: String] = [
    "called": "已吹哨", "signed": "已签收", "reported": "已报到", "late": "迟到", "finished": "办毕",
    "excused": "免到", "absent": "未报到", "void": "作废",
  ]

  private static let channels: [String: String] = [
    "grid": "网格", "hotline": "热线", "app": "应用", "wechat": "微信", "window": "窗口",
    "proactive": "主动发现", "import": "导入",
  ]

  private static let figures: [String: (String, String)] = [
    "registered": ("registered", "登记"), "accepted": ("accepted", "受理"),
    "rejected": ("rejected", "不予受理"), "resolved": ("resolved", "办结"), "closed": ("closed", "结案"),
    "legsOnTime": ("legs on time", "按时（承办段）"), "roundsOnTime": ("rounds on time", "按时（办理轮次）"),
    "followed": ("followed up", "回访"),
    "reached": ("reached", "访到"), "solved": ("solved", "解决"), "satisfied": ("satisfied", "满意"),
    "returned": ("returned", "退单"), "reopened": ("reopened", "返工"),
    "repeated": ("repeated", "重复诉求"), "notice": ("notices", "督办单"),
    "yellow": ("yellow cards", "黄牌"), "red": ("red cards", "红牌"),
  ]

  private static let titles: [String: (String, String)] = [
    "case": ("CASE", "案件"), "status": ("STATUS", "状态"), "tier": ("TIER", "层级"),
    "holder": ("HOLDER", "承办单位"), "receiver": ("FIRST RECEIVER", "首接单位"),
    "matter": ("MATTER", "事项"), "urgency": ("URGENCY", "紧急程度"),
    "place": ("PLACE", "地点"), "registered": ("REGISTERED", "登记时间"),
    "differs": ("COUNTS THEN→NOW", "计数变化"), "registeredCount": ("REGISTERED", "登记数"),
    "version": ("VERSION", "版本"), "round": ("ROUND", "轮次"), "returns": ("RETURNS", "退单"),
    "extensions": ("EXTENSIONS", "延期"), "cards": ("CARDS", "督办"), "timer": ("TIMER", "时限"),
    "run": ("RUN", "序"), "unit": ("UNIT", "单位"), "state": ("STATE", "情况"),
    "start": ("START", "起"), "stop": ("STOP", "止"), "due": ("DUE", "到期"),
    "remind": ("REMIND", "提醒"), "red": ("RED", "红线"), "provisional": ("PROVISIONAL", "暂定"),
    "ruleset": ("RULESET", "规则"), "sequence": ("SEQUENCE", "序号"),
    "segment": ("SEGMENT", "分卷"), "line": ("LINE", "行"), "kind": ("KIND", "类别"),
    "reason": ("REASON", "原因"), "time": ("TIME", "时间"), "type": ("EVENT", "事件"),
    "by": ("BY", "记录人"), "what": ("WHAT", "内容"), "name": ("NAME", "名称"),
    "digest": ("DIGEST", "摘要"), "scope": ("SCOPE", "范围"), "effective": ("EFFECTIVE", "生效"),
    "origin": ("FROM", "来源"), "size": ("EVENTS", "事件数"), "root": ("ROOT", "树根"),
    "path": ("FILE", "文件"), "usable": ("USABLE", "可用"), "overdue": ("OVERDUE", "超期"),
    "units": ("UNITS", "个数"), "households": ("HOUSEHOLDS", "户数"),
    "label": ("NOTICE BOARD", "公示"), "raised": ("RAISED", "上提"), "meeting": ("MEETING", "会议"),
    "next": ("NEXT SESSION", "下次会议"), "class": ("CLASS", "类别"), "cases": ("CASES", "件数"),
    "investigate": ("INVESTIGATED", "排查"), "judge": ("JUDGED", "研判"),
    "mediate": ("MEDIATED", "调解"), "revisit": ("REVISITED", "回访"), "settled": ("SETTLED", "办结"),
    "title": ("TITLE", "标题"), "rank": ("RANK", "名次"), "score": ("SCORE", "得分"),
    "points": ("POINTS", "积分"), "dispatched": ("DISPATCHED", "派发"),
    "group": ("GROUP", "组别"), "asked": ("ASKED", "应响应"), "responded": ("RESPONDED", "响应"),
    "reached": ("REACHED", "访到"), "solved": ("SOLVED", "解决"),
    "satisfied": ("SATISFIED", "满意"), "onTime": ("ON TIME", "按时"),
    "returned": ("RETURNED", "退单"), "response": ("RESPONSE %", "响应率"),
    "solvedRate": ("SOLVED %", "解决率"), "satisfiedRate": ("SATISFIED %", "满意率"),
    "onTimeRate": ("ON TIME %", "按时率"), "returnRate": ("RETURNED %", "退单率"),
    "counts": ("COUNTS AS", "计入"), "clause": ("CLAUSE", "条款"), "level": ("LEVEL", "级别"),
    "issued": ("ISSUED", "签发"), "replyBy": ("REPLY BY", "反馈期限"), "reply": ("REPLY", "反馈"),
    "whistle": ("WHISTLE", "哨"), "lead": ("LEAD", "牵头"), "step": ("STEP", "进度"),
    "called": ("CALLED", "吹哨"), "answered": ("ANSWERED", "报到"), "rating": ("RATED", "评分"),
    "ownRating": ("RATES", "评哨"), "reported": ("REPORTED", "报到"), "late": ("LATE", "迟到"),
    "absent": ("ABSENT", "未报到"), "excused": ("EXCUSED", "免到"),
    "answer": ("ANSWER", "响应"), "nameEn": ("NAME", "英文名"), "published/rank": ("RANK THEN", "公布名次"),
    "now/rank": ("RANK NOW", "现名次"),
    "published/count": ("COUNT THEN", "公布数"), "now/count": ("COUNT NOW", "现数"),
    "published/of": ("OF THEN", "公布基数"), "now/of": ("OF NOW", "现基数"),
    "published/score": ("SCORE THEN", "公布得分"), "now/score": ("SCORE NOW", "现得分"),
    "published/points": ("POINTS THEN", "公布积分"), "now/points": ("POINTS NOW", "现积分"),
    "same": ("TABLE", "对照"), "subject": ("SUBJECT", "对象"), "filed": ("FILED", "提出"),
    "decided": ("DECIDED", "决定"), "granted": ("DECISION", "结果"),
    "correction": ("CORRECTION", "更正"), "made": ("MADE", "承诺"), "madeLate": ("MADE LATE", "逾期承诺"),
    "kept": ("KEPT", "践诺"), "keptRate": ("KEPT %", "践诺率"), "figure": ("FIGURE", "指标"),
    "count": ("COUNT", "件数"),
    "of": ("OF", "共"), "percent": ("%", "占比"), "closed": ("CLOSED", "结案"),
    "share": ("SHARE %", "占比"), "within": ("UP TO HERE %", "累计占比"),
    "channel": ("CHANNEL", "渠道"), "before": ("YEAR BEFORE", "上年同期"),
    "signed": ("SIGNED", "签收"), "change": ("CHANGE %", "同比"), "period": ("PERIOD", "时段"),
    "actor": ("ACTOR", "人员"),
    "events": ("EVENTS", "事件"), "subjects": ("SUBJECTS", "对象"), "days": ("DAYS", "天数"),
    "excludedCase": ("EXCLUDED", "剔除"), "duty": ("ON DUTY", "值班人"), "takes": ("TAKES IT", "接办"),
    "taker": ("TAKEN BY", "接办单位"),
    "orders": ("ORDERS", "点单"), "open": ("OPEN", "在办"),
    "pending": ("PENDING", "未到期"), "void": ("VOID", "作废"),
    "attendance": ("ATTENDANCE %", "报到率"),
  ]
}
