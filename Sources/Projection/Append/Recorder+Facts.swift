import Basics
import CaseModel
import EventBook

extension Recorder {
  /// Which of some facts was refused, and why.
  struct FactRefusal: Error {
    let index: Int
    let reason: Diagnostic
  }

  /// Puts some of these facts behind all that was proposed: all of them, or none where one lacks the form
  /// of an event. That their identities are new is the caller's affair.
  func take(_ facts: [Envelope], _ chosen: [Int]) throws(FactRefusal) {
    formed.removeAll(keepingCapacity: true)
    for index in chosen {
      do throws(Diagnostic) { try form(facts.span[index]) } catch {
        for _ in formed { pending.removeLast() }
        var reason = error
        if reason.pointer.tokens.isEmpty { reason.pointer = facts[index].longestText }
        throw FactRefusal(index: index, reason: reason)
      }
    }
    for index in chosen { notePersonalData(facts.span[index]) }
    for event in formed { state.evolve(event) }
  }

  /// Composes a fact behind those of its row, none of which is folded yet.
  private func form(_ fact: Envelope) throws(Diagnostic) {
    let (subject, version) = state.table.admitCounted(fact.subject)
    let before = formed.count { $0.subject == subject }
    let stamp = EventStamp(
      recorded: recordedTime(given: fact.recorded), sequence: state.sequence + formed.count + 1,
      caseSequence: version + before + 1)
    formed.append(try compose(fact, stamp))
  }

  /// What was proposed and not written, which is forgotten here.
  ///
  /// - Parameter memory: lines that nobody needs any more, in whose place the next will stand.
  func takePending(leaving memory: consuming LineBatch) -> LineBatch {
    var lines = memory
    lines.removeAll()
    swap(&lines, &pending)
    return lines
  }

  /// Writes lines that were taken and have waited, the earliest first.
  ///
  /// - Returns: how many lines were written.
  func write(_ waiting: LineSpool) throws(Diagnostic) -> Int {
    guard let writer else { return 0 }
    var next = state.sequence + 1 - waiting.count
    try waiting.forEachPortion { portion throws(Diagnostic) in
      try writer.append(portion, firstSequence: next)
      next += portion.count
    }
    return waiting.count
  }
}

extension Envelope {
  /// The path to the text of `data` that makes a line too long, more than any other.
  fileprivate var longestText: JSONPointer {
    let texts = data.members.compactMap { member in
      member.value.string.map { (key: member.key, length: $0.utf8.count) }
    }
    return texts.max { $0.length < $1.length }.map { JSONPointer("data", $0.key) } ?? JSONPointer()
  }
}
