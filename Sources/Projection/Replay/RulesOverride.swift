package import Basics
package import CaseJournal
package import CaseModel

/// Rules under which a book is read as if they alone had been adopted, with scope `all`, from the
/// start. Status, tier and holder are settled while events are folded, so no snapshot of the book's
/// own rules serves such a reading; and nothing of it is ever written.
package struct RulesOverride: Sendable {
  /// nil: as if no rules had ever been adopted.
  package let document: JSONValue?

  package init(_ document: JSONValue?) { self.document = document }
}

extension ReferenceData {
  /// - Throws: `rules.invalid`.
  package mutating func overrideRules(_ rules: RulesOverride, _ codec: EventCodec)
    throws(Diagnostic)
  {
    guard let document = rules.document else { return overrideRules(nil) }
    do throws(RulesetFaults) {
      overrideRules(try codec.ruleset(document, symbols: &symbols))
    } catch {
      throw Diagnostic(ReplayCode.rulesInvalid, error.summary)
    }
  }
}
