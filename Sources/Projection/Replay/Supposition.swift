public import Basics
package import CaseJournal
package import CaseModel

/// Rules under which a book is read as if they alone had been adopted, with scope `all`, from the
/// start. Status, tier and holder are settled while events are folded, so no snapshot of the book's
/// own rules serves such a reading; and nothing of it is ever written.
public struct Supposition: Sendable {
  /// nil: as if no rules had ever been adopted.
  public let document: JSONValue?

  public init(_ document: JSONValue?) { self.document = document }
}

extension Scene {
  /// - Throws: `rules.invalid`.
  package mutating func suppose(_ rules: Supposition, _ codec: EventCodec) throws(Diagnostic) {
    guard let document = rules.document else { return suppose(nil) }
    do throws(RulesetFaults) {
      suppose(try codec.ruleset(document, symbols: &symbols))
    } catch {
      throw Diagnostic("rules.invalid", error.summary)
    }
  }
}
