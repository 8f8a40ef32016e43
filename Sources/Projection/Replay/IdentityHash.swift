import Basics
import EventBook

/// The hash under which an event's (`source`, `id`) is looked for; the texts themselves decide.
enum IdentityHash {
  static func hash(source: ByteView, id: ByteView) -> UInt64 {
    ByteHash.hash(id, seed: ByteHash.hash(source))
  }

  static func hash(source: String, id: String) -> UInt64 {
    hash(source: source, id: Array(id.utf8))
  }

  static func hash(source: String, id: [UInt8]) -> UInt64 {
    Array(source.utf8).withByteView { source in id.withByteView { hash(source: source, id: $0) } }
  }

  static func hash(of line: EventLine) -> UInt64 {
    line.isNormalised
      ? hash(source: line.text(line.source), id: line.text(line.id))
      : hash(source: line.bytes[line.source.range], id: line.bytes[line.id.range])
  }
}
