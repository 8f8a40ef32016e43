import Basics
import CaseJournal
import CaseModel
import CommandLineKit

/// How people record an event of one type: the word, and what they say behind it. All else is known
/// from the row of the type.
struct Verb: Sendable {
  let name: String
  let type: EventType
  let about: About
  /// In the order in which one says them; the last may take several words.
  let arguments: [Argument]
  /// What holds for a key that is not given.
  let defaults: [(key: DataKey, value: Default)]
  let undo: Undo

  /// What the event is about.
  enum About: Sendable {
    /// A case that is named first.
    case file
    /// A case that the event begins, under the next number.
    case newFile
    /// What keys name: `unit/{unit}`.
    case named(String)
    /// What is named first, behind a word: `task/`.
    case given(String)
  }

  /// A key that is said without its name.
  struct Argument: Sendable {
    let key: DataKey
    let isOptional: Bool
    /// What stands for true and for false, where the key is a truth value.
    let flags: (yes: String, no: String)

    static func must(_ key: DataKey, yes: String = "yes", no: String = "no") -> Argument {
      Argument(key: key, isOptional: false, flags: (yes, no))
    }

    static func may(_ key: DataKey, yes: String = "yes", no: String = "no") -> Argument {
      Argument(key: key, isOptional: true, flags: (yes, no))
    }
  }

  enum Default: Sendable {
    /// The unit of who records; who records.
    case own, recorder
    /// Who holds the case.
    case holder
    /// The unit whose notice or card stands.
    case carded
    /// The tier of the case, and the next one up.
    case tier, nextTier
    case value(JSONValue)

    var phrase: Phrase {
      switch self {
      case .own: Phrase("your unit", "记录人所在单位")
      case .recorder: Phrase("you", "记录人")
      case .holder: Phrase("the holder", "承办单位")
      case .carded: Phrase("the unit whose card stands", "未销号督办的单位")
      case .tier: Phrase("the case's tier", "案件所在层级")
      case .nextTier: Phrase("the next tier up", "上一层级")
      case .value(.bool(let flag)): Phrase(flag ? "yes" : "no")
      case .value(let value): Phrase(value.string ?? value.text)
      }
    }
  }

  /// What to do if it was wrong. Nothing is taken out of the book: another event follows.
  enum Undo: Sendable {
    /// By the same once more, with what is right (`correct`).
    case again
    /// By another verb, with what has to be said behind the case.
    case verb(String)
    /// By nothing but a note.
    case note
  }

  init(
    _ name: String, _ type: EventType, about: About = .file, _ arguments: [Argument] = [],
    else defaults: [(DataKey, Default)] = [], undo: Undo
  ) {
    self.name = name
    self.type = type
    self.about = about
    self.arguments = arguments
    self.defaults = defaults.map { (key: $0.0, value: $0.1) }
    self.undo = undo
  }

  /// The newest shape of the type, which says most.
  var wire: WireType {
    guard let wire = WireType.all.last(where: { $0.type == type }) else {
      preconditionFailure("every type has a shape")
    }
    return wire
  }

  /// The keys that only the engine, or `correct`, sets.
  private static let unsaid: Set<String> = [
    DataKey.corrects.rawValue, DataKey.provisional.rawValue,
  ]

  /// The keys that are options, in the order of the row.
  var options: [EventKey] {
    let said = Set(arguments.map(\.key.rawValue)).union(Self.unsaid)
    return wire.keys.filter { !said.contains($0.name) }
  }

  /// What is known of a key that the row of the verb names.
  func key(_ key: DataKey) -> EventKey {
    guard let found = wire.keys.first(where: { $0.name == key.rawValue }) else {
      preconditionFailure("\(wire.name) has no key '\(key.rawValue)'")
    }
    return found
  }

  func fallback(of key: String) -> Default? {
    defaults.first { $0.key.rawValue == key }?.value
  }

  /// All verbs, in the order of the table of events.
  static let all = EventType.allCases.compactMap(\.verb)
}
