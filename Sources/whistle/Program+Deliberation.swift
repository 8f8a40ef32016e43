import Basics
import CaseModel
import CommandLineKit

extension Program {
  static let deliberation = ProgramSpec.Group(
    Phrase("Deliberate, mediate, organise", "议事、调解与组织"),
    [
      CommandSpec(
        "meetings",
        Phrase(
          "Cases before the meetings of the tiers: step, session, raised.", "五会议事：步骤、下次会议、是否上提。"),
        options: reading + [
          OptionSpec(
            "tier", value: "TIER", isRepeatable: true,
            help: Phrase("Only cases that stand at this tier.", "只看该层级的案件。")),
          OptionSpec(
            "raised",
            help: Phrase(
              "Only those raised to the tier above that have not gone there yet.", "只看已上提而尚未上报的。")),
        ]),
      CommandSpec(
        "disputes",
        Phrase("Disputes by class and matter, their shares and slips.", "纠纷：分类、占比、四单进度。"),
        options: reading + [
          OptionSpec(
            "period", value: "P", default: Phrase("all of them", "全部"),
            help: Phrase(
              "Registered in a month, quarter or year: 2026-10, 2026-Q4, 2026.",
              "登记于该月、季或年：2026-10、2026-Q4、2026。"))
        ]),
      CommandSpec(
        "units", Phrase("How many units there are of each kind and tier.", "各类各级单位数。"),
        options: reading + [
          OptionSpec(
            "under", value: "UNIT", help: Phrase("Only this one and below.", "只看该单位及下级。"))
        ]),
      CommandSpec(
        "duty",
        Phrase("Who is on duty, for a place from the lowest unit upward.", "值班安排：由低到高找到值班人。"),
        options: reading + [
          OptionSpec(
            "place", value: "UNIT", help: Phrase("For requests from here.", "来自此处的诉求。")),
          OptionSpec(
            "case", value: "ID",
            help: Phrase("For this case: from its holder upward.", "为该案件：从承办单位向上。")),
          OptionSpec(
            "role", value: "ROLE", default: Phrase(stringLiteral: DutyRoster.usualRole),
            help: Phrase("The role that counts as being on duty.", "视为值班的角色。")),
        ]),
    ])
}
