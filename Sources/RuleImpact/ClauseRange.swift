package import Basics
import CaseModel

/// One clause of a ruleset and the values that it is to take: `POINTER=FROM..TO[/STEP]` (SPEC §8), or the
/// only one, `POINTER=VALUE`.
///
/// Values and step are durations of one unit (`2wd..4wd/1wd`) or whole numbers (`2..6/2`); the step is 1
/// of it unless given.
package struct ClauseRange: Sendable {
  package let pointer: JSONPointer
  /// Whether it was written with one value, without ends.
  package let isSingle: Bool
  private let from, to, step: Int
  /// nil for plain numbers.
  private let unit: Span.Unit?

  /// The most drafts that are made of one range.
  package static let maximumValues = 200

  /// Reads a range; nil for anything else, ends in two units, or more than 200 values.
  package init?(_ text: String) {
    guard let equals = text.firstIndex(of: "="), let pointer = JSONPointer(parsing: text[..<equals])
    else { return nil }
    let parts = text[text.index(after: equals)...].split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let ends = parts[0].split(separator: "..", omittingEmptySubsequences: false).map {
      Self.value(String($0))
    }
    let isSingle = ends.count == 1 && parts.count == 1
    guard ends.count == 2 || isSingle, let from = ends[0], let to = ends[ends.count - 1],
      from.unit == to.unit,
      let step = parts.count > 1 ? Self.value(String(parts[1])) : (1, from.unit),
      step.unit == from.unit, step.amount > 0, from.amount <= to.amount,
      (to.amount - from.amount) / step.amount < Self.maximumValues
    else { return nil }
    (self.pointer, self.isSingle) = (pointer, isSingle)
    (self.from, self.to, self.step, unit) = (from.amount, to.amount, step.amount, from.unit)
  }

  private static func value(_ text: String) -> (amount: Int, unit: Span.Unit?)? {
    if let span = Span(text) { return (span.amount, span.unit) }
    return Int(text).map { ($0, nil) }
  }

  /// The values in order: `from`, and then by steps as far as `to`.
  package var values: [(label: String, value: JSONValue)] {
    stride(from: from, through: to, by: step).map { amount in
      guard let unit else { return (String(amount), .integer(amount)) }
      let text = Span(amount, unit).text
      return (text, .string(text))
    }
  }
}
