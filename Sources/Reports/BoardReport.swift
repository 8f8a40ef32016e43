import Basics
import CaseModel
import CommandLineKit
import Projection
package import Queries

/// The board as a supervisor reads it.
package enum BoardReport {
  package static let type = RowType<Board>([
    .init("now", \.now), .init("sequence", \.sequence), .init("last", \.last),
    .init("cases", \.cases), .init("byStatus") { statuses($0) },
    .init("byTier", with: { tiers($0, $1) }), .init("overdue") { timers($0.overdue) },
    .init("dueSoon") { timers($0.dueSoon) }, .init("cards") { cards($0.cards) },
    .init("absent", \.absent), .init("left", \.left, as: left),
    .init("decisions") { Counts($0.decisions.map { ($0.kind.rawValue, $0.count) }) },
  ])

  /// On cases that are no longer open.
  private static let left = RowType<Board.Left>([
    .init("overdue") { timers($0.overdue) }, .init("dueSoon") { timers($0.dueSoon) },
    .init("cards") { cards($0.cards) },
  ])

  private static func statuses(_ board: Board) -> Counts {
    Counts(
      Status.allCases.compactMap { status in board.byStatus[status].map { (status.name, $0) } })
  }

  private static func tiers(_ board: Board, _ context: RowContext) -> Counts {
    Counts(board.byTier.map { ($0.tier.text(context) ?? "none", $0.count) })
  }

  private static func timers(_ counts: [CaseModel.Timer: Int]) -> Counts {
    Counts(Timer.allCases.compactMap { timer in counts[timer].map { (timer.rawValue, $0) } })
  }

  private static func cards(_ counts: [CardLevel: Int]) -> Counts {
    Counts(CardLevel.allCases.map { ($0.name, counts[$0] ?? 0) })
  }

  /// The same in one list, under names that people read.
  private static func leftovers(_ left: Board.Left, _ words: Words) -> Counts {
    let overdue = timers(left.overdue).entries.map {
      (words.timer($0.name) + words.pick(" overdue", "超期"), $0.count)
    }
    let soon = timers(left.dueSoon).entries.map {
      (words.timer($0.name) + words.pick(" due within 24 h", " 24 小时内到期"), $0.count)
    }
    let cards = cards(left.cards).entries.filter { $0.count > 0 }.map {
      (words.card($0.name) + words.pick(" not lifted", "未销号"), $0.count)
    }
    return Counts(overdue + soon + cards)
  }

  private static func open<Key: Hashable>(
    _ counts: [Key: Int], without left: [Key: Int]
  ) -> [Key: Int] {
    counts.merging(left) { $0 - $1 }.filter { $0.value > 0 }
  }

  /// A *now* that lies further than this from the last event deserves a remark.
  private static let farMicroseconds = 7 * Timestamp.microsecondsPerDay

  package static func text(_ board: Board, _ context: RowContext) -> String {
    let words = context.words
    let sections: [(Phrase, Counts, (String) -> String, Style.Paint?)] = [
      (Phrase("By status", "按状态"), statuses(board), words.status, nil),
      (Phrase("By tier", "按层级"), tiers(board, context), words.tier, nil),
      (
        Phrase("Overdue on open cases", "在办案件：已超期的时限"),
        timers(open(board.overdue, without: board.left.overdue)), words.timer, .red
      ),
      (
        Phrase("Due within 24 h on open cases", "在办案件：24 小时内到期的时限"),
        timers(open(board.dueSoon, without: board.left.dueSoon)), words.timer, .yellow
      ),
      (
        Phrase("Notices and cards not lifted on open cases", "在办案件：未销号的督办"),
        cards(open(board.cards, without: board.left.cards)), words.card, nil
      ),
      (
        Phrase("Left open on finished cases", "已了结案件：遗留事项"), leftovers(board.left, words), { $0 },
        nil
      ),
    ]
    return heading(board, context) + decisions(board, context)
      + sections.map { section($0, $1, $2, context, $3) }.joined() + absent(board, context)
  }

  private static func heading(_ board: Board, _ context: RowContext) -> String {
    let (words, zone) = (context.words, context.view.zone)
    let title =
      words.pick("Whistle and report", "吹哨报到") + " · "
      + words.pick(words.count(board.cases, "case", "cases"), "\(board.cases) 件")
    var out = context.paint(title, .bold) + "\n"
    guard let last = board.last else {
      return out + words.pick("the book has no events yet\n", "台账中尚无事件\n")
    }
    let time = zone.format(last)
    out += words.pick("last event ", "最后事件   ") + time
    out += words.pick(" (book at sequence \(board.sequence))\n", "（台账至序号 \(board.sequence)）\n")
    if abs(board.now.microseconds - last.microseconds) > farMicroseconds {
      let remark = words.pick(
        "The last event lies far from now; to see the board of that day: --now \(time)",
        "最后事件距现在较远；要看当日的情况，请加 --now \(time)")
      out += context.paint(remark, .yellow) + "\n"
    }
    return out
  }

  /// What waits for somebody's word, with the cases that have waited longest.
  private static func decisions(_ board: Board, _ context: RowContext) -> String {
    let words = context.words
    let waiting = board.decisions.filter { $0.count > 0 }
    let title = context.paint(words.pick("To be decided today", "今日待办"), .bold)
    if waiting.isEmpty { return "\n\(title)\n  " + words.pick("nothing", "无") + "\n" }
    let table = context.view.state.table
    let lines = waiting.map { decision in
      [
        words.text(decision.kind.label), String(decision.count).padded(to: 6, .right),
        decision.first.map { table.name(of: $0).visible }.joined(separator: " ")
          + (decision.count > decision.first.count ? " …" : ""),
      ]
    }
    return "\n\(title)\n" + RowContext.columns(lines, indent: "  ")
  }

  private static func section(
    _ title: Phrase, _ counts: Counts, _ label: (String) -> String, _ context: RowContext,
    _ paint: Style.Paint?
  ) -> String {
    let entries = counts.entries.map { (label($0.name).visible, $0.count) }
    var out = "\n" + context.paint(context.words.text(title), .bold) + "\n"
    if entries.allSatisfy({ $0.1 == 0 }) {
      return out + "  " + context.words.pick("none", "无") + "\n"
    }
    let width = entries.map { DisplayWidth.of($0.0) }.max() ?? 0
    for (name, count) in entries {
      let line = "  " + name.padded(to: width) + String(count).padded(to: 8, .right)
      out += (paint.map { context.paint(line, $0) } ?? line) + "\n"
    }
    return out
  }

  private static func absent(_ board: Board, _ context: RowContext) -> String {
    let words = context.words
    var out =
      "\n" + context.paint(words.pick("Called but not reported in", "吹哨后未报到的单位"), .bold) + "\n"
    if board.absent.isEmpty { out += "  " + words.pick("none", "无") + "\n" }
    let lines = board.absent.map {
      [context.symbols.text($0).visible, context.name(of: $0)?.visible ?? ""]
    }
    return out + RowContext.columns(lines, indent: "  ")
  }
}

extension Decision.Kind {
  fileprivate var label: Phrase {
    switch self {
    case .accept: Phrase("accept or reject", "受理与否")
    case .returns: Phrase("requests to return", "退单申请")
    case .extensions: Phrase("requests for more time", "延期申请")
    case .check: Phrase("resolved, to be checked", "办结待核查")
    case .close: Phrase("resolved, to be closed", "办结待结案")
    case .lift: Phrase("cards answered, to be lifted", "督办已反馈待销号")
    }
  }
}
