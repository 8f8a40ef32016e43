extension Sequence {
  /// The elements in order; equals stay in the order in which they came, which `sorted` does not promise.
  ///
  /// - Complexity: O(n log n).
  package func sortedStably(by precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      precedes(left.element, right.element)
        || left.offset < right.offset && !precedes(right.element, left.element)
    }.map(\.element)
  }
}
