import Basics
import CaseModel
import EventBook

/// Due times that another system has moved since its cases were taken over (SPEC §4): each a new
/// `case.accepted` whose `data.corrects` names the first.
///
///     NYC-1/2               due 5 March      the acceptance
///     NYC-1/2/corrected/1   due 9 March      what the system said later
///     NYC-1/2/corrected/2   due 5 March      and then again
///
/// Their ids are made from that of the first, so that the same file once more finds them.
struct Corrections {
  private let recorder: Recorder
  private let areTaken: Bool

  init(_ recorder: Recorder, areTaken: Bool) {
    self.recorder = recorder
    self.areTaken = areTaken
  }

  /// Whether an acceptance that stands in the book was corrected.
  func hasAny(of first: Envelope) throws(Diagnostic) -> Bool { try standing(first, 1) != nil }

  private func standing(_ first: Envelope, _ number: Int) throws(Diagnostic) -> Envelope? {
    let id = Self.id(first, number)
    return try recorder.standing(
      source: first.source, id: id, IdentityHash.hash(source: first.source, id: id))
  }

  /// What an acceptance is to the book, where the first stands under its id.
  func judge(
    _ event: Envelope, _ first: Envelope
  ) throws(Diagnostic) -> FactTaker.Judgement {
    let (last, count) = try last(of: first)
    if Self.hasSameDue(event, last), Self.differsAtMostInDue(event, first) { return .known }
    let isFirst = event.saysTheSame(as: first)
    guard areTaken, isFirst || Self.differsAtMostInDue(event, first) else {
      return isFirst ? .known : .conflict(refusal(event, first))
    }
    var correction = event
    correction.id = Self.id(first, count + 1)
    correction.data[.corrects] = .string(first.id)
    return .corrected(correction)
  }

  private func refusal(_ event: Envelope, _ first: Envelope) -> Diagnostic {
    var result = event.conflict(with: first)
    if Self.differsAtMostInDue(event, first) {
      result.hints = [
        Phrase(
          "a due time that has moved is taken with --corrections",
          "期限有变动的行可用 --corrections 导入")
      ]
    }
    return result
  }

  /// The latest correction of an acceptance, itself where there is none, and how many ids are taken.
  private func last(of first: Envelope) throws(Diagnostic) -> (Envelope, count: Int) {
    var last = first
    var count = 0
    while let next = try standing(first, count + 1) {
      count += 1
      if next.type == first.type, next.subject == first.subject,
        next.data[.corrects]?.string == first.id
      {
        last = next
      }
    }
    return (last, count)
  }

  private static func id(_ first: Envelope, _ number: Int) -> String {
    "\(first.id)/corrected/\(number)"
  }

  private static func hasSameDue(_ left: Envelope, _ right: Envelope) -> Bool {
    left.data[.due] == right.data[.due]
  }

  private static func differsAtMostInDue(_ event: Envelope, _ first: Envelope) -> Bool {
    var event = event
    event.data[.due] = first.data[.due]
    return event.saysTheSame(as: first)
  }
}
