/// The figures of one unit, summed.
package struct Tally: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Figure.allCases.count)

  package init() {}

  package subscript(figure: Figure) -> Int {
    get { counts[figure.order] }
    set { counts[figure.order] = newValue }
  }

  /// Of some cases and of others.
  package static func + (left: Tally, right: Tally) -> Tally {
    var sum = left
    for index in sum.counts.indices { sum.counts[index] += right.counts[index] }
    return sum
  }

  /// In percent; nil over nothing, never 0 or 100 (SPEC §8).
  package func percent(_ rate: Rate) -> Fraction? {
    let (part, whole) = rate.figures
    guard self[whole] > 0 else { return nil }
    return Fraction(self[part], over: self[whole]) * 100
  }

  /// The weighted mean of the rates that have both a weight and a value; nil where none has.
  ///
  /// - Parameter weights: in millionths.
  package func score(_ weights: [Rate: Int]) -> Fraction? {
    var sum = Fraction(0, over: 1)
    var total: UInt128 = 0
    for rate in Rate.weighable {
      guard let weight = weights[rate], let percent = percent(rate) else { continue }
      sum = sum + percent * UInt128(weight)
      total += UInt128(weight)
    }
    return total == 0 ? nil : sum / total
  }
}
