import Basics

extension RegisterViolation {
  func wording(_ en: Naming, _ zh: Naming) -> Wording {
    switch self {
    case .taskOpen(let task):
      Wording(
        Phrase("the task \(en(task)) is posted already", "任务\(zh(task))已张榜"),
        Phrase("it can be posted again when it is gone", "完成或撤榜之后可再次张榜"))
    case .noTask(let task):
      Wording(
        Phrase("the task \(en(task)) was never posted", "任务\(zh(task))没有张榜"),
        Phrase("post it first: task.posted", "请先张榜（task.posted）"))
    case .taskGone(let task, let status):
      Wording(
        Phrase(
          "the task \(en(task)) is \(en(status.label))", "任务\(zh(task))\(zh(status.label))"),
        Phrase("claim one that is on the board", "请揭榜上的任务"))
    case .taskTaken(let task, let claimant):
      Wording(
        Phrase(
          "the task \(en(task)) is taken: \(en(claimant)) claimed it first",
          "任务\(zh(task))已由\(zh(claimant))先揭榜"),
        Phrase(
          "it can be claimed again if \(en(claimant)) drops it",
          "\(zh(claimant))退榜后可再揭榜"))
    case .taskUnclaimed(let task):
      Wording(
        Phrase("nobody has claimed the task \(en(task))", "任务\(zh(task))还没有人揭榜"),
        Phrase("claim it first: task.claimed", "请先揭榜（task.claimed）"))
    case .taskActor(let entitled):
      Wording(
        Phrase("only \(en(entitled)) may do so", "只有\(zh(entitled))可以这样做"),
        Phrase("name them in data.actor if it was they", "如确是本人所为，请在 data.actor 中写明"))
    case .taskEvidence:
      Wording(
        Phrase("a task is done only with evidence", "任务完成须附佐证"),
        Phrase("give data.evidence", "请填写 data.evidence"))
    case .pointsBelow(let holder, let remaining):
      Wording(
        Phrase(
          "of what was awarded to \(en(holder)) only \(remaining.text) remain",
          "\(zh(holder))的该项积分只剩 \(remaining.text)"),
        Phrase("take back \(remaining.text) at most", "最多扣回 \(remaining.text)"))
    case .noNeed(let list, let item):
      Wording(
        item.isNone
          ? Phrase(
            "no item is named, and the list \(en(list)) has no need without one",
            "未填写 data.item，清单\(zh(list))中也没有无名的需求")
          : Phrase(
            "the list \(en(list)) has no need \(en(item)) that waits for a project",
            "清单\(zh(list))中没有待对接的需求\(zh(item))"),
        Phrase(
          "list it first: need.listed with the same data.item",
          "请先列入需求清单（need.listed，data.item 相同）"))
    case .noProject(let list, let item):
      Wording(
        Phrase(
          "the list \(en(list)) has no project \(en(item)) of this unit that is not finished",
          "清单\(zh(list))中没有该单位未完成的项目\(zh(item))"),
        Phrase(
          "match it first: project.matched with the same data.unit and data.item",
          "请先对接项目（project.matched，data.unit 和 data.item 相同）"))
    case .commitmentLate(let quarter):
      lateness(quarter)
    case .commitmentMade:
      Wording(
        Phrase("this commitment stands already", "该承诺已亮出"),
        Phrase("name another item", "请另填承诺事项"))
    case .commitmentKept:
      Wording(
        Phrase("this commitment was kept already", "该承诺已兑现"),
        Phrase("each commitment is kept once", "每项承诺只记一次兑现"))
    case .noCommitment(let unit, let quarter):
      Wording(
        Phrase(
          "\(en(unit)) made no such commitment for \(quarter.name)",
          "\(zh(unit))在 \(quarter.name) 没有亮过该承诺"),
        Phrase(
          "it is kept with the same data.unit, data.quarter and data.item as it was made",
          "data.unit、data.quarter、data.item 须与亮承诺时相同"))
    case .restsOnLater(let sequence):
      Wording(
        Phrase(
          "a table cannot rest on sequence \(sequence), which comes after it",
          "公布的表不能依据其后的第 \(sequence) 号事件"),
        Phrase("name a sequence before it in data.sequence", "data.sequence 请填此前的序号"))
    case .notPublished(let period):
      Wording(
        Phrase("no table of \(period.name) was published", "\(period.name) 的考核尚未公布"),
        Phrase("appeals follow assessment.published", "公布（assessment.published）之后才能申诉"))
    case .appealPending(let subject):
      Wording(
        Phrase("an appeal on \(en(subject)) waits for a decision", "\(zh(subject))已有一份申诉待决定"),
        Phrase("decide it first: appeal.decided", "请先作出决定（appeal.decided）"))
    case .noAppeal(let subject):
      Wording(
        Phrase("no appeal on \(en(subject)) waits for a decision", "\(zh(subject))没有待决定的申诉"),
        Phrase("file it first: appeal.filed", "请先提出申诉（appeal.filed）"))
    }
  }

  private func lateness(_ quarter: Period) -> Wording {
    let last = "\(quarter.firstDate.text.prefix(8))\(Commitments.lastDay)"
    return Wording(
      Phrase(
        "commitments for \(quarter.name) had to be made by \(last)",
        "\(quarter.name) 的承诺须在 \(last) 前（含当日）亮出"),
      Phrase("make it for the next quarter", "请列入下一季度"))
  }
}
