import Basics
import CaseModel
package import Queries

/// An explanation of a due time.
package enum ExplanationReport {
  package static let rows = RowType<DueExplanation>([
    .init("timer", \.row.timer), .init("run", \.row.number), .init("due", \.row.due),
    .init("start", { $0.start }, as: moment), .init("stop", \.stop, as: moment),
    .init("setByHand", \.setByHand), .init("limit", \.limit),
    .init("ruleset", \.adoption?.ruleset.name), .init("digest", \.adoption?.ruleset.digest),
    .init("adopted", \.adopted), .init("clause", \.clause), .init("class", \.serviceClass),
    .init("extensions", \.extensions, of: extensions), .init("pauses", \.pauses, of: pauses),
    .init("days", \.days, of: days), .init("provisional", \.row.isProvisional),
    .init("hours", \.hours, of: hours), .init("opening", \.opening, omitted: true),
    .init("reclassifiedBy", \.reclassifiedBy, omitted: true),
    .init("setBy", \.setBy, omitted: true),
    .init("sessions", { counted($0) }, omitted: true),
  ])

  /// The meetings that counted; nil on any other clock.
  private static func counted(_ explanation: DueExplanation) -> [Timestamp]? {
    explanation.sessions.isEmpty
      ? nil : explanation.sessions.filter(\.isCounted).map(\.time)
  }

  private static let hours = RowType<Range<Timestamp>>([
    .init("from", \.lowerBound), .init("to", \.upperBound),
  ])

  private static let moment = RowType<DueExplanation.Moment>([
    .init("time", \.time), .init("sequence", \.sequence),
  ])
  private static let extensions = RowType<DueExplanation.Extension>([
    .init("amount", \.amount), .init("sequence", \.sequence),
  ])
  private static let pauses = RowType<DueExplanation.Stand>([
    .init("from", \.pause.start), .init("to", \.pause.end), .init("sequences", \.sequences),
  ])
  private static let days = RowType<DayStretch>([
    .init("from", \.first.text), .init("to", \.last.text), .init("kind", \.kind.rawValue),
    .init("counted", \.counted),
  ])

  /// The same in a few lines.
  static func text(_ explanation: DueExplanation, _ context: RowContext) -> String {
    let words = context.words
    func time(_ time: Timestamp) -> String { time.text(context) ?? "" }
    func event(_ sequence: Int?) -> String {
      sequence.map { words.pick(" (sequence \($0))", "（序号 \($0)）") } ?? ""
    }
    let row = explanation.row
    let due = row.due.map(time) ?? words.pick("standing", "暂停中")
    let run = words.pick("#\(row.number)", "序=\(row.number)")
    var out = "\n  \(words.timer(row.timer.rawValue)) \(run)\(words.pick(": ", "："))\(due)"
    if row.isProvisional { out += words.pick(" (provisional)", "（暂定）") }
    var lines = [
      words.pick("from ", "自 ") + time(explanation.start.time) + event(explanation.start.sequence)
    ]
    if let hand = explanation.setByHand {
      lines.append(
        words.pick("set by hand: ", "指定期限：") + time(hand) + event(explanation.setBy))
    } else if let limit = explanation.limit {
      let rules = explanation.adoption?.ruleset
      lines.append(
        "+ \(limit.text)  \(explanation.clause?.description ?? "")" + words.pick(" of ", "，规则")
          + words.quoted(rules?.name ?? "") + " \((rules?.digest.hex ?? "").prefix(12))"
          + event(explanation.adopted))
    }
    if let name = explanation.serviceClass {
      lines.append(
        words.pick("class ", "类别 ") + words.serviceClass(name) + event(explanation.reclassifiedBy))
    }
    if let opening = explanation.opening {
      lines.append(words.pick("counted from the opening ", "自开门起计 ") + time(opening))
    }
    for grant in explanation.extensions {
      lines.append(
        "+ " + grant.amount.text + words.pick(" extension", " 延期") + event(grant.sequence))
    }
    for stand in explanation.pauses {
      lines.append(
        "+ " + words.pick("pause ", "挂起 ") + time(stand.pause.start) + " – "
          + (stand.pause.end.map(time) ?? words.pick("still running", "仍在挂起"))
          + stand.sequences.map { event($0) }.joined())
    }
    if !explanation.days.isEmpty {
      lines.append(
        words.pick("days ", "日历 ")
          + words.list(explanation.days.map { text($0, words) }))
    }
    if !explanation.hours.isEmpty {
      lines.append(
        words.pick("hours ", "工作时段 ")
          + words.list(
            explanation.hours.map { time($0.lowerBound) + " – " + time($0.upperBound) }))
    }
    if !explanation.sessions.isEmpty {
      let paused = words.pick(" (paused)", "（挂起，不计）")
      lines.append(
        words.pick("meetings ", "会议 ")
          + words.list(explanation.sessions.map { time($0.time) + ($0.isCounted ? "" : paused) }))
    }
    if let stop = explanation.stop {
      lines.append(words.pick("stopped ", "止于 ") + time(stop.time) + event(stop.sequence))
    }
    out += "\n" + lines.map { "    " + $0 + "\n" }.joined()
    return out
  }

  /// `07-06–07-09 4 counted`, or `07-10 holiday`.
  private static func text(_ stretch: DayStretch, _ words: Words) -> String {
    let ends = [stretch.first, stretch.last].map { $0.text.dropFirst(5) }
    var text = ends[0] == ends[1] ? String(ends[0]) : ends[0] + "–" + ends[1]
    if stretch.kind != .working { text += " " + words.day(stretch.kind.rawValue) }
    let counted = stretch.counted
    return counted > 0 ? text + words.pick(" \(counted) counted", " 计 \(counted) 日") : text
  }
}

extension DueExplanation {
  /// The sequence of the adoption; nil for rules that override those of the book.
  fileprivate var adopted: Int? { adoption.flatMap { $0.sequence > 0 ? $0.sequence : nil } }
}

extension DayStretch {
  fileprivate var counted: Int { kind.counts ? count : 0 }
}
