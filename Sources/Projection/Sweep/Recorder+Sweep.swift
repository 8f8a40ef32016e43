package import Basics
import CaseModel
package import EventBook

extension Recorder {
  /// Sweeps all cases at an instant: what they ask for is issued and made durable some cases at a
  /// time, so that a sweep that is killed leaves whole cases and the next one goes on from there.
  ///
  ///     this thread   judge, compose 1 │ judge, compose 2 │ judge, compose 3 │ …
  ///     another                        │ write 1          │ write 2          │ …
  ///     this thread                                       │ hand over 1      │ …
  ///
  /// A rehearsal hands over what it would write. After a failure the recorder is of no more use.
  ///
  /// - Parameters:
  ///   - casesAtOnce: how many cases make a portion, at least 1.
  ///   - hand: is given each portion once it is durable, in their order; it may return a portion that
  ///     nobody needs any more, as memory for what comes next.
  /// - Throws: at the first notice that cannot be composed or written (`append.too-long`, `file.*`);
  ///   all before it stand and were handed over.
  package func sweep(
    now: Timestamp, casesAtOnce: Int = 4096, hand: (LineBatch) -> LineBatch?
  ) throws(Diagnostic) {
    precondition(casesAtOnce > 0, "a portion has a case")
    let notices = NoticeWriter(&state.reference, now: now, recorded: recordedTime())
    var behind = WriteBehind(writer, firstSequence: state.sequence + 1)
    var lines = LineBatch()
    func write() throws(Diagnostic) {
      if lines.isEmpty { return }
      lines = try behind.append(lines).flatMap(hand) ?? LineBatch()
      lines.removeAll()
    }
    func finish() throws(Diagnostic) {
      try write()
      _ = try behind.finish().flatMap(hand)
    }
    var rest = state.table.sortedCases[...]
    var unwritten = 0
    while !rest.isEmpty {
      let cases = rest.prefix(min(Self.casesJudgedAtOnce, casesAtOnce - unwritten))
      rest = rest.dropFirst(cases.count)
      do throws(Diagnostic) {
        // The sweep goes before the recorder changes the state that it looks at.
        try issue(
          Sweep(state.reference, now: now).notices(for: cases, in: state.table), by: notices,
          to: &lines
        )
      } catch {
        try finish()
        throw error
      }
      unwritten += cases.count
      if unwritten == casesAtOnce {
        try write()
        unwritten = 0
      }
    }
    try finish()
  }

  /// Few enough for a processor's cache to hold what they ask for.
  private static let casesJudgedAtOnce = 64

  /// Issues notices in their order, and leaves out those that the table forbids: a card of that level,
  /// or a higher one, stands already (decision 29).
  ///
  /// One that stands in the book was issued before, whomever it went to. Within a sweep
  /// no two have the same, so what this recorder issued is not looked through.
  ///
  /// - Throws: `append.too-long`; what was issued before stands in `lines`.
  private func issue(
    _ notices: [(subject: Subject, notice: Notice)], by writer: NoticeWriter,
    to lines: inout LineBatch
  ) throws(Diagnostic) {
    for (subject, notice) in notices {
      try state.issue(notice, of: subject, by: writer, to: &lines) {
        id throws(Diagnostic) in try before.notice(id)
      }
    }
  }
}
