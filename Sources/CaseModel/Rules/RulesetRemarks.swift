import Basics

extension Ruleset {
  /// What is valid and most likely a slip, by its path in the document.
  public var remarks: [RulesetFault] { hourRemarks + unusedClasses + lateReminders }

  // MARK: Hours

  private var hourRemarks: [RulesetFault] {
    let node = document.object?["calendar"]?.object?["hours"]?.array ?? []
    let stretches = node.map { item in
      (item.string ?? "").split(separator: "-").map { DayHours.timeOfDay(String($0)) ?? -1 }
    }
    let minute = Timestamp.microsecondsPerMinute
    return stretches.enumerated().compactMap { index, ends in
      guard ends.count == 2 else { return nil }
      let path = JSONPointer("calendar", "hours", String(index))
      if ends[1] == Timestamp.microsecondsPerDay - minute {
        return RulesetFault(
          path: path,
          reason: Phrase(
            "the hours end at 23:59, a minute before midnight; to midnight is 24:00",
            "工作时段止于 23:59，差一分钟到零点；到零点应写 24:00"))
      }
      guard stretches.contains(where: { $0.first == ends[1] + minute }) else { return nil }
      return RulesetFault(
        path: path,
        reason: Phrase(
          "the next hours begin a minute after these: an end is not part of its stretch",
          "下一时段晚一分钟开始：时段不含其终点"))
    }
  }

  // MARK: Classes

  /// A case has the class of its matter, else the one called like its urgency, else `normal`.
  private var unusedClasses: [RulesetFault] {
    let urgencies = ["normal", "urgent", "emergency"]
    let codes = document.object?["matters"]?.array ?? []
    let used = Set(codes.compactMap { $0.object?["class"]?.string } + urgencies)
    return classes.filter { !used.contains($0.name) }.map { unused in
      RulesetFault(
        path: JSONPointer("classes", unused.name),
        reason: Phrase(
          "no matter is of the class '\(unused.name)', and no urgency is called so",
          "没有事项属于类别“\(unused.name)”，也没有这样的紧急程度"),
        isOfKey: true)
    }
  }

  // MARK: Reminders

  private var lateReminders: [RulesetFault] {
    guard let classes = document.object?["classes"] else { return [] }
    return Self.lateReminders(in: classes, JSONPointer("classes"))
  }

  /// Wherever a limit has a reminder beside it.
  private static func lateReminders(in value: JSONValue, _ path: JSONPointer) -> [RulesetFault] {
    guard let object = value.object else { return [] }
    let within = object.members.flatMap { lateReminders(in: $0.value, path.appending($0.key)) }
    guard let remind = object["remind"]?.string.flatMap({ Span($0) }),
      let limit = object["limit"]?.string.flatMap({ Span($0) }),
      remind.unit.family == limit.unit.family, remind.comparable > limit.comparable
    else { return within }
    let remark = RulesetFault(
      path: path.appending("remind"),
      reason: Phrase(
        "the reminder of \(remind.text) comes after the limit of \(limit.text)",
        "提醒 \(remind.text) 晚于时限 \(limit.text)"))
    return [remark] + within
  }
}
