import Basics
import EventBook

/// The hash under which an event's (`source`, `id`) is looked for, the source decoded; the texts
/// themselves decide.
enum IdentityHash {
  static func hash(source: ByteView, id: ByteView) -> UInt64 {
    ByteHash.hash(id, seed: ByteHash.hash(source))
  }

  static func hash(source: String, id: String) -> UInt64 {
    source.withByteView { source in id.withByteView { hash(source: source, id: $0) } }
  }

  static func hash(source: String, id: [UInt8]) -> UInt64 {
    source.withByteView { source in id.withByteView { hash(source: source, id: $0) } }
  }

  /// Of the `id` alone, under any source.
  static func hash(ofID line: EventLine) -> UInt64 {
    line.isNormalised
      ? Array(line.text(line.id).utf8).withByteView { ByteHash.hash($0) }
      : ByteHash.hash(line.bytes[line.id.range])
  }

  static func hash(of line: EventLine) -> UInt64 {
    EventSource.withDecoded(line.bytes[line.source.range]) { source in
      line.isNormalised
        ? Array(line.text(line.id).utf8).withByteView { hash(source: source, id: $0) }
        : hash(source: source, id: line.bytes[line.id.range])
    }
  }
}

extension Envelope {
  /// The hash that it is looked for under.
  var identity: UInt64 { IdentityHash.hash(source: source, id: id) }
}
