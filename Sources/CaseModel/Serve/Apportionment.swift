/// Shares of a whole number of cents with nothing lost in rounding: the method of the largest
/// remainder (Hamilton). Each share is rounded down, then the cents left over go one by one to the
/// largest remainders, of equals to the one that stands first (decision 53).
enum Apportionment {
  /// - Parameters:
  ///   - total: not negative.
  ///   - weights: none negative, at least one above zero, with a sum within `Int64`.
  /// - Returns: a share for each weight; together exactly `total`.
  /// - Complexity: O(n log n).
  static func shares(of total: Int64, by weights: [Int64]) -> [Int64] {
    let sum = UInt128(weights.reduce(0, +))
    precondition(total >= 0 && sum > 0)
    let exact = weights.map {
      (UInt128(total) * UInt128($0)).quotientAndRemainder(dividingBy: sum)
    }
    var shares = exact.map { Int64($0.quotient) }
    let left = Int(total - shares.reduce(0, +))
    let order = exact.indices.sorted {
      (exact[$1].remainder, $0) < (exact[$0].remainder, $1)
    }
    for index in order.prefix(left) { shares[index] += 1 }
    return shares
  }
}
