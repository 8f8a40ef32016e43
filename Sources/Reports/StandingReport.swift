import Basics
import CaseModel
import CommandLineKit
import Projection
package import Queries

/// How a case stands, in words: who has it, and what is due next. For who has just recorded something
/// about it.
package enum StandingReport {
  /// A line on the case, one for each timer that runs, the nearest first, and one on a whistle.
  ///
  /// - Parameter whistle: which of the case's, from 0; nil for none.
  package static func text(_ row: CaseRow, whistle: Int?, _ context: RowContext) -> String {
    let due = row.timers.filter { $0.stop == nil && $0.due != nil && $0.state != .void }
      .sorted { ($0.due ?? .latest) < ($1.due ?? .latest) }
    let lines = due.map { timer in
      [
        context.words.timer(timer.timer.rawValue), timer.due?.text(context) ?? "",
        distance(of: timer, context), unit(timer.unit, context),
      ]
    }
    return heading(row, context) + "\n" + RowContext.columns(lines, indent: "  ")
      + (whistle.map { attendance(of: $0, row.state, context) } ?? "")
  }

  /// Who is in of those whom a whistle called, and who is not.
  private static func attendance(
    of index: Int, _ state: CaseState, _ context: RowContext
  ) -> String {
    let words = context.words
    let calls = state.calls.filter { $0.whistle == index }
    func part(_ title: Phrase, _ belongs: (Call) -> Bool) -> String? {
      let units = calls.filter(belongs).map { unit($0.unit, context) }
      return units.isEmpty ? nil : words.text(title) + words.list(units)
    }
    let parts = [
      part(Phrase("still to report in: ", "待报到：")) {
        !$0.isAnswered && !$0.isExcused && !$0.isFinished
      },
      part(Phrase("reported in: ", "已报到：")) { $0.isAnswered && !$0.isFinished },
      part(Phrase("finished: ", "办毕：")) { $0.isFinished },
      part(Phrase("excused: ", "免到：")) { $0.isExcused && !$0.isAnswered && !$0.isFinished },
    ].compactMap(\.self)
    let kind = words.whistle(state.whistles[index].kind.text(context) ?? "").visible
    return words.pick("  \(kind) whistle, ", "  \(kind)，")
      + parts.joined(separator: words.pick("; ", "；")) + "\n"
  }

  private static func heading(_ row: CaseRow, _ context: RowContext) -> String {
    let (words, state) = (context.words, row.state)
    let status = words.text(state.status.label)
    let name = context.paint(row.name.visible, .bold)
    let count = words.pick("event \(state.version)", "第 \(state.version) 个事件")
    let holder = unit(state.holder, context)
    guard state.status.isOpen, !holder.isEmpty else {
      return words.pick("\(name) \(status) (\(count))", "\(name) \(status)（\(count)）")
    }
    return words.pick(
      "\(name) \(status), held by \(holder) (\(count))",
      "\(name) \(status)，承办单位：\(holder)（\(count)）")
  }

  /// A unit by its name, and its path behind it.
  private static func unit(_ unit: Symbol, _ context: RowContext) -> String {
    guard let path = unit.text(context)?.visible else { return "" }
    guard let name = context.name(of: unit)?.visible else { return path }
    return context.words.pick("\(name) (\(path))", "\(name)（\(path)）")
  }

  private static func distance(of timer: TimerRow, _ context: RowContext) -> String {
    let words = context.words
    switch timer.state {
    case .overdue: return context.paint(words.state("overdue"), .red)
    case .paused: return words.state("paused")
    case .running, .met, .late, .void: break
    }
    guard let due = timer.due else { return "" }
    let (view, zone) = (context.view, context.view.zone)
    let days = zone.local(due).date.dayNumber - zone.local(view.now).date.dayNumber
    if days == 0 { return words.pick("today", "今天") }
    let working =
      view.state.reference.clock(at: view.now)?.workingDays(from: view.now, to: due) ?? 0
    if working == 0 { return words.pick("in \(days) days", "\(days) 天后") }
    if working == 1 { return words.pick("on the next working day", "下一个工作日") }
    return words.pick("in \(working) working days", "\(working) 个工作日后")
  }
}
