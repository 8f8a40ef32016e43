import Basics
import RuleImpact

/// Holds what a rule test expects of a case against what `case --format json` says of it: only the parts
/// that are named count (SPEC §8, "Many rulesets").
struct Expectation {
  private(set) var differences: [RuleTestDifference] = []
  private let name: String

  /// - Parameter actual: nil where there is no such case.
  init(_ expected: JSONValue, of name: String, _ actual: JSONObject?) {
    self.name = name
    guard let parts = expected.object, let actual else {
      if expected.object != nil || actual != nil { note([], expected, actual.map { .object($0) }) }
      return
    }
    for (key, part) in parts.members {
      if key == RuleTest.timers, let timers = part.array {
        compare(timers, actual[key]?.array ?? [])
      } else {
        compare(part, actual[key], [key])
      }
    }
  }

  private mutating func note(_ path: [String], _ expected: JSONValue?, _ actual: JSONValue?) {
    differences.append(
      RuleTestDifference(
        subject: name, path: JSONPointer(path), expected: expected.map { .value($0) } ?? .none,
        actual: actual.map { .value($0) } ?? .none))
  }

  private mutating func compare(_ expected: JSONValue, _ actual: JSONValue?, _ path: [String]) {
    switch (expected, actual) {
    case (.object(let parts), .object(let whole)):
      for (key, part) in parts.members { compare(part, whole[key], path + [key]) }
    case (.array(let parts), .array(let whole)) where parts.count == whole.count:
      for (index, part) in parts.enumerated() {
        compare(part, whole[index], path + [String(index)])
      }
    case (.string(let text), .string(let other)):
      if !text.hasBytes(of: other), !Self.isSameInstant(text, other) {
        note(path, expected, actual)
      }
    default: if expected != actual { note(path, expected, actual) }
    }
  }

  /// `10:00+08:00` is `02:00Z`.
  private static func isSameInstant(_ text: String, _ other: String) -> Bool {
    guard let instant = Timestamp(rfc3339: text) else { return false }
    return instant == Timestamp(rfc3339: other)
  }

  // MARK: Timers

  /// Each is looked for by its name and its run.
  private mutating func compare(_ expected: [JSONValue], _ actual: [JSONValue]) {
    for timer in expected {
      guard let parts = timer.object, let key = Self.key(timer) else { continue }
      let path = [RuleTest.timers, key.timer, String(key.run)]
      let found = actual.first { Self.key($0).map { $0 == key } ?? false }
      if parts[RuleTest.TimerKey.state] == .null {
        if let found { note(path, nil, found) }
      } else if let found {
        compare(timer, found, path)
      } else {
        note(path, timer, nil)
      }
    }
  }

  private static func key(_ timer: JSONValue) -> (timer: String, run: Int)? {
    guard let members = timer.object, let name = members[RuleTest.TimerKey.timer]?.string,
      let run = members[RuleTest.TimerKey.run]?.number?.int
    else { return nil }
    return (name, run)
  }
}
