/// Finds the known word that a mistyped one was meant to be.
public enum Suggestion {
  /// What was most likely meant: the nearest known word; else, of words with dots, those that speak of
  /// the same thing elsewhere, as `return.requested` does for `case.returned`; nil where there is none.
  public static func hint(for word: String, in known: [String]) -> Phrase? {
    if let nearest = nearest(to: word, in: known) {
      return Phrase("Did you mean '\(nearest)'?", "最接近的是“\(nearest)”")
    }
    let related = related(to: word, in: known)
    return related.isEmpty ? nil : .listing("Did you mean one of these:", "可能是", related)
  }

  /// The known words with a part that begins as the last part of a word does.
  static func related(to word: String, in known: [String]) -> [String] {
    let parts = word.split(separator: ".")
    guard parts.count > 1, let stem = parts.last?.prefix(stemLength), stem.count == stemLength
    else { return [] }
    return known.filter { $0.split(separator: ".").contains { $0.hasPrefix(stem) } }
  }

  /// So many letters tell `return` from `retired`.
  private static let stemLength = 5

  /// The nearest known word, the first of equals; nil where none is near enough: one slip is
  /// forgiven in each three letters, and at least one, but two letters must be right. Of words with
  /// dots, the parts in front that both have do not count as letters.
  public static func nearest(to word: String, in known: [String]) -> String? {
    let letters = Array(word)
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(letters, Array(candidate))
      let shared = sharedParts(letters, Array(candidate))
      let limit = max(1, (max(letters.count, candidate.count) - shared) / 3)
      guard distance <= limit, distance <= candidate.count - shared - 2 else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How many letters the parts have that two words begin with alike, their dots included.
  private static func sharedParts(_ one: [Character], _ other: [Character]) -> Int {
    let shared = zip(one, other).prefix { $0 == $1 }.map(\.0)
    return shared.lastIndex(of: ".").map { $0 + 1 } ?? 0
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
