public import Basics
import CaseModel
import EventBook
import FileStore

/// A state of the book on disk, mapped: one case of it is there in microseconds, all of it in
/// milliseconds. `snapshots/FORMAT.md` draws the bytes.
///
///     "WHSTLSN1" │ places │ states │ names │ ids │ symbols │ rare │ header (JSON) │ trailer
public final class Snapshot: Sendable {
  /// The version of the reducers and of this format: a snapshot of another one is not used.
  public static let reducers = 7

  static let magic = Array("WHSTLSN1".utf8)
  static let suffix = ".snapshot"

  public let path: String
  public let header: Header
  private let file: FileBytes

  /// What the snapshot is of.
  public struct Header: Sendable {
    public var reducers = Snapshot.reducers
    public var events = 0
    public var anomalies = 0
    public var sequence = 0
    public var lastTime = Timestamp.earliest
    public var lastRecorded = Timestamp.earliest
    public var lastEventTime = Timestamp.earliest
    /// The Merkle root over the lines covered.
    public var root = SHA256.hash([])
    /// The digest of the state.
    public var state = SHA256.hash([])
    public var rulesets: [String] = []
    public var calendars: [String] = []
    var position = BookPosition()
    var stamp: BookStamp?
    var sections: [String: Section] = [:]
  }

  struct Section: Sendable {
    var offset: Int
    var length: Int
    /// See `PieceHash`.
    var hash: UInt64
  }

  /// Why a snapshot is not used.
  public struct Unusable: Error, Hashable, Sendable {
    public let reason: String
  }

  /// Opens a file and checks that it is as it was written; whether it fits the book is asked of
  /// `fits`.
  ///
  /// - Complexity: O(bytes), at the speed of memory.
  public convenience init(_ path: String) throws(Unusable) {
    try self.init(headerOf: path)
    try check()
  }

  /// Opens a file and looks at nothing but its header: enough to see whether it could serve at all.
  ///
  /// - Complexity: O(header).
  init(headerOf path: String) throws(Unusable) {
    self.path = path
    do throws(Diagnostic) { file = try FileBytes(mapping: path) } catch {
      throw Unusable(reason: error.message.english)
    }
    let view = file.view
    guard view.count >= Snapshot.magic.count + 24,
      view[0..<8].array == Snapshot.magic
    else { throw Unusable(reason: "not a snapshot, or of another format") }
    var trailer = ByteReader(view[view.count - 24..<view.count])
    let offset = trailer.integer(Int.self)
    let length = trailer.integer(Int.self)
    let hash = trailer.integer(UInt64.self)
    guard offset >= 8, length > 0, offset <= view.count - 24 - length,
      case let text = view[offset..<offset + length], ByteHash.hash(text) == hash,
      let json = try? JSONParser.parse(text), let header = Header(json)
    else { throw Unusable(reason: "the header is damaged") }
    guard header.reducers == Snapshot.reducers else {
      throw Unusable(
        reason: "made by reducers of version \(header.reducers), these are \(Snapshot.reducers)")
    }
    for section in header.sections.values {
      guard section.offset >= 0, section.length >= 0,
        section.offset <= view.count - section.length
      else { throw Unusable(reason: "a section lies outside the file") }
    }
    self.header = header
    // The views above are of the file's bytes, which must outlive them.
    withExtendedLifetime(file) {}
  }

  /// Checks that every section is as it was written.
  ///
  /// - Complexity: O(bytes), at the speed of memory.
  func check() throws(Unusable) {
    for (name, entry) in header.sections {
      guard PieceHash.hash(section(name)) == entry.hash else {
        throw Unusable(reason: "the section '\(name)' is damaged")
      }
    }
  }

  /// Whether the book still begins with what the snapshot covers.
  func fits(_ segments: [Book.Segment]) throws(Diagnostic) -> Bool {
    try header.stamp?.matches(segments) ?? false
  }

  /// Whether a reading may start from here: its result must be the same as without.
  func serves(_ reading: Reading) -> Bool {
    header.sequence <= reading.toSequence ?? .max
      && (reading.asOf.map { header.lastTime <= $0 } ?? true)
      && (reading.knownAt.map { header.lastRecorded <= $0 } ?? true)
  }

  func section(_ name: String) -> ByteView {
    let section = header.sections[name] ?? Section(offset: 0, length: 0, hash: 0)
    return file.view[section.offset..<section.offset + section.length]
  }

  // MARK: States

  /// The record of a subject: its name, the sequence of its last event, its state.
  struct Record {
    var name: ByteView
    var lastSequence: Int
    var state: CaseState
  }

  /// The record at an offset of the section `states`, and where the next begins; nil where the bytes
  /// are not those that were written.
  func record(at offset: Int) -> (record: Record, next: Int)? {
    let states = section("states")
    guard offset >= 0, offset + 12 <= states.count else { return nil }
    var head = ByteReader(states[offset..<offset + 12])
    let length = Int(head.integer(UInt32.self))
    let hash = head.integer(UInt64.self)
    let start = offset + 12
    guard length <= states.count - start, case let body = states[start..<start + length],
      ByteHash.hash(body) == hash
    else { return nil }
    var reader = ByteReader(body)
    let name = reader.text()
    let lastSequence = reader.integer(Int.self)
    return (
      Record(name: name, lastSequence: lastSequence, state: reader.caseState()), start + length
    )
  }

  /// - Complexity: O(1) on average.
  func record(named name: ByteView) -> Record? {
    let slots = section("names")
    guard slots.count >= 8 else { return nil }
    let mask = slots.count / 8 - 1
    var slot = Int(truncatingIfNeeded: ByteHash.hash(name)) & mask
    while true {
      let entry = slots.word(at: slot * 8)
      guard entry != 0, let (record, _) = record(at: Int(entry) - 1) else { return nil }
      if record.name == name { return record }
      slot = (slot + 1) & mask
    }
  }

  // MARK: Events

  /// Where an event stands, and the event of the same subject before it (0 for none).
  func place(of sequence: Int) -> (segment: Int, offset: Int, previous: Int)? {
    let places = section("places")
    let start = (sequence - 1) * 16
    guard sequence >= 1, start + 16 <= places.count else { return nil }
    let place = places.word(at: start)
    return (Int(place >> 48), Int(place & 0xFFFF_FFFF_FFFF), Int(places.word(at: start + 8)))
  }

  /// The sequences that may have an identity of this hash: the lines themselves decide.
  func candidates(_ hash: UInt64) -> [Int] {
    let slots = section("ids")
    guard slots.count >= 8 else { return [] }
    let mask = slots.count / 8 - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    var found: [Int] = []
    while true {
      let entry = slots.word(at: slot * 8)
      guard entry != 0 else { return found }
      if entry >> 32 == hash >> 32 { found.append(Int(entry & 0xFFFF_FFFF)) }
      slot = (slot + 1) & mask
    }
  }
}
