import CaseModel

/// What people write where no rule says what to write.
enum Phrases {
  static let grounds: [(ground: String, advice: String)] = [
    ("属司法诉讼程序", "请依法通过诉讼途径解决"), ("诉求内容不明确且无法联系", "补充地点和诉求后可再次反映"),
    ("不属本县管辖", "已告知向属地部门反映"), ("咨询类事项已当场答复", "无需派单"), ("重复反映且已有终结意见", "可申请复核"),
  ]
  static let reclassifications = ["现场核实后更正事项", "登记时事项选错", "经核实属另一类事项"]
  static let withdrawals = ["诉求人自行解决", "诉求人撤回", "误报"]
  static let returns = ["不属本单位职责", "权属为其他产权单位", "需由属地先行协调", "与在办事项重复"]
  static let approvals = ["情况属实，同意退单", "职责清单核对无误，改派", "由原派单单位重新派发"]
  static let denials = ["属本单位职责清单第3项", "首接负责，不予退单", "请先行现场核实"]
  static let rulings = ["已两次退单，终裁由本单位办理", "经会商确定为本单位职责，不再退单"]
  static let excuses = ["同时段参加应急处置", "经核实不涉及本单位职责", "已委托属地站所到场"]
  static let replies = ["已约谈责任科室，三日内办结", "已现场办公，正在整改", "材料已补齐，加快办理", "人员已到位，限期完成"]
  static let lifts = ["已反馈整改措施，予以销号", "已落实督办要求，予以销号"]
  static let resumptions = ["条件具备，恢复办理", "节后复工", "材料已补齐", "施工完成，恢复办理"]
  static let notes = ["诉求人希望保密", "多户共同反映", "曾口头反映过", "请工作时间联系"]
  static let exclusions = ["诉求超出法定职责", "诉求人诉求不合理", "历史遗留问题，已列专案", "不可抗力"]
  static let revocations = ["复核后认定理由不充分", "专案已办结，恢复考核"]
  static let appeals = ["诉求已办结，回访未如实反映", "权属不在本单位", "因施工审批超出可控范围"]

  static let tableAppeals = ["响应率少计2件", "已剔除事项仍计入", "黄牌已销号，请求复核扣分", "承办段超期系系统录入滞后"]
  static let corrections = ["复核属实，次月公布时更正", "扣分撤销，重新公布"]

  /// Outcomes of the four slips (六类四单).
  static let slips: [Slip: [String]] = [
    .investigate: ["排查登记，双方情绪平稳", "涉及2户，建档跟踪"],
    .judge: ["风险等级低，由网格调解", "风险等级中，邀请司法所参与"],
    .mediate: ["达成口头协议", "签订调解协议书", "未达成一致，另行约定"],
    .revisit: ["关系缓和，无反复", "协议已履行"],
  ]
}
