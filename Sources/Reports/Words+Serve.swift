import CaseModel

/// The words of the service side in both languages.
extension Words {
  /// The word itself where there is none for it.
  func service(_ name: String) -> String {
    if let status = ServiceTask.Status(rawValue: name) { return text(status.label) }
    return look(Self.services, Self.ownServices, name)
  }

  private static let services: [String: String] = [
    "development": "产业发展", "reserve": "风险基金", "kept": "已兑现", "kept-late": "逾期兑现", "missed": "未兑现",
    "open": "进行中", "awaited": "待亮承诺", "none": "未亮承诺", "police": "网格警务员", "guide": "网格指导员",
    "community": "社区网格", "dedicated": "专属网格", "rural": "农村网格", "unstated": "未注明",
    "post-missing": "岗位缺员", "posts-unstated": "未注明岗位", "households-unstated": "未注明户数",
    "kind-unstated": "未注明网格类型", "too-small": "规模过小", "too-large": "规模过大",
  ]

  private static let ownServices: [String: (String, String)] = [
    "welfare": ("public good", "公益事业"), "holders": ("holders by points", "积分分红"),
    "leader": ("head", "网格长"), "post-extra": ("post too many", "岗位超员"),
    "small-hard-area": ("small (hard area?)", "规模偏小（治理难度大？）"),
    "households-sum": ("households do not add up", "户数与下级合计不符"),
    "posts-sum": ("posts do not add up", "岗位与下级合计不符"),
  ]
}
