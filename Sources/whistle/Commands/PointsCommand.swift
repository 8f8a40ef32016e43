import Basics
import CaseModel
import CommandLineKit
import Projection
import Queries
import Reports

/// The ledgers of points, and the split of a dividend by them.
enum PointsCommand: Command {
  static let spec = CommandSpec(
    "points",
    Phrase(
      "Points of volunteers, by ledger: rank, sum, grade; or the split of a dividend.",
      "志愿者积分：按账簿排名、汇总、分档，或分红测算。"),
    arguments: [
      ArgumentSpec(
        "VIEW", kind: .choice(["split"]),
        "split: a dividend, to the cent, by the points of a ledger.",
        "split：按账簿中的积分分配一笔收益，精确到 0.01 元。",
        isOptional: true)
    ],
    options: Options.temporal + [
      Options.period,
      OptionSpec("ledger", value: "LEDGER", "Only this ledger.", "只看该账簿。"),
      OptionSpec("amount", value: "YUAN", "The amount that split divides.", "split 所分的金额（元）。"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let period = try context.period()
    let isSplit = context.call.argument("VIEW") == "split"
    if isSplit { return try split(context, period) }
    if context.call.string("amount") != nil {
      throw Diagnostic(
        CallCode.amount, "--amount is for the split of a dividend", "--amount 用于分红测算",
        hint: "write 'whistle points split --amount YUAN --ledger L --period P'",
        "请写“whistle points split --amount 〈元〉 --ledger 〈账簿〉 --period P”")
    }
    let view = try context.load(extent: .onDemand)
    let ledger = try ledger(context, view)
    let rows = view.points(period, ledger: ledger).rows
    context.print(rows, as: ServeReports.points(rows, context.words), of: view)
  }

  private static func split(_ context: Context, _ period: Period) throws(Diagnostic) {
    let amount = try amount(context)
    let view = try context.load(extent: .onDemand)
    guard let ledger = try ledger(context, view) else {
      throw Diagnostic(
        CallCode.ledger, "the split of a dividend needs --ledger", "分红测算须指定 --ledger",
        hint: "'whistle points --period \(period.name)' lists the ledgers",
        "“whistle points --period \(period.name)”列出账簿")
    }
    context.print(view.split(amount, period, ledger: ledger).rows, as: ServeReports.split, of: view)
  }

  private static func amount(_ context: Context) throws(Diagnostic) -> Hundredths {
    let text = context.call.string("amount") ?? ""
    guard let amount = Hundredths(text), amount >= .zero else {
      throw Diagnostic(
        CallCode.amount, "'\(text)' for --amount is not an amount in yuan",
        "--amount 的“\(text)”不是金额（元）")
    }
    return amount
  }

  private static func ledger(
    _ context: Context, _ view: CaseView
  ) throws(Diagnostic) -> Symbol? {
    guard let text = context.call.string("ledger") else { return nil }
    let ledger = view.symbols.find(text)
    guard view.state.registers.points.entries.contains(where: { $0.ledger == ledger }) else {
      throw Diagnostic(
        CallCode.ledger, "no points were ever awarded in a ledger '\(text)'", "账簿“\(text)”从未记过积分")
    }
    return ledger
  }
}
