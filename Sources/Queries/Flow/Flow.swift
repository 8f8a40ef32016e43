package import CaseModel

/// How cases went: what a process miner asks of a log, of the events as `export xes` writes them.
package struct Flow: Sendable {
  package let cases: Int
  package let events: Int
  package let variants: [FlowVariant]
  package let steps: [FlowStep]
  package let resources: [FlowResource]
  package let rework: [FlowRework]
}

/// A sequence of activities, and how many cases went so.
package struct FlowVariant: Sendable {
  package let activities: [String]
  package let cases: Int
  /// Of all cases.
  package let share: Fraction?
  /// With those before it.
  package let within: Fraction?
}

/// One activity directly behind another, and how long it took: in seconds, quantiles between two values by
/// their distance (Hyndman and Fan's seventh, which numpy, R and Python's median have).
package struct FlowStep: Sendable {
  package let from: String
  package let to: String
  package let count: Int
  /// How many cases took the step.
  package let cases: Int
  package let median: Fraction
  package let ninetieth: Fraction
  package let longest: Fraction
}

/// Who did something; nil for what nobody is named for.
package struct FlowResource: Sendable {
  package let resource: String?
  package let events: Int
  package let cases: Int
  /// Different ones.
  package let activities: Int
}

/// An activity, and how often cases came back to it.
package struct FlowRework: Sendable {
  package let activity: String
  package let events: Int
  package let cases: Int
  /// Cases that have it more than once.
  package let reworked: Int
  /// Of the cases that have it.
  package let share: Fraction?
  /// Times beyond the first of each case.
  package let repetitions: Int
}
