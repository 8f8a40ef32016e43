import Basics

/// A hash of bytes that come in pieces: chained over whole chunks of 1 MiB and the rest, so that it
/// does not matter how they came.
struct PieceHash {
  private static let chunk = 1 << 20

  private var pending: [UInt8] = []
  private var hash: UInt64 = 0

  /// The hash of bytes that are all there.
  static func hash(_ view: ByteView) -> UInt64 {
    var hash: UInt64 = 0
    var offset = 0
    while offset < view.count {
      let end = min(offset + chunk, view.count)
      hash = ByteHash.hash(view, from: offset, to: end, seed: hash)
      offset = end
    }
    return hash
  }

  mutating func update(_ bytes: [UInt8]) {
    pending += bytes
    while pending.count >= Self.chunk {
      let seed = hash
      hash = pending.withByteView { ByteHash.hash($0, from: 0, to: Self.chunk, seed: seed) }
      pending.removeFirst(Self.chunk)
    }
  }

  func finish() -> UInt64 {
    pending.isEmpty ? hash : pending.withByteView { ByteHash.hash($0, seed: hash) }
  }
}
