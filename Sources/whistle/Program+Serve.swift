import Basics
import CommandLineKit

/// The service side (群众服务), and the check of the grids' reference data.
extension Program {
  static let serve = ProgramSpec.Group(
    Phrase("Serve", "群众服务"),
    [
      CommandSpec(
        "tasks", Phrase("Posted tasks, and who claimed them.", "张榜的任务与揭榜人。"),
        options: reading + [
          OptionSpec(
            "status", value: "STATUS", isRepeatable: true,
            help: Phrase(
              "Only these: posted, claimed, done or withdrawn.",
              "只看：posted、claimed、done、withdrawn。"))
        ]),
      CommandSpec(
        "menu",
        Phrase(
          "What can be ordered, where an order starts, who takes it and is on duty.",
          "点菜式服务菜单：可点事项、起始单位、接办单位与值班人。"),
        options: reading + [
          OptionSpec(
            "place", value: "UNIT", help: Phrase("For orders from here.", "从此处点单。"))
        ]),
      CommandSpec(
        "wishes", Phrase("Small wishes, and which were fulfilled.", "微心愿及其点亮。"), options: reading),
      CommandSpec(
        "points",
        Phrase(
          "Ledgers of points: rank, sum, grade; or the split of a dividend.", "积分：排名、汇总、分档，或分红。"),
        arguments: [
          ArgumentSpec(
            "VIEW", .choice(["split"]), isOptional: true,
            help: Phrase(
              "split: a dividend, to the cent, by the points of a ledger.", "split：按账簿积分分配收益，到分。"))
        ],
        options: reading + [
          period,
          OptionSpec(
            "ledger", value: "LEDGER", help: Phrase("Only this ledger.", "只看该账簿。")),
          OptionSpec(
            "amount", value: "YUAN", help: Phrase("What split divides.", "split 所分的金额（元）。")),
        ]),
      CommandSpec(
        "lists", Phrase("Needs, resources, projects: what came of them.", "需求、资源、项目三张清单及其转化。"),
        options: reading + [optionalPeriod]),
      CommandSpec(
        "commitments",
        Phrase("What was promised for a quarter, kept, or not promised.", "季度亮承诺、兑现与未承诺。"),
        options: reading + [
          period,
          OptionSpec(
            "tier", value: "TIER", default: "community",
            help: Phrase(
              "Units of this tier that promised nothing are listed too.", "该层级未亮承诺的单位也列出。")),
        ]),
      CommandSpec(
        "members",
        Phrase("In-service members registered with communities, by month.", "在职党员到社区报到（双报到），按月。"),
        options: reading + [optionalPeriod]),
      CommandSpec(
        "staffing",
        Phrase("Grids against what they should be: posts, sizes, sums.", "网格核对：一格四员、规模、合计。"),
        options: reading),
    ])

  private static let optionalPeriod = OptionSpec(
    "period", value: "P",
    help: Phrase("A month, quarter or year: 2026-10, 2026-Q4, 2026.", "月、季或年：2026-10、2026-Q4、2026。")
  )
}
