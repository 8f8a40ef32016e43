import Basics
import CaseModel
import CaseTestSupport
import EventBook
import Projection
import Rulesets

extension FuzzTarget {
  private static let rulesets = DocumentInput(
    [Fixture.rules] + ShippedRules.all.map(\.document))

  /// A ruleset: written and read again it is the same, or its faults are; so is its canonical form; and
  /// a book folds under whatever rules are valid, and all can be asked of it.
  static let ruleset = FuzzTarget(
    name: "ruleset",
    seeds: {
      rulesets.seeds.filter { $0.count == 1 } + ShippedRules.all.map { Array($0.text.utf8) }
    },
    words: rulesets.words,
    judge: { input in
      guard let document = Fixtures.parsed(rulesets.text(input)) else { return .refused }
      guard let written = Fixtures.parsed(Array(document.text.utf8)),
        let canonical = Fixtures.parsed(document.canonical)
      else { return .fault("it is not read again: \(document.text)") }
      switch (reading(document), reading(written), reading(canonical)) {
      case (.success(let rules), .success(let again), .success(let other)):
        guard rules.digest == again.digest, rules.digest == other.digest else {
          return .fault("another digest, once written and read again: \(document.text)")
        }
        let differences = RulesetComparison.differences(rules.document, again.document)
        guard differences.isEmpty else { return .fault("it differs from itself: \(differences)") }
        _ = rules.remarks
        return folded(under: document)
      case (.failure(let faults), .failure(let again), .failure(let other)):
        return .comparing(faults, again, "faults")
          ?? .comparing(
            Set(faults.faults.map(\.path)), Set(other.faults.map(\.path)),
            "faults of the canonical form")
          ?? .refused
      default: return .fault("it is judged otherwise once it is written: \(document.text)")
      }
    })

  private static func reading(_ document: JSONValue) -> Result<Ruleset, RulesetFaults> {
    var symbols = SymbolTable()
    do throws(RulesetFaults) {
      return .success(
        try Ruleset(document, symbols: &symbols, zones: { Zones.zone($0) }))
    } catch { return .failure(error) }
  }

  /// What happens to cases in a book that has its units and calendars already.
  private static let history = RandomBook.envelopes(seed: 5, steps: 24).filter { envelope in
    !["unit.registered", "rules.adopted", "calendar.adopted"].contains(envelope.type)
  }

  private static func folded(under document: JSONValue) -> Verdict {
    var book = CaseBook.standard(document)
    for envelope in history { book.record(envelope) }
    Fold(book.state).ask()
    return .taken
  }
}
