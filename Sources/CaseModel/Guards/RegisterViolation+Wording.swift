import Basics

extension RegisterViolation {
  func wording(_ en: Naming, _ zh: Naming) -> Violation.Wording {
    switch self {
    case .taskOpen(let task):
      says(.taskOpen, "the task \(en(task)) is posted already", "任务\(zh(task))已张榜")
    case .noTask(let task):
      says(.noTask, "the task \(en(task)) was never posted", "任务\(zh(task))没有张榜")
    case .taskGone(let task, let status):
      says(
        .taskGone, "the task \(en(task)) is \(en(status.label))", "任务\(zh(task))\(zh(status.label))"
      )
    case .taskTaken(let task, let claimant):
      says(
        .taskTaken, "the task \(en(task)) is taken: \(en(claimant)) claimed it first",
        "任务\(zh(task))已由\(zh(claimant))先揭榜",
        do: "it can be claimed again if \(en(claimant)) drops it", "\(zh(claimant))退榜后可再揭榜")
    case .taskUnclaimed(let task):
      says(.taskUnclaimed, "nobody has claimed the task \(en(task))", "任务\(zh(task))还没有人揭榜")
    case .taskActor(let entitled):
      says(.taskActor, "only \(en(entitled)) may do so", "只有\(zh(entitled))可以这样做")
    case .taskEvidence: says(.evidence, "a task is done only with evidence", "任务完成须附佐证")
    case .pointsBelow(let holder, let remaining):
      says(
        .pointsBelow, "of what was awarded to \(en(holder)) only \(remaining.text) remain",
        "\(zh(holder))的该项积分只剩 \(remaining.text)", do: "take back \(remaining.text) at most",
        "最多扣回 \(remaining.text)")
    case .noNeed(let list, let item):
      (
        .noNeed,
        item.isNone
          ? Phrase(
            "no item is named, and the list \(en(list)) has no need without one",
            "未填写 data.item，清单\(zh(list))中也没有无名的需求")
          : Phrase(
            "the list \(en(list)) has no need \(en(item)) that waits for a project",
            "清单\(zh(list))中没有待对接的需求\(zh(item))"), nil
      )
    case .noProject(let list, let item):
      says(
        .noProject,
        "the list \(en(list)) has no project \(en(item)) of this unit that is not finished",
        "清单\(zh(list))中没有该单位未完成的项目\(zh(item))")
    case .commitmentLate(let quarter): (.commitmentLate, lateness(quarter), nil)
    case .commitmentMade: says(.commitmentMade, "this commitment was made already", "该承诺已亮出")
    case .commitmentKept: says(.commitmentKept, "this commitment was kept already", "该承诺已兑现")
    case .noCommitment(let unit, let quarter):
      says(
        .noCommitment, "\(en(unit)) made no such commitment for \(quarter.name)",
        "\(zh(unit))在 \(quarter.name) 没有亮过该承诺")
    case .restsOnLater(let sequence):
      says(
        .restsOnLater, "a table cannot rest on sequence \(sequence), which comes after it",
        "公布的表不能依据其后的第 \(sequence) 号事件")
    case .notPublished(let period):
      says(.notPublished, "no table of \(period.name) was published", "\(period.name) 的考核尚未公布")
    case .publishedBefore(let period, let last):
      says(
        .publishedBefore, "a disclosure of \(period.name) was published already",
        "\(period.name) 的公开数据已公布",
        do: "a new edition says which it corrects: corrects=\(en.bare(last))",
        "新版须注明更正哪一份：corrects=\(zh.bare(last))")
    case .appealPending(let subject):
      says(
        .appealPending, "an appeal on \(en(subject)) waits for a decision",
        "\(zh(subject))已有一份申诉待决定")
    case .noAppeal(let subject):
      says(.noAppeal, "no appeal on \(en(subject)) waits for a decision", "\(zh(subject))没有待决定的申诉")
    }
  }

  private func lateness(_ quarter: Period) -> Phrase {
    let last = "\(quarter.firstDate.text.prefix(8))\(Commitments.lastDay)"
    return Phrase(
      "commitments for \(quarter.name) had to be made by \(last)",
      "\(quarter.name) 的承诺须在 \(last) 前（含当日）亮出")
  }
}
