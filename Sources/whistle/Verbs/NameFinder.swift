import Basics
import CaseModel
import Projection
import Reports

/// Finds what somebody names in few characters: a case by the end of its number, a unit by its name
/// or the last step of its path, a matter by its name.
///
/// What is one thing alone is found; what may be several is refused with all of them, and what is
/// nothing with what may have been meant.
struct NameFinder {
  let reference: ReferenceData
  let numbers: CaseNumbers
  let now: Timestamp

  init(_ reference: ReferenceData, _ numbers: CaseNumbers? = nil, now: Timestamp) {
    self.reference = reference
    self.numbers = numbers ?? CaseNumbers(BookState(), nil)
    self.now = now
  }

  /// The number of the case that a text ends alone.
  ///
  /// - Throws: `case.unknown`, `usage.ambiguous`.
  func file(_ text: String) throws(Diagnostic) -> String {
    let found = numbers.ending(in: text)
    if found.isEmpty {
      throw Diagnostic(
        ProgramCode.caseUnknown, "there is no case whose number is '\(text)' or ends in it",
        "没有编号为“\(text)”或以此结尾的案件")
    }
    return try only(found, of: text)
  }

  /// The number of the case that a text ends alone; as it is where it ends none.
  ///
  /// - Throws: `usage.ambiguous`.
  func name(_ text: String) throws(Diagnostic) -> String {
    let found = numbers.ending(in: text)
    return found.isEmpty ? text : try only(found, of: text)
  }

  /// - Throws: `usage.unit`, `usage.ambiguous`.
  func unit(_ text: String) throws(Diagnostic) -> String {
    let path = UnitPath.withoutSlash(text)
    let found = units(path)
    if !found.isEmpty { return try only(found, of: path) }
    throw unknownUnit(path)
  }

  /// The same for a place, which may lie in a registered unit.
  func place(_ text: String) throws(Diagnostic) -> String {
    let path = UnitPath.withoutSlash(text)
    let steps = path.split(separator: "/")
    let isWithin = steps.indices.dropFirst().contains { end in
      isRegistered(steps[..<end].joined(separator: "/"))
    }
    return try isWithin && units(path).isEmpty ? path : unit(path)
  }

  /// The same for a question: also a unit that was never registered, where a case was with it.
  ///
  /// - Throws: `usage.unit`, `usage.ambiguous`.
  func unit(_ text: String, orHolderIn table: CaseTable) throws(Diagnostic) -> Symbol {
    let symbol = reference.symbols.find(text.hasPrefix("/") ? String(text.dropFirst()) : text)
    do throws(Diagnostic) {
      return reference.symbols.find(try unit(text))
    } catch {
      let isHolder = table.states.contains { $0.holder == symbol || $0.firstReceiver == symbol }
      guard !symbol.isNone, isHolder else { throw error }
      return symbol
    }
  }

  // MARK: Matters and tiers

  /// A matter's code; as it is where the rules list none, for the guards to judge.
  ///
  /// - Throws: `usage.matter`, `usage.ambiguous`.
  func matter(_ text: String) throws(Diagnostic) -> String {
    let matters = reference.ruleset(at: now)?.matters ?? []
    return matters.isEmpty ? text : try matter(text, among: matters)
  }

  /// The same for a question: also a matter of earlier or later rules, or one that a case has and no
  /// rules.
  ///
  /// - Throws: `usage.matter`, `usage.ambiguous`.
  func matter(_ text: String, orOfCaseIn table: CaseTable) throws(Diagnostic) -> Symbol {
    let symbol = reference.symbols.find(text)
    if !symbol.isNone, table.states.contains(where: { $0.matter == symbol }) { return symbol }
    let rulesets =
      [reference.ruleset(at: now)].compactMap(\.self) + reference.rulebook.adoptions.map(\.ruleset)
    let known = rulesets.first { !find(text, among: $0.matters).isEmpty } ?? rulesets.first
    return reference.symbols.find(try matter(text, among: known?.matters ?? []))
  }

  private func matter(_ text: String, among matters: [Ruleset.Matter]) throws(Diagnostic) -> String
  {
    let found = find(text, among: matters)
    if !found.isEmpty { return try only(found, of: text) }
    let names = matters.flatMap { matter in
      [reference.symbols.text(matter.code), matter.name, matter.nameEn].compactMap(\.self)
    }
    throw Diagnostic(
      CallCode.matter, "the rules in force have no matter '\(text)'", "现行规则没有事项“\(text)”",
      hints: [Self.hint(for: text, in: names) ?? CallCode.matter.remedy])
  }

