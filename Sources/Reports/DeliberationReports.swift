import Basics
import CaseModel
import CommandLineKit
package import Queries

/// Meetings (五会六步), disputes (六类四单), units and who is on duty.
package enum DeliberationReports {
  /// One row a case that was put before a meeting.
  package static let meetings = RowType<MeetingItem>(
    [
      .init("case", \.subject), .init("tier", \.tier, named: Words.tier),
      .init("matter", \.matter, width: 24, show: CaseReports.matter), .init("status", \.status),
      .init("step", \.step, .left, show: { $1.words.meetingStep($0) }), .init("label", \.label),
      .init("raised", \.isRaised), .init("meeting", \.meeting, named: Words.tier),
      .init("next", \.next),
    ],
    table: ["tier", "case", "matter", "step", "label", "raised", "meeting", "next"],
    paint: { $0.isRaised ? .yellow : nil })

  /// A row for each matter, sums behind each class and at the end.
  package static let disputes = RowType<DisputeTable.Row>(
    [
      .init(
        "class", \.serviceClass, none: Phrase("all disputes", "全部纠纷"), named: Words.serviceClass),
      .init(
        "matter", \.matter, width: 30,
        show: { matter, context in
          matter.isNone
            ? context.words.pick("together", "合计") : CaseReports.matter(matter, context)
        }),
      .init("cases", \.cases), .init("share", \.share, none: .dash),
    ] + Slip.allCases.map { slip in .init(slip.name) { $0.reached[slip] ?? 0 } } + [
      .init("settled", \.settled)
    ], paint: { $0.matter.isNone ? .bold : nil })

  /// One row a kind and tier of units.
  package static let units = RowType<UnitCount>(
    [
      .init("kind", \.kind), .init("tier", \.tier, named: Words.tier), .init("units", \.units),
      .init("households", \.households),
    ], table: ["tier", "kind", "units", "households"])

  /// One row an actor on duty, or a unit where nobody is.
  ///
  /// - Parameter hasPlace: whether a place was named, so that somebody takes what comes from it.
  package static func duty(hasPlace: Bool) -> RowType<DutyRow> {
    RowType(
      [
        .init("unit", \.unit, width: 36), .init("tier", \.tier, named: Words.tier),
        .init("actor", \.actor, none: Phrase("nobody", "无人")), .init("takes", \.takes),
      ], table: hasPlace ? ["unit", "tier", "actor", "takes"] : ["unit", "tier", "actor"],
      paint: { $0.actor.isNone ? .yellow : nil })
  }
}

extension Words {
  /// A step of meetings: its number and name.
  func meetingStep(_ number: Int) -> String {
    let names = [
      ("collect", "收集议题"), ("sort", "划分议题"), ("draft", "拟订方案"),
      ("deliberate", "协商议事"), ("implement", "组织实施"), ("report", "成效通报"),
    ]
    guard names.indices.contains(number - 1) else { return "" }
    return "\(number) " + pick(names[number - 1].0, names[number - 1].1)
  }

  func unitKind(_ name: String) -> String {
    let names = [
      "tier": "层级单位", "department": "部门", "company": "企业", "organisation": "社会组织",
    ]
    return pick(name, names[name] ?? name)
  }

  /// What a notice board says.
  func publicLabel(_ label: MeetingItem.Label) -> String {
    switch label {
    case .deliberating: pick("under deliberation", "议单中")
    case .cleared: pick("cleared", "已清单")
    }
  }

  /// Classes that the shipped rulebooks name; any other stands as it is.
  func serviceClass(_ name: String) -> String {
    let names = [
      "normal": "一般", "urgent": "紧急", "emergency": "特急", "dispute": "纠纷", "wish": "微心愿",
      "six-kinds": "六类纠纷",
    ]
    return pick(name, names[name] ?? name)
  }
}
