import Foundation
import Testing

/// A fresh home under a place's ruleset, told event by event and taken in through the guards, so that
/// a story that breaks the rules stops its test with the reason.
struct PlaceBook {
  let home: Home
  /// A present after all that is told.
  let now: String
  private var lines = ""
  private var count = 0

  /// - Parameters:
  ///   - rules: the name of a shipped ruleset, adopted for all time.
  ///   - now: of every run of the program.
  init(rules: String, now: String) throws {
    home = try Home()
    self.now = now
    let document = try object(try home.run("rules show \(rules)").out)
    try say(
      "rules.adopted", "rules", by: "office", at: "2020-01-01T00:00:00+08:00",
      ["ruleset": document, "effective": "2020-01-01T00:00:00+08:00", "scope": "all"])
  }

  // MARK: Telling

  mutating func say(
    _ type: String, _ subject: String, by unit: String, at time: String,
    _ data: [String: Any] = [:], actor: String? = nil
  ) throws {
    count += 1
    var event: [String: Any] = [
      "specversion": "1.0", "id": "e\(count)", "source": "/" + unit, "type": type,
      "subject": subject, "time": time, "data": data,
    ]
    if let actor { event.merge(["authtype": "user", "authid": actor]) { $1 } }
    let bytes = try JSONSerialization.data(
      withJSONObject: event, options: [.sortedKeys, .withoutEscapingSlashes])
    lines += String(decoding: bytes, as: UTF8.self) + "\n"
  }

  mutating func unit(
    _ path: String, _ name: String, kind: String = "tier", tier: String? = nil,
    _ more: [String: Any] = [:]
  ) throws {
    var data: [String: Any] = ["unit": path, "name": name, "kind": kind]
    data["tier"] = tier
    data.merge(more) { $1 }
    try say(
      "unit.registered", "unit/" + path, by: path, at: "2020-01-01T00:00:00+08:00", data)
  }

  /// Registered and accepted by the unit of its place.
  mutating func open(
    _ name: String, _ matter: String, place: String, at time: String, title: String,
    channel: String = "window", urgency: String = "normal", acceptedBy unit: String? = nil
  ) throws {
    try say(
      "case.registered", name, by: place, at: time,
      [
        "matter": matter, "place": place, "channel": channel, "urgency": urgency, "title": title,
      ])
    try say("case.accepted", name, by: unit ?? place, at: time)
  }

  /// Takes what was told since the last time into the book, through the guards.
  mutating func commit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try home.run(["--now", now, "append", "-"], input: lines)
    expectStatus(outcome, 0, sourceLocation: sourceLocation)
    lines = ""
  }

  /// One event that the guards refuse; nothing of it stays.
  mutating func refuse(
    _ code: String, _ type: String, _ subject: String, by unit: String, at time: String,
    _ data: [String: Any] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try commit(sourceLocation: sourceLocation)
    try say(type, subject, by: unit, at: time, data)
    let outcome = try home.run(["--now", now, "append", "-"], input: lines)
    lines = ""
    expectRefusal(outcome, code, sourceLocation: sourceLocation)
  }

  // MARK: Asking

  func ask(_ words: String) throws -> Outcome {
    let present = words.contains("--now") ? [] : ["--now", now]
    return try home.run(present + words.split(separator: " ").map(String.init))
  }

  /// The rows that a command answers with.
  func rows(_ words: String) throws -> [[String: Any]] {
    let outcome = try ask(words + " --format jsonl")
    expectStatus(outcome, 0)
    return try outcome.objects()
  }

  /// The book holds nothing odd.
  func expectOrder(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try ask("audit")
    expectStatus(outcome, 0, sourceLocation: sourceLocation)
  }
}

/// A value of a row as text, so that numbers compare as they are written.
func text(_ row: [String: Any]?, _ key: String) -> String? {
  switch row?[key] {
  case let value as String: value
  case is NSNull, nil: nil
  case .some(let value): "\(value)"
  }
}
