package import Basics
import FileStore

/// Instants and zones as the tests write them.
package enum Fixture {
  package static func zone(_ name: String) -> TimeZone? { try? ZoneDatabase().zone(named: name) }

  /// Asia/Shanghai, where the fixtures live.
  package static let shanghai: TimeZone = {
    guard let zone = zone("Asia/Shanghai") else {
      preconditionFailure("the machine has no Asia/Shanghai: install tzdata")
    }
    return zone
  }()
}

/// An instant: RFC 3339, or `2026-03-02 09:00[:ss]` in Shanghai.
package func instant(_ text: String) -> Timestamp {
  guard let instant = Timestamp(rfc3339: rfc3339(text)) else {
    preconditionFailure("'\(text)' is no instant")
  }
  return instant
}

/// The RFC 3339 form of what `instant` takes.
package func rfc3339(_ text: String) -> String {
  if text.utf8.contains(UInt8(ascii: "T")) { return text }
  let parts = text.split(separator: " ")
  guard parts.count == 2 else { preconditionFailure("'\(text)' is no local time") }
  return "\(parts[0])T\(parts[1])\(parts[1].utf8.count == 5 ? ":00" : "")+08:00"
}

/// `2026-03-02 09:00[:ss[.fff]]` in Shanghai, for comparing.
package func local(_ instant: Timestamp?) -> String? {
  guard let instant else { return nil }
  let text = Fixture.shanghai.format(instant).prefix { $0 != "+" }
  let parts = text.split(separator: "T").map(String.init)
  let time =
    parts[1].hasSuffix(":00") && parts[1].utf8.count == 8 ? parts[1].prefix(5) : parts[1][...]
  return "\(parts[0]) \(time)"
}
