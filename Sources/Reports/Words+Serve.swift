import CaseModel

/// The words of the service side in both languages.
extension Words {
  /// The word itself where there is none for it.
  func service(_ name: String) -> String {
    if let status = ServiceTask.Status(rawValue: name) { return text(status.label) }
    guard let entry = Self.services[name] else { return name }
    return pick(entry.0, entry.1)
  }

  private static let services: [String: (String, String)] = [
    "development": ("development", "产业发展"),
    "welfare": ("public good", "公益事业"), "holders": ("holders by points", "积分分红"),
    "reserve": ("reserve", "风险基金"), "kept": ("kept", "已兑现"), "kept-late": ("kept late", "逾期兑现"),
    "missed": ("missed", "未兑现"),
    "open": ("open", "进行中"), "awaited": ("awaited", "待亮承诺"), "none": ("none", "未亮承诺"),
    "leader": ("head", "网格长"), "police": ("police", "网格警务员"),
    "guide": ("guide", "网格指导员"), "community": ("community", "社区网格"),
    "dedicated": ("dedicated", "专属网格"), "rural": ("rural", "农村网格"),
    "unstated": ("unstated", "未注明"), "post-missing": ("post missing", "岗位缺员"),
    "post-extra": ("post too many", "岗位超员"), "posts-unstated": ("posts unstated", "未注明岗位"),
    "households-unstated": ("households unstated", "未注明户数"),
    "kind-unstated": ("kind unstated", "未注明网格类型"), "too-small": ("too small", "规模过小"),
    "small-hard-area": ("small (hard area?)", "规模偏小（治理难度大？）"),
    "too-large": ("too large", "规模过大"),
    "households-sum": ("households do not add up", "户数与下级合计不符"),
    "posts-sum": ("posts do not add up", "岗位与下级合计不符"),
  ]

  static let serviceTitles: [String: (String, String)] = [
    "task": ("TASK", "任务"), "item": ("WHAT", "内容"), "posted": ("POSTED", "张榜"),
    "poster": ("POSTER", "张榜人"), "claimant": ("CLAIMANT", "揭榜人"), "claimed": ("CLAIMED", "揭榜"),
    "ended": ("ENDED", "完成/撤榜"), "evidence": ("EVIDENCE", "佐证"),
    "department": ("DEPARTMENT", "主管部门"), "fulfilled": ("FULFILLED", "点亮"),
    "ledger": ("LEDGER", "账簿"), "pointsHolder": ("HOLDER", "持有人"),
    "serveLate": ("LATE", "逾期"),
    "months": ("BY MONTH", "各月"), "mark": ("MARK", "百分制"), "grade": ("GRADE", "档"),
    "use": ("SHARE", "用途"), "percent": ("%", "%"), "amount": ("YUAN", "金额（元）"),
    "list": ("LIST", "清单"), "resources": ("RESOURCES", "资源"), "needs": ("NEEDS", "需求"),
    "matched": ("MATCHED", "项目"), "finished": ("FINISHED", "完成"),
    "matchedRate": ("MATCHED %", "对接率"), "finishedRate": ("FINISHED %", "完成率"),
    "quarter": ("QUARTER", "季度"), "made": ("MADE", "承诺"), "kept": ("KEPT", "兑现"),
    "month": ("MONTH", "月份"), "retired": ("LEFT", "转出"),
    "standing": ("STANDING", "在册"), "finding": ("FINDING", "发现"), "post": ("POST", "岗位"),
    "stated": ("STATED", "登记值"), "expected": ("EXPECTED", "应为"),
  ]
}
