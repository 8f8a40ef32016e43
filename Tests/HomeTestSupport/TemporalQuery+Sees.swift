import Basics
package import EventBook
package import Projection

extension TemporalQuery {
  /// Whether an event is seen, by the words of the contract (SPEC §8).
  ///
  /// - Parameter index: of the event in the book, from 0.
  package func sees(_ envelope: Envelope, at index: Int) -> Bool {
    let time = Timestamp(rfc3339: envelope.time) ?? .latest
    let recorded = envelope.recorded.flatMap { Timestamp(rfc3339: $0) } ?? .latest
    return time <= asOf ?? .latest && recorded <= knownAt ?? .latest
      && index < toSequence ?? .max
  }
}
