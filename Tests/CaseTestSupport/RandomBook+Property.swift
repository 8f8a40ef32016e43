package import EventBook
package import Testing

/// A property of books, held against random ones.
extension RandomBook {
  /// What a property is asked of: it puts down what differs, or throws.
  package typealias Property = ([Envelope], inout Differences) throws -> Void

  /// Holds a property against the book of a seed. Where it fails, the failure says the seed and the
  /// smallest book that still fails, as lines that can be put into `events/0000000000000001.jsonl`.
  package static func check(
    seed: UInt64, steps: Int, sourceLocation: SourceLocation = #_sourceLocation,
    _ property: Property
  ) {
    check(
      envelopes(seed: seed, steps: steps), "seed \(seed), \(steps) steps",
      sourceLocation: sourceLocation, property)
  }

  /// The same for a book that was made otherwise.
  package static func check(
    _ envelopes: [Envelope], _ label: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ property: Property
  ) {
    guard let failure = counterexample(to: property, in: envelopes) else { return }
    Issue.record("\(label): \(failure.text)", sourceLocation: sourceLocation)
  }

  /// The smallest book within one that fails a property; nil where it holds.
  package static func counterexample(
    to property: Property, in envelopes: [Envelope]
  ) -> Counterexample? {
    guard let whole = failure(of: property, in: envelopes) else { return nil }
    return withoutActuallyEscaping(property) { property in
      // What throws where the whole book differed fails for another reason.
      var shrinker = Shrinker<Envelope> {
        failure(of: property, in: $0).map { $0.isThrown == whole.isThrown } ?? false
      }
      let smallest = shrinker.smallest(of: envelopes) { $0.subject }
      return Counterexample(
        envelopes: smallest, of: envelopes.count, isMinimal: !shrinker.isExhausted,
        differences: failure(of: property, in: smallest)?.differences ?? [])
    }
  }

  private static func failure(
    of property: Property, in envelopes: [Envelope]
  ) -> (differences: [String], isThrown: Bool)? {
    var differences = Differences()
    do {
      try property(envelopes, &differences)
    } catch { return (differences.found + ["thrown: \(error)"], true) }
    return differences.found.isEmpty ? nil : (differences.found, false)
  }

  /// A book that fails a property.
  package struct Counterexample: Sendable {
    package let envelopes: [Envelope]
    /// How many events the book had that it was cut from.
    let of: Int
    let isMinimal: Bool
    package let differences: [String]

    package var text: String {
      let size = "\(envelopes.count) of \(of) events still fail"
      let note = isMinimal ? size : size + " (fewer may: the attempts were used up)"
      return
        ([note] + differences + envelopes.numbered.map { String(decoding: $0.line, as: UTF8.self) })
        .joined(separator: "\n")
    }
  }
}

extension [Envelope] {
  /// With the numbers that a book gives them, and times of recording where they have none.
  package var numbered: [Envelope] {
    var versions: [String: Int] = [:]
    return enumerated().map { index, envelope in
      var copy = envelope
      versions[copy.subject, default: 0] += 1
      copy.sequence = index + 1
      copy.caseSequence = versions[copy.subject]
      copy.recorded = copy.recorded ?? CaseBook.recorded
      return copy
    }
  }
}
