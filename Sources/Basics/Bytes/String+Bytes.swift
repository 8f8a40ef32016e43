extension String {
  /// Whether both are the same UTF-8 bytes: `==` also takes texts for equal that mean the same in other
  /// bytes (Unicode canonical equivalence), and a book tells those apart.
  ///
  /// - Complexity: O(1) where the lengths differ, else O(length).
  @inlinable
  public func hasBytes(of other: String) -> Bool {
    // Asked first: most differ in it, and a span costs more.
    guard utf8.count == other.utf8.count else { return false }
    let (left, right) = (utf8.span, other.utf8.span)
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
