public import Basics

// What people call the choices of SPEC §3 and §4; in English by their codes.

extension Status {
  public var label: Phrase { Phrase(name, Status.chinese[Int(rawValue)]) }

  private static let chinese = [
    "已登记", "已受理", "已派发", "办理中", "挂起", "已办结", "已结案", "不予受理", "已并案", "已撤回",
  ]
}

extension CardLevel {
  public var label: Phrase {
    switch self {
    case .notice: Phrase(name, "督办单")
    case .yellow: Phrase(name, "黄牌")
    case .red: Phrase(name, "红牌")
    }
  }
}

extension Slip {
  public var label: Phrase {
    switch self {
    case .investigate: Phrase(name, "排查")
    case .judge: Phrase(name, "研判")
    case .mediate: Phrase(name, "调解")
    case .revisit: Phrase(name, "回访")
    }
  }
}

extension Unit.Kind {
  public var label: Phrase {
    switch self {
    case .tier: Phrase(rawValue, "层级")
    case .department: Phrase(rawValue, "部门")
    case .company: Phrase(rawValue, "企业")
    case .organisation: Phrase(rawValue, "社会组织")
    }
  }
}

extension ServiceTask.Status {
  public var label: Phrase {
    switch self {
    case .posted: Phrase("on the board", "待揭榜")
    case .claimed: Phrase(rawValue, "已揭榜")
    case .done: Phrase(rawValue, "已完成")
    case .withdrawn: Phrase(rawValue, "已撤榜")
    }
  }
}
