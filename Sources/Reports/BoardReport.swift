import Basics
import CaseModel
public import CommandLineKit
public import Projection
public import Queries

/// The board as a supervisor reads it.
public enum BoardReport {
  /// A *now* that lies further than this from the last event deserves a remark.
  private static let farMicroseconds = 7 * Timestamp.microsecondsPerDay

  public static func text(_ board: Board, _ view: CaseView, _ words: Words, _ style: Style)
    -> String
  {
    let json = board.json(view)
    var out = heading(view, board, words, style)
    out += section(words.pick("By status", "按状态"), json["byStatus"], words.status, words, style)
    out += section(words.pick("By tier", "按层级"), json["byTier"], words.tier, words, style)
    out += section(
      words.pick("Overdue", "已超期"), json["overdue"], words.timer, words, style, .red)
    out += section(
      words.pick("Due within 24 h", "24 小时内到期"), json["dueSoon"], words.timer, words, style,
      .yellow)
    out += section(
      words.pick("Open notices and cards", "未销号督办"), json["cards"], words.card, words, style)
    out += absent(board, view, words, style)
    return out
  }

  private static func heading(
    _ view: CaseView, _ board: Board, _ words: Words, _ style: Style
  ) -> String {
    let state = view.state
    let title =
      words.pick("Whistle and report", "吹哨报到") + " · "
      + words.pick("\(board.cases) cases", "\(board.cases) 件")
    var out = style.paint(title, .bold) + "\n"
    out += words.pick("now        ", "现在       ") + view.zone.format(view.now) + "\n"
    guard state.events > 0 else {
      return out + words.pick("the book has no events yet\n", "台账中尚无事件\n")
    }
    out += words.pick("last event ", "最后事件   ") + view.zone.format(state.lastEventTime)
    out += words.pick(" (sequence \(state.sequence))\n", "（序号 \(state.sequence)）\n")
    let gap = view.now.microseconds - state.lastEventTime.microseconds
    if abs(gap) > farMicroseconds {
      let time = view.zone.format(state.lastEventTime)
      out +=
        style.paint(
          words.pick(
            "The last event lies far from now; to see the board as it was then: --now \(time)",
            "最后事件距现在较远；要看当时的情况，请加 --now \(time)"), .yellow) + "\n"
    }
    return out
  }

  private static func section(
    _ title: String, _ counts: JSONValue?, _ label: (String) -> String, _ words: Words,
    _ style: Style, _ paint: Style.Paint? = nil
  ) -> String {
    let entries = (counts?.object?.members ?? []).map {
      (label($0.key).visible, $0.value.number?.int ?? 0)
    }
    var out = "\n" + style.paint(title, .bold) + "\n"
    if entries.allSatisfy({ $0.1 == 0 }) { return out + "  " + words.pick("none", "无") + "\n" }
    let width = entries.map { DisplayWidth.of($0.0) }.max() ?? 0
    for (name, count) in entries {
      let number = String(count).padded(to: 8, .right)
      let line = "  " + name.padded(to: width) + number
      out += (paint.map { style.paint(line, $0) } ?? line) + "\n"
    }
    return out
  }

  private static func absent(
    _ board: Board, _ view: CaseView, _ words: Words, _ style: Style
  ) -> String {
    var out = "\n" + style.paint(words.pick("Called and not reported in", "吹哨未报到"), .bold) + "\n"
    if board.absent.isEmpty { out += "  " + words.pick("none", "无") + "\n" }
    for unit in board.absent {
      let path = view.symbols.text(unit)
      let entry = view.state.scene.organisation[unit]
      let name = words.language == .chinese ? entry?.name : entry?.nameEn ?? entry?.name
      out += "  " + path.visible + (name.map { "  " + $0.visible } ?? "") + "\n"
    }
    return out
  }
}
