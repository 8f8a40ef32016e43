package import EventBook

/// Whether each event's (`source`, `id`) stands once: what append holds and audit checks.
///
/// Memory: some 16 bytes an event. Two identities with the same 64-bit hash are taken for one; the
/// chance is one in 10^6 for a book of six million events (decision 40).
package struct Uniqueness {
  private var sequences: [UInt64: Int] = [:]

  package init() {}

  /// The sequence of an earlier event with the identity of this one.
  package mutating func note(_ line: EventLine) -> Int? {
    let hash = IdentityHash.hash(of: line)
    if let earlier = sequences[hash] { return earlier }
    sequences[hash] = line.sequence
    return nil
  }
}
