/// Finds the known word that a mistyped one was meant to be.
public enum Suggestion {
  /// The nearest known word, the first of equals; nil where none is near enough: one slip is
  /// forgiven in each three letters, and at least one, but two letters must be right.
  public static func nearest(to word: String, in known: [String]) -> String? {
    let letters = Array(word)
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(letters, Array(candidate))
      let limit = max(1, max(letters.count, candidate.count) / 3)
      guard distance <= limit, distance <= candidate.count - 2 else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour to make one
  /// word of the other (Damerau–Levenshtein, no letter touched twice).
  ///
  /// - Complexity: O(*n* · *m*).
  static func distance(_ from: [Character], _ to: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for i in from.indices {
      var row = [i + 1]
      for j in to.indices {
        let change = from[i] == to[j] ? 0 : 1
        var cost = min(last[j] + change, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, from[i] == to[j - 1], from[i - 1] == to[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[to.count]
  }
}
