import Basics
import CaseModel
import EventBook

extension Recorder {
  /// Which of some facts was refused, and why.
  struct FactRefusal: Error {
    let index: Int
    let reason: Diagnostic
  }

  /// Puts facts behind all that was proposed: all of them, or none where one lacks the form of an
  /// event. That their identities are new is the caller's affair.
  func take(_ facts: [Envelope]) throws(FactRefusal) {
    var formed: [EventForm] = []
    var versions: [Subject: Int] = [:]
    for (index, fact) in facts.enumerated() {
      let subject = state.table.admit(fact.subject)
      let version = versions[subject, default: state.table[version: subject]] + 1
      versions[subject] = version
      var complete = fact
      complete.sequence = state.sequence + 1 + index
      complete.caseSequence = version
      complete.recorded = recordedTime(given: fact.recorded)
      do throws(Diagnostic) { formed.append(try form(complete)) } catch {
        var reason = error
        if reason.pointer.tokens.isEmpty { reason.pointer = fact.longestText }
        throw FactRefusal(index: index, reason: reason)
      }
    }
    for fact in facts { notePersonalData(fact) }
    for formed in formed {
      state.evolve(formed.event)
      pending.append(formed.line)
    }
  }

  /// What was proposed and not written, which is forgotten here.
  func takePending() -> LineBatch {
    defer { pending = LineBatch() }
    return pending
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
