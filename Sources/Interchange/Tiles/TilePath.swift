/// Where tiles and bundles of entries lie (C2SP tlog-tiles): `x001/x234/067`, and `.p/44` behind it where
/// there are only 44 of them.
enum TilePath {
  /// Hashes of a full tile, and entries of a full bundle.
  static let width = 256
  /// Levels of the tree from one level of tiles to the next.
  static let height = 8

  /// - Parameters:
  ///   - level: `0`, `1` … or `entries`.
  ///   - index: of the tile within its level.
  ///   - count: how many it holds, 1 to 256.
  static func text(_ level: String, _ index: Int, count: Int) -> String {
    var parts: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      let padded = String(repeating: "0", count: 3 - digits.utf8.count) + digits
      parts.append(parts.isEmpty ? padded : "x" + padded)
      rest /= 1000
    } while rest > 0
    let path = "tile/\(level)/" + parts.reversed().joined(separator: "/")
    return count == width ? path : path + ".p/\(count)"
  }

  /// Each tile of a level that has so many hashes, or entries.
  static func tiles(of total: Int) -> [(index: Int, range: Range<Int>)] {
    stride(from: 0, to: total, by: width).map { start in
      (start / width, start..<min(start + width, total))
    }
  }
}
