package import Basics
package import CaseJournal
import CaseModel
package import EventBook
import Projection

/// A rule test: events, and what is expected of their cases under rules (SPEC §8, "Many rulesets").
///
///     {"name":"a gas leak","rules":"standard","events":[…],"now":"2026-09-02T10:00:00+08:00",
///      "expect":{"FH-2026-000001":{"status":"accepted","timers":[{"timer":"accept","run":1,"state":"met"}]}}}
package struct RuleTest: Sendable {
  /// The rules that a test brings along.
  package enum Rules: Sendable {
    case document(JSONValue)
    /// A file, or the name or digest of a ruleset.
    case named(String)
  }

  package let name: String
  /// nil: those that are given for all tests, else those that the events adopt.
  package let rules: Rules?
  package let events: [Envelope]
  package let now: Timestamp
  /// By the name of the case any part of what the command line says of it; null for no such case.
  package let expected: JSONObject

  private enum Key: String, CaseIterable { case name, rules, events, now, expect }

  /// Where the timers of a case stand in what is expected of it.
  package static let timers = "timers"
  /// By what a timer is expected: its name and its run tell it apart, and a null state that there is none.
  package enum TimerKey: String { case timer, run, state }

  /// Reads a test.
  ///
  /// - Parameters:
  ///   - text: one JSON document.
  ///   - place: of the text; the column is added where it is known.
  /// - Throws: `rule-test.json`, `rule-test.form`; for events as `Recorder.propose` for their form.
  /// - Complexity: O(length).
  package init(
    _ text: ByteView, at place: Diagnostic.Place, by codec: EventCodec
  ) throws(Diagnostic) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONParser.parse(text) } catch {
      var place = place
      place.column = error.offset + 1
      throw Diagnostic(RuleTestCode.json, error.message, at: place)
    }
    do throws(Diagnostic) { try self.init(value, codec) } catch {
      var place = place
      place.column = JSONPlace(of: error.pointer, in: text).map { ($0.key ?? $0.value) + 1 }
      throw error.at(place)
    }
  }

  private init(_ value: JSONValue, _ codec: EventCodec) throws(Diagnostic) {
    guard let object = value.object else {
      throw Self.fault([], "a test is a JSON object, not \(value.kind)", "一项测试应为 JSON 对象")
    }
    for key in object.keys where Key(rawValue: key) == nil {
      var fault = Self.fault([key], "a test has no key '\(key)'", "测试没有“\(key)”这一键")
      if let hint = Suggestion.hint(for: key, in: Key.allCases.map(\.rawValue)) {
        fault.hints = [hint]
      }
      throw fault
    }
    name = try Self.text(Key.name, object)
    let time = try Self.text(Key.now, object)
    guard let now = Timestamp(rfc3339: time) else {
      throw Self.fault(
        [Key.now.rawValue],
        "'now' must be an RFC 3339 time with an offset, such as 2026-07-26T15:41:00+08:00",
        "“now”应为带时差的 RFC 3339 时间，如 2026-07-26T15:41:00+08:00")
    }
    self.now = now
    rules = try Self.rules(object[Key.rules])
    guard let events = object[Key.events]?.array else {
      throw Self.fault(
        [Key.events.rawValue], "'events' must be an array of events", "“events”应为事件数组")
    }
    var envelopes: [Envelope] = []
    for (index, event) in events.enumerated() {
      envelopes.append(try Self.event(event, index, codec))
    }
    self.events = envelopes
    expected = try Self.expected(object[Key.expect])
  }

  private static func rules(_ value: JSONValue?) throws(Diagnostic) -> Rules? {
    switch value {
    case nil: return nil
    case .string(let name) where !name.isEmpty: return .named(name)
    case .object(let document): return .document(.object(document))
    default:
      throw fault(
        [Key.rules.rawValue], "'rules' must be a ruleset, or the name of one or of a file",
        "“rules”应为规则本身，或规则名称、文件名")
    }
  }

  private static func event(
    _ value: JSONValue, _ index: Int, _ codec: EventCodec
  ) throws(Diagnostic) -> Envelope {
    func at(_ pointer: JSONPointer) -> JSONPointer {
      JSONPointer([Key.events.rawValue, String(index)] + pointer.tokens.filter { !$0.isEmpty })
    }
    let envelope: Envelope
    do throws(Envelope.Fault) { envelope = try Envelope(proposed: value) } catch {
      throw fault(at(JSONPointer(error.attribute)).tokens, error.reason)
    }
    do throws(Diagnostic) { try envelope.checkForm(by: codec) } catch {
      var fault = error
      fault.pointer = at(fault.pointer)
      throw fault
    }
    return envelope
  }

  private static func expected(_ value: JSONValue?) throws(Diagnostic) -> JSONObject {
    guard let cases = value?.object else {
      throw fault(
        [Key.expect.rawValue], "'expect' must be an object of what is expected of which case",
        "“expect”应为对象，写明各案件的预期")
    }
    for (name, parts) in cases.members where parts != .null {
      guard let parts = parts.object else {
        throw fault(
          [Key.expect.rawValue, name],
          "what is expected of a case is an object, or null for no such case",
          "对案件的预期应为对象；预期没有该案件时写 null")
      }
      guard let timers = parts[timers] else { continue }
      try check(timers, of: name)
    }
    return cases
  }

  /// Each names a timer and its run, or else nothing could be held against it.
  private static func check(_ timers: JSONValue, of name: String) throws(Diagnostic) {
    let path = [Key.expect.rawValue, name, Self.timers]
    guard let timers = timers.array else {
      throw fault(path, "'timers' must be an array", "“timers”应为数组")
    }
    for (index, timer) in timers.enumerated() {
      let path = path + [String(index)]
      guard let timer = timer.object, let text = timer[TimerKey.timer]?.string,
        timer[TimerKey.run]?.number?.int != nil
      else {
        throw fault(
          path, "a timer is expected by its 'timer' and its 'run'", "预期的时限须写明“timer”和“run”")
      }
      guard Timer(rawValue: text) != nil else {
        var fault = fault(
          path + [TimerKey.timer.rawValue], "there is no timer '\(text)'", "没有时限“\(text)”")
        fault.hints = [.listing("timers are", "时限有", Timer.allCases.map(\.rawValue))]
        throw fault
      }
    }
  }

  private static func text(_ key: Key, _ object: JSONObject) throws(Diagnostic) -> String {
    guard let text = object[key]?.string, !text.isEmpty else {
      let key = key.rawValue
      throw fault([key], "'\(key)' must be a text that is not empty", "“\(key)”应为非空文本")
    }
    return text
  }

  private static func fault(
    _ path: [String], _ english: String, _ chinese: String
  ) -> Diagnostic { fault(path, Phrase(english, chinese)) }

  private static func fault(_ path: [String], _ reason: Phrase) -> Diagnostic {
    var fault = Diagnostic(RuleTestCode.form, reason)
    fault.pointer = JSONPointer(path)
    return fault
  }
}
