import Basics
import CaseJournal
import CaseModel
import CommandLineKit
import Projection

/// Makes the `data` of an event from what was said with its verb.
struct VerbFilling {
  let context: Context
  let finder: NameFinder
  /// The case as it stands; nil where there is none.
  let file: CaseState?
  /// The unit that records, and the actor.
  let own: String
  let recorder: String?

  func data(of verb: Verb) throws(Diagnostic) -> JSONObject {
    var data = JSONObject()
    for key in verb.wire.keys {
      let value = try said(key, of: verb) ?? verb.fallback(of: key.name).flatMap { fallback($0) }
      if let value {
        data[key.name] = value
      } else if !isAllowed(verb) {
        // That the case does not stand so is for the guards to say, and they say it first.
        if key.isRequired { data[key.name] = .string("") }
      } else if key.isRequired {
        let word = Verb.word(key.name)
        throw Diagnostic(
          UsageCode.missingOption,
          "the option '--\(word)' is required here: the book does not say it",
          "此处须写选项“--\(word)”：台账中无从得知")
      }
    }
    return data
  }

  private func isAllowed(_ verb: Verb) -> Bool {
    file.map { verb.type.row.from.contains($0.status) } ?? true
  }

  // MARK: What was said

  private func said(_ key: EventKey, of verb: Verb) throws(Diagnostic) -> JSONValue? {
    let word = Verb.word(key.name)
    let argument = verb.arguments.first { $0.key.rawValue == key.name }
    let isOption = argument == nil && context.call.declares(word)
    let texts =
      isOption
      ? context.call.strings(word)
      : argument == nil ? [] : context.call.arguments(word.uppercased())
    guard let last = texts.last else { return nil }
    switch key.form {
    case .units: return .array(try texts.map { text throws(Diagnostic) in try unit(text) })
    case .texts, .evidence: return .array(texts.map(JSONValue.string))
    case .unit where key.name == DataKey.place.rawValue: return .string(try finder.place(last))
    case .unit where verb.type == .unitRegistered: return .string(UnitPath.withoutSlash(last))
    default: return try value(last, key, argument?.flags ?? ("yes", "no"))
    }
  }

  /// What a member stands for that was given with its key, in the words of the verb: `to=police`,
  /// `pass=fail`. What is none of these stays as it is.
  func meant(by value: JSONValue, as name: String, of verb: Verb) throws(Diagnostic) -> JSONValue {
    guard let key = verb.wire.keys.first(where: { $0.name == name }) else { return value }
    if case .units = key.form, let texts = value.array?.compactMap(\.string) {
      return .array(try texts.map { text throws(Diagnostic) in try unit(text) })
    }
    guard let text = value.string else { return value }
    if key.form.kind == .flag {
      let flags = verb.arguments.first { $0.key.rawValue == name }?.flags ?? (yes: "yes", no: "no")
      return [flags.yes, flags.no].contains(text) ? .bool(text == flags.yes) : value
    }
    switch key.form {
    case .unit where name == DataKey.place.rawValue: return .string(try finder.place(text))
    case .unit, .calledUnit: return try unit(text)
    default: return .string(try self.name(text, of: DataKey(rawValue: name)))
    }
  }

  private func value(
    _ text: String, _ key: EventKey, _ flags: (yes: String, no: String)
  ) throws(Diagnostic) -> JSONValue {
    switch key.form {
    case .unit, .calledUnit: return try unit(text)
    case .flag, .flagWhereReached: return .bool(text == flags.yes)
    case .integer, .count, .year, .score, .amount, .counts, .dayHours, .ruleset, .dates:
      // What is no JSON where JSON is asked for is a fault of form, and is said as such.
      return (try? JSONParser.parse(text)) ?? .string(text)
    case .instant: return .string(try context.time(Verb.word(key.name), date: .end) ?? text)
    case .text, .code, .digest, .timer, .span, .period, .quarter, .choice, .units, .texts,
      .evidence:
      return .string(try name(text, of: DataKey(rawValue: key.name)))
    }
  }

  private func unit(_ text: String) throws(Diagnostic) -> JSONValue {
    // The roster names it later.
    if text == RecordCommand.onDuty { return .string(text) }
    return .string(try finder.unit(text))
  }

  private func name(_ text: String, of key: DataKey?) throws(Diagnostic) -> String {
    switch key {
    case .matter: try finder.matter(text)
    case .into: try finder.file(text)
    default: text
    }
  }

  // MARK: What was not

  private func fallback(_ fallback: Verb.Default) -> JSONValue? {
    let symbols = finder.reference.symbols
    func text(_ symbol: Symbol?) -> JSONValue? {
      symbol.flatMap { symbols.optionalText($0) }.map(JSONValue.string)
    }
    return switch fallback {
    case .own: .string(own)
    case .recorder: recorder.map(JSONValue.string)
    case .holder: text(file?.holder)
    case .carded: text(carded)
    case .tier: text(file?.tier)
    case .nextTier: text(nextTier)
    case .value(let value): value
    }
  }

  /// The unit whose card stands, where it is one alone.
  private var carded: Symbol? {
    let units = Set(file?.supervisions.filter { !$0.isLifted }.map(\.unit) ?? [])
    return units.count == 1 ? units.first : nil
  }

  private var nextTier: Symbol? {
    let ladder = finder.reference.ladder(at: context.now)
    guard let tier = file?.tier, let index = ladder.firstIndex(of: tier) else { return nil }
    return ladder.dropFirst(index + 1).first
  }
}
