package import Basics
import CaseJournal
import CaseModel

/// The words of the domain in both languages (SPEC §3, §4, §10).
package struct Words: Sendable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  package func text(_ phrase: Phrase) -> String { phrase.text(in: language) }

  package func pick(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// `1 row`, `2 rows`.
  package func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) " + (count == 1 ? one : many)
  }

  /// Names as a list within a sentence.
  func list(_ names: [String], _ separator: String = ", ") -> String {
    names.joined(separator: pick(separator, "、"))
  }

  /// A name in the quotes of the language.
  func quoted(_ name: String) -> String { pick("'\(name)'", "“\(name)”") }

  package func status(_ name: String) -> String {
    Status.allCases.first { $0.name == name }.map { text($0.label) } ?? name
  }
  package func timer(_ name: String) -> String { look(Self.timers, name) }
  package func state(_ name: String) -> String { look(Self.states, name) }
  package func tier(_ name: String) -> String { look(Self.tiers, name) }
  package func urgency(_ name: String) -> String { look(Self.urgencies, name) }
  package func card(_ name: String) -> String {
    CardLevel.allCases.first { $0.name == name }.map { text($0.label) } ?? name
  }
  package func standing(_ name: String) -> String { look(Self.standings, name) }
  package func whistle(_ name: String) -> String { look(Self.whistles, name) }
  package func step(_ name: String) -> String { look(Self.steps, name) }
  package func rulesOrigin(_ name: String) -> String { look(Self.rulesOrigins, name) }
  package func rulesScope(_ name: String) -> String { look(Self.rulesScopes, name) }
  package func channel(_ name: String) -> String { look(Self.channels, name) }
  /// What a figure of a period counts.
  package func figure(_ name: String) -> String {
    look(Self.figures, Self.ownFigures, name)
  }
  /// One of the four stages of a case.
  func stage(_ name: String) -> String { look(Self.stages, name) }
  /// A role that the rules that come with the program know; others are called as they are.
  func role(_ name: String) -> String { look(Self.roles, name) }
  /// The type of an event; a later shape has the name of the first.
  package func event(_ name: String) -> String {
    language == .chinese ? WireType(name)?.type.row.title.chinese ?? name : name
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

  /// The same where some are not called in English as their name is.
  func look(
    _ plain: [String: String], _ own: [String: (String, String)], _ name: String
  ) -> String {
    if let entry = own[name] { return pick(entry.0, entry.1) }
    return plain[name].map { pick(name.replacing("-", with: " "), $0) } ?? name
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

  private static let roles: [String: String] = [
    "administrator": "管理员", "operator": "受理员", "guide": "网格指导员", "police": "网格警务员",
    "leader": "网格长", "clerk": "办事员", "supervisor": "督办员", "handler": "承办员", "signer": "签收员",
    "head": "负责人", "member": "报到党员", "duty": "值班",
  ]

  private static let stages: [String: String] = [
    "accept": "受理", "dispatch": "派发", "supervise": "督办（含办理）", "assess": "考核",
  ]

  private static let figures: [String: String] = [
    "dispatched": "派发", "signed": "签收", "registered": "登记", "accepted": "受理", "rejected": "不予受理",
    "resolved": "办结", "closed": "结案",
    "reached": "访到", "solved": "解决", "satisfied": "满意", "returned": "退单", "reopened": "返工",
    "repeated": "重复诉求",
  ]

  private static let ownFigures: [String: (String, String)] = [
    "legsOnTime": ("legs on time", "按时（承办段）"),
    "roundsOnTime": ("rounds on time", "按时（办理轮次）"), "followed": ("followed up", "回访"),
    "warned": ("with a reminder or card", "催办或督办"),
    "cardedYellow": ("with a yellow card", "有黄牌"), "cardedRed": ("with a red card", "有红牌"),
    "notice": ("notices", "督办单"), "yellow": ("yellow cards", "黄牌"), "red": ("red cards", "红牌"),
  ]
}
