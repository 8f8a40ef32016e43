/// A ULID: 48 bits of milliseconds and 80 of chance, in 26 letters of Crockford's base 32, so that
/// identifiers sort by the time they were made.
public enum ULID {
  /// - Parameters:
  ///   - milliseconds: since 1970 UTC, 0 ..< 2^48.
  ///   - high: 80 random bits with `low`, of which these are the lower 16.
  ///   - low: the other 64 of them.
  public static func text(milliseconds: UInt64, high: UInt64, low: UInt64) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    var upper = milliseconds << 16 | high & 0xFFFF
    var lower = low
    var letters: [UInt8] = []
    for _ in 0..<26 {
      letters.append(alphabet[Int(lower & 31)])
      lower = lower >> 5 | upper << 59
      upper >>= 5
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
