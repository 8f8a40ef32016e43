import Basics
import CaseModel
import EventBook

/// Upcasters: what an event of an old shape says, in the words of the present one. The lines stay as
/// they are; nothing behind this point knows that there was another shape.
extension EventCodec {
  func upcast(
    _ entry: TypeIndex.Entry, _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Fact {
    precondition(entry.type == .whistleRated && entry.version == 1, "an old shape has an upcaster")
    return ratingBySource(&reader, &symbols)
  }

  /// The first shape did not say who rates: the unit that recorded it did.
  private func ratingBySource(
    _ reader: inout FieldReader, _ symbols: inout SymbolTable
  ) -> Fact {
    let called = reader.unit(keys.unit, &symbols)
    let rater = reader.source(&symbols)
    return .whistleRated(score: score(&reader), isOwn: rater == called)
  }
}