  /// The codes of the matters of a code or a name.
  private func find(_ text: String, among matters: [Ruleset.Matter]) -> [String] {
    let codes = matters.map { reference.symbols.text($0.code) }
    if codes.contains(text) { return [text] }
    return zip(codes, matters).filter { _, matter in
      matter.name == text || matter.nameEn?.lowercased() == text.lowercased()
    }.map(\.0)
  }

  /// A tier of the ladder, or of one that was or will be, by its name in either language.
  ///
  /// - Throws: `usage.tier`, `usage.ambiguous`.
  func tier(_ text: String) throws(Diagnostic) -> Symbol {
    let ladder = reference.ladder(at: now)
    let all = ladder + reference.rulebook.adoptions.flatMap(\.ruleset.ladder)
    let names = Set(all.map { reference.symbols.text($0) })
    let found = names.contains(text) ? [text] : names.filter { Words(.chinese).tier($0) == text }
    if !found.isEmpty { return reference.symbols.find(try only(found.sorted(), of: text)) }
    let standing = ladder.map { reference.symbols.text($0) }
    throw Diagnostic(
      CallCode.tier, "the ladder has no tier '\(text)'", "没有层级“\(text)”",
      hints: [
        Suggestion.hint(for: text, in: standing)
          ?? .listing(
            "its tiers are", "层级有", standing.map { Phrase($0, Words(.chinese).tier($0)) })
      ])
  }

  // MARK: Units

  private func isRegistered(_ path: String) -> Bool {
    let symbol = reference.symbols.find(path)
    return !symbol.isNone && reference.organisation.summary(of: symbol) != nil
  }

  /// The unit of a path alone, else those of a name, else those whose path ends so; retired ones only
  /// where there are no others.
  private func units(_ text: String) -> [String] {
    if isRegistered(text) { return [text] }
    let all = reference.organisation.registered
    let named = all.filter { symbol in
      guard let unit = reference.organisation[symbol] else { return false }
      return unit.name == text || unit.nameEn?.lowercased() == text.lowercased()
    }
    let found = named.isEmpty ? all.filter { ends($0, in: text) } : named
    let standing = found.filter { reference.organisation[$0]?.isRetired == false }
    return (standing.isEmpty ? found : standing).map { reference.symbols.text($0) }.sorted()
  }

  private func ends(_ unit: Symbol, in text: String) -> Bool {
    reference.symbols.bytes(unit).reversed().starts(with: ("/" + text).utf8.reversed())
  }

  private func unknownUnit(_ text: String) -> Diagnostic {
    let units = reference.organisation.registered
    let names = units.flatMap { symbol -> [String] in
      let path = reference.symbols.text(symbol)
      let last = path.split(separator: "/").last.map(String.init)
      let unit = reference.organisation[symbol]
      return [path, last, unit?.name, unit?.nameEn].compactMap(\.self)
    }
    return Diagnostic(
      CallCode.unit, "no unit is called '\(text)'", "没有名为“\(text)”的单位",
      hints: [Self.hint(for: text, in: names) ?? CallCode.unit.remedy])
  }

  /// A slip of the pen, or a short form: 住建局 for 住房和城乡建设局.
  private static func hint(for text: String, in names: [String]) -> Phrase? {
    if let hint = Suggestion.hint(for: text, in: names) { return hint }
    let longer = names.filter { text.count > 1 && isShort(text, for: $0) }.prefix(most)
    return longer.isEmpty
      ? nil : .listing("Did you mean one of these:", "可能是", Array(longer))
  }

  /// Whether the characters of a text stand in a name in their order.
  private static func isShort(_ text: String, for name: String) -> Bool {
    var rest = text[...]
    for character in name where rest.first == character { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  // MARK: Several

  /// So many candidates fit on a screen.
  private static let most = 20

  /// - Throws: `usage.ambiguous` with the candidates.
  private func only(_ found: [String], of text: String) throws(Diagnostic) -> String {
    if found.count == 1 { return found[0] }
    let shown = Array(found.prefix(Self.most))
    let rest = found.count - shown.count
    throw Diagnostic(
      CallCode.ambiguous, "'\(text)' may be any of \(found.count)",
      "“\(text)”可能指 \(found.count) 个对象",
      hints: [
        .listing("one of", "其中之一", shown + (rest > 0 ? ["… (\(shown.count)/\(found.count))"] : []))
      ])
  }
}
