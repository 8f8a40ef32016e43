import Basics
import FileStore

/// Where the bytes of sections go, one section behind the other.
protocol SectionTarget: AnyObject {
  func begin(_ section: Snapshot.SectionName)
  func write(_ bytes: [UInt8]) throws(Diagnostic)
}

/// Where the section `places` goes while a book is folded, since it is too much for memory.
protocol PlacesTarget: AnyObject {
  func append(_ bytes: [UInt8]) throws(Diagnostic)
  /// All that a snapshot covers was appended; the other sections follow.
  func handOn(to target: any SectionTarget) throws(Diagnostic)
}

extension AtomicFile: SectionTarget {
  func begin(_: Snapshot.SectionName) {}
}

extension ScratchFile: PlacesTarget {
  func handOn(to target: any SectionTarget) throws(Diagnostic) {
    try forEachPiece { piece throws(Diagnostic) in try target.write(piece) }
  }
}

/// The length and the hash of a section whose bytes come in pieces.
struct SectionSum {
  private(set) var length = 0
  private var pieces = PieceHash()

  mutating func update(_ bytes: [UInt8]) {
    length += bytes.count
    pieces.update(bytes)
  }

  var hash: UInt64 { pieces.finish() }
}

/// Sums up sections on their way.
struct SectionSink {
  private let target: any SectionTarget
  private(set) var sections: [(name: Snapshot.SectionName, sum: SectionSum)]

  init(_ places: SectionSum, _ target: any SectionTarget) {
    sections = [(.places, places)]
    self.target = target
  }

  mutating func begin(_ name: Snapshot.SectionName) {
    sections.append((name, SectionSum()))
    target.begin(name)
  }

  mutating func write(_ bytes: [UInt8]) throws(Diagnostic) {
    sections[sections.count - 1].sum.update(bytes)
    try target.write(bytes)
  }
}
