/// What must hold of a value after every event, whatever the event was and however badly it fitted.
package struct Invariant<Value: Sendable>: Sendable {
  /// What holds, as one sentence; SPEC's section behind it.
  package let sentence: String
  package let holds: @Sendable (Value) -> Bool

  init(_ sentence: String, _ holds: @escaping @Sendable (Value) -> Bool) {
    self.sentence = sentence
    self.holds = holds
  }
}

extension Sequence {
  /// The sentences that a value breaks.
  package func broken<Value>(by value: Value) -> [String] where Element == Invariant<Value> {
    filter { !$0.holds(value) }.map(\.sentence)
  }
}
