import Basics

extension RegisterViolation {
  func wording(_ en: Naming, _ zh: Naming) -> Violation.Wording {
    switch self {
    case .taskOpen(let task):
      (.taskOpen, Phrase("the task \(en(task)) is posted already", "任务\(zh(task))已张榜"), nil)
    case .noTask(let task):
      (.noTask, Phrase("the task \(en(task)) was never posted", "任务\(zh(task))没有张榜"), nil)
    case .taskGone(let task, let status):
      (
        .taskGone,
        Phrase(
          "the task \(en(task)) is \(en(status.label))", "任务\(zh(task))\(zh(status.label))"), nil
      )
    case .taskTaken(let task, let claimant):
      (
        .taskTaken,
        Phrase(
          "the task \(en(task)) is taken: \(en(claimant)) claimed it first",
          "任务\(zh(task))已由\(zh(claimant))先揭榜"),
        Phrase(
          "it can be claimed again if \(en(claimant)) drops it",
          "\(zh(claimant))退榜后可再揭榜")
      )
    case .taskUnclaimed(let task):
      (
        .taskUnclaimed,
        Phrase("nobody has claimed the task \(en(task))", "任务\(zh(task))还没有人揭榜"), nil
      )
    case .taskActor(let entitled):
      (.taskActor, Phrase("only \(en(entitled)) may do so", "只有\(zh(entitled))可以这样做"), nil)
    case .taskEvidence:
      (.evidence, Phrase("a task is done only with evidence", "任务完成须附佐证"), nil)
    case .pointsBelow(let holder, let remaining):
      (
        .pointsBelow,
        Phrase(
          "of what was awarded to \(en(holder)) only \(remaining.text) remain",
          "\(zh(holder))的该项积分只剩 \(remaining.text)"),
        Phrase("take back \(remaining.text) at most", "最多扣回 \(remaining.text)")
      )
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
      (
        .noProject,
        Phrase(
          "the list \(en(list)) has no project \(en(item)) of this unit that is not finished",
          "清单\(zh(list))中没有该单位未完成的项目\(zh(item))"), nil
      )
    case .commitmentLate(let quarter): (.commitmentLate, lateness(quarter), nil)
    case .commitmentMade: (.commitmentMade, Phrase("this commitment stands already", "该承诺已亮出"), nil)
    case .commitmentKept:
      (.commitmentKept, Phrase("this commitment was kept already", "该承诺已兑现"), nil)
    case .noCommitment(let unit, let quarter):
      (
        .noCommitment,
        Phrase(
          "\(en(unit)) made no such commitment for \(quarter.name)",
          "\(zh(unit))在 \(quarter.name) 没有亮过该承诺"), nil
      )
    case .restsOnLater(let sequence):
      (
        .restsOnLater,
        Phrase(
          "a table cannot rest on sequence \(sequence), which comes after it",
          "公布的表不能依据其后的第 \(sequence) 号事件"), nil
      )
    case .notPublished(let period):
      (
        .notPublished,
        Phrase("no table of \(period.name) was published", "\(period.name) 的考核尚未公布"), nil
      )
    case .appealPending(let subject):
      (
        .appealPending,
        Phrase("an appeal on \(en(subject)) waits for a decision", "\(zh(subject))已有一份申诉待决定"),
        nil
      )
    case .noAppeal(let subject):
      (
        .noAppeal,
        Phrase("no appeal on \(en(subject)) waits for a decision", "\(zh(subject))没有待决定的申诉"),
        nil
      )
    }
  }

  private func lateness(_ quarter: Period) -> Phrase {
    let last = "\(quarter.firstDate.text.prefix(8))\(Commitments.lastDay)"
    return Phrase(
      "commitments for \(quarter.name) had to be made by \(last)",
      "\(quarter.name) 的承诺须在 \(last) 前（含当日）亮出")
  }
}
