package import Basics
import CaseModel
package import EventBook

/// Takes rows of facts from another system into the book, each row whole or not at all.
///
/// An event that stands in the book already is known. One with other content refuses its row, save the
/// registration of a unit, which another file may have named otherwise, and a due time that has moved,
/// where those are taken (`Corrections`). What is taken is made durable some rows at a time; after a
/// kill the same rows once more complete it.
///
/// Memory: some 24 bytes an event, and a portion of lines.
package struct FactTaker {
  /// What became of a row.
  package enum Outcome: Sendable {
    /// How many of its events were new, and how many stood in the book.
    case taken(new: Int, known: Int)
    /// Which of its events was refused, and why.
    case refused(event: Int, Diagnostic)
  }

  private let recorder: Recorder
  private let corrections: Corrections
  /// The rows of this file that made an identity, by its hash.
  private var rows = HashIndex()
  /// Of the row at hand which events are new, and the identities of those that were looked at; memory that
  /// stays.
  private var new: [Int] = []
  private var identities: [UInt64] = []
  /// Where lines wait while it may still turn out that nothing is taken.
  private let waiting: LineSpool?
  /// Lines that are durable.
  package private(set) var written = 0
  private var behind: WriteBehind
  /// Lines that were written, as memory for those to come.
  private var memory = LineBatch()

  private static let portionSize = 4 << 20

  /// - Parameters:
  ///   - recorder: must know the identities of the source that the facts have.
  ///   - correctsDueTimes: whether a due time that has moved is recorded as a correction.
  ///   - isAllOrNothing: whether nothing is written before `finish`.
  package init(
    _ recorder: Recorder, correctsDueTimes: Bool, isAllOrNothing: Bool
  ) throws(Diagnostic) {
    self.recorder = recorder
    corrections = Corrections(recorder, areTaken: correctsDueTimes)
    waiting = isAllOrNothing ? try recorder.spool() : nil
    behind = WriteBehind(recorder.writer, firstSequence: recorder.state.sequence + 1)
  }

  /// Takes the events of a row.
  ///
  /// - Parameters:
  ///   - line: where the row stands in its file.
  ///   - supplied: which of the events are made up, because the file lacks them: each gives way where its
  ///     case is registered already.
  /// - Throws: what ends the whole: a book that cannot be read or written.
  package mutating func take(
    _ events: [Envelope], line: Int, supplied: [Int] = []
  ) throws(Diagnostic) -> Outcome {
    var facts = events
    new.removeAll(keepingCapacity: true)
    identities.removeAll(keepingCapacity: true)
    for index in events.indices {
      if supplied.contains(index), isRegistered(events[index].subject) { continue }
      let identity = events.span[index].identity
      if let earlier = identities.contains(identity) ? line : rows[identity].first.map({ Int($0) })
      {
        let reason = Self.repeated(events[index].id, line: line, earlier: earlier)
        return .refused(event: index, reason)
      }
      identities.append(identity)
      switch try judge(events.span[index], identity) {
      case .known: continue
      case .conflict(let reason): return .refused(event: index, reason)
      case .corrected(let correction): facts[index] = correction
      case .new: break
      }
      new.append(index)
    }
    do throws(Recorder.FactRefusal) { try recorder.take(facts, new) } catch {
      return .refused(event: error.index, error.reason)
    }
    for identity in identities { rows.insert(identity, UInt64(line)) }
    if recorder.pending.bytes.count >= Self.portionSize { try write() }
    return .taken(new: new.count, known: events.count - new.count)
  }

  private func isRegistered(_ name: String) -> Bool {
    recorder.state.table.find(name)?.isRegistered == true
  }

  /// What an event is to the book.
  enum Judgement {
    case new
    /// This is to be recorded in its place.
    case corrected(Envelope)
    case known
    case conflict(Diagnostic)
  }

  private func judge(_ event: Envelope, _ identity: UInt64) throws(Diagnostic) -> Judgement {
    // Nearly always: it saves taking the stored line apart.
    if try recorder.before.holds(event, identity) {
      let isCorrected = Self.isAcceptance(event) ? try corrections.hasAny(of: event) : false
      if !isCorrected { return .known }
    }
    guard let standing = try recorder.standing(source: event.source, id: event.id, identity)
    else { return .new }
    if Self.isAcceptance(event) {
      return try corrections.judge(event, standing)
    }
    let isKnown =
      event.type == EventType.unitRegistered.name || event.saysTheSame(as: standing)
    return isKnown ? .known : .conflict(event.conflict(with: standing))
  }

  private static func isAcceptance(_ event: Envelope) -> Bool {
    event.type == EventType.caseAccepted.name
  }

  private static func repeated(_ id: String, line: Int, earlier: Int) -> Diagnostic {
    Diagnostic(
      AppendCode.repeated,
      earlier == line
        ? Phrase(
          "the row makes two events with the id '\(id)'", "该行生成了两个编号为“\(id)”的事件")
        : Phrase(
          "the row makes the same id '\(id)' as the row on line \(earlier)",
          "该行与第 \(earlier) 行生成了相同的编号“\(id)”"))
  }

  /// Writes what was taken and is not durable yet.
  package mutating func finish() throws(Diagnostic) {
    try write()
    try settle()
    if let waiting { written += try recorder.write(waiting) }
  }

  /// Waits for what is being written.
  package mutating func settle() throws(Diagnostic) { note(try behind.finish()) }

  private mutating func write() throws(Diagnostic) {
    let lines = recorder.takePending(leaving: memory)
    memory = LineBatch()
    if lines.isEmpty { return }
    if let waiting {
      try waiting.append(lines)
      memory = lines
    } else {
      note(try behind.append(lines))
    }
  }

  private mutating func note(_ durable: LineBatch?) {
    guard let durable else { return }
    if !recorder.isRehearsal { written += durable.count }
    memory = durable
  }
}
