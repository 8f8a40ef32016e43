package import Basics
import CaseModel
import EventBook
import FileStore

/// A state of the book on disk, mapped: one case of it is there in microseconds, all of it in
/// milliseconds. `snapshots/FORMAT.md` draws the bytes.
///
///     "WHSTLSN1" │ places │ states │ names │ index │ ids │ symbols │ reference │ registers
///                │ header (JSON) │ trailer
package final class Snapshot: Sendable {
  /// The version of the reducers and of this format: a snapshot of another one is not used.
  package static let reducers = 12

  static let magic = Array("WHSTLSN1".utf8)
  static let suffix = ".snapshot"
  /// The end of the name of one that a writer left behind.
  static let renewalSuffix = ".auto" + suffix
  /// The parts, in the order in which they are written, by the names that the header gives them.
  enum SectionName: String, CaseIterable {
    case places, states, names, index, ids, symbols, reference, registers
  }

  static func name(of sequence: Int, isRenewal: Bool = false) -> String {
    Decimal.padded(sequence, 16) + (isRenewal ? renewalSuffix : suffix)
  }

  package let path: String
  package let header: Header
  private let file: FileBytes
  /// The section of that name: each record is looked up in it.
  private let states: ByteView
  /// Where the header stands, behind the sections.
  let headerOffset: Int

  /// What the snapshot is of.
  package struct Header: Sendable {
    package var reducers = Snapshot.reducers
    package var events = 0
    package var anomalies = 0
    package var sequence = 0
    package var lastTime = Timestamp.earliest
    package var lastRecorded = Timestamp.earliest
    package var lastEventTime = Timestamp.earliest
    /// The Merkle root over the lines covered.
    package var root = SHA256.hash([])
    /// The digest of the state.
    package var state = SHA256.hash([])
    package var rulesets: [String] = []
    /// Of the same: from when on each is in force, and the name of its zone.
    var zones: [(effective: Timestamp, name: String)] = []
    package var calendars: [String] = []
    var position = BookPosition()
    var stamp: BookStamp?
    var sections: [SectionName: Section] = [:]

    /// Where a section stands in the file.
    fileprivate func range(of name: SectionName) -> Range<Int> {
      let section = sections[name] ?? Section(offset: 0, length: 0, hash: 0)
      return section.offset..<section.offset + section.length
    }
  }

  struct Section: Sendable {
    var offset, length: Int
    /// See `PieceHash`.
    var hash: UInt64
  }

  /// Why a snapshot is not used.
  package struct Unusable: Error, Hashable, Sendable {
    package let reason: String
    /// Whether it is not as it was written; else it is of another version, has another name, is gone, or is
    /// not for this reader.
    package var isDamage = true
  }

  /// Opens a file and checks that it is as it was written; whether it fits the book is asked of
  /// `fits`.
  ///
  /// - Complexity: O(bytes), at the speed of memory.
  package convenience init(_ path: String) throws(Unusable) {
    try self.init(headerOf: path)
    try check()
  }

  /// Opens a file and looks at nothing but its header: enough to see whether it could serve at all.
  ///
  /// - Complexity: O(header).
  init(headerOf path: String) throws(Unusable) {
    self.path = path
    do throws(Diagnostic) { file = try FileBytes(mapping: path) } catch {
      throw Unusable(reason: error.message.english, isDamage: error.isDamage)
    }
    let view = file.view
    guard view.count >= Snapshot.magic.count + 24,
      view[0..<8].array == Snapshot.magic
    else { throw Unusable(reason: "not a snapshot, or of another format") }
    var trailer = ByteReader(view[view.count - 24..<view.count])
    let offset = trailer.integer(Int.self)
    let length = trailer.integer(Int.self)
    let hash = trailer.integer(UInt64.self)
    guard offset >= 8, length > 0, length <= view.count - 24, offset == view.count - 24 - length,
      case let text = view[offset..<offset + length], ByteHash.hash(text) == hash,
      let json = try? JSONParser.parse(text), let header = Header(json)
    else { throw Unusable(reason: "the header is damaged") }
    guard header.reducers == Snapshot.reducers else {
      throw Unusable(
        reason: "made by reducers of version \(header.reducers), these are \(Snapshot.reducers)",
        isDamage: false)
    }
    for section in header.sections.values {
      guard section.offset >= Snapshot.magic.count, section.length >= 0,
        section.length <= offset, section.offset <= offset - section.length
      else { throw Unusable(reason: "a section lies outside the file") }
    }
    guard header.isConsistent else { throw Unusable(reason: "the header contradicts itself") }
    let names = [false, true].map { Snapshot.name(of: header.sequence, isRenewal: $0) }
    guard names.contains(where: { path.utf8.reversed().starts(with: $0.utf8.reversed()) })
    else {
      throw Unusable(reason: "the file is not named by the events that it covers", isDamage: false)
    }
    headerOffset = offset
    self.header = header
    states = view[header.range(of: .states)]
    // The views above are of the file's bytes, which must outlive them.
    withExtendedLifetime(file) {}
  }

  /// Checks that the sections that an extent rests on are as they were written. Of a selection of cases
  /// each record is checked as it is read.
  ///
  /// - Parameter jobs: number of threads, from 1.
  /// - Complexity: O(bytes of these sections), at the speed of memory.
  func check(_ extent: Home.Extent = .all, jobs: Int = 1) throws(Unusable) {
    let names = header.sections.keys.filter { extent.restsOnAll(of: $0) }
    let hashes = Processors.map(names, jobs: jobs) { PieceHash.hash(self.section($0)) }
    for (name, hash) in zip(names, hashes) where header.sections[name]?.hash != hash {
      throw Unusable(reason: "the section '\(name)' is damaged")
    }
  }

  /// Whether the book still begins with what the snapshot covers, as far as that is seen without
  /// reading it.
  ///
  /// - Parameter jobs: number of threads, from 1.
  func fits(_ segments: [Book.Segment], jobs: Int = 1) throws(Diagnostic) -> Bool {
    guard let stamp = header.stamp, try stamp.matches(segments, jobs: jobs) else { return false }
    if header.sequence == 0 { return true }
    return header.ends(with: try stamp.lastLine(segments))
  }

  /// The bytes of the header as they stand in the file.
  var headerText: ByteView { file.view[headerOffset..<file.count - 24] }

  /// Whether a query may start from here: its result must be the same as without.
  func serves(_ query: TemporalQuery) -> Bool {
    header.sequence <= query.toSequence ?? .max
      && (query.asOf.map { header.lastTime <= $0 } ?? true)
      && (query.knownAt.map { header.lastRecorded <= $0 } ?? true)
  }

  func section(_ name: SectionName) -> ByteView { file.view[header.range(of: name)] }

  // MARK: States

  /// The record of a subject: its name, the sequence of its last event, its state as bytes.
  struct Record {
    let name: ByteView
    let lastSequence: Int
    private let body: ByteReader
    private let versions: ClosedRange<Int32>

    /// nil where the bytes are none that a snapshot of so many events can hold.
    init?(_ view: ByteView, symbols: Int, sequence: Int) {
      var reader = ByteReader(view, symbols: symbols)
      name = reader.text()
      lastSequence = reader.integer(in: 0...sequence)
      body = reader
      versions = 0...min(Int32(clamping: sequence), .max - 1)
      if reader.isBroken { return nil }
    }

    /// How many events the subject has; nil as `state`.
    var version: Int? {
      var reader = body
      let version = reader.integer(in: versions)
      return reader.isBroken ? nil : Int(version)
    }

    /// nil where the bytes are no state.
    var state: CaseState? {
      var state = CaseState()
      return read(into: &state) ? state : nil
    }

    /// Reads into a new state.
    ///
    /// - Returns: false where the bytes are no state.
    func read(into state: inout CaseState) -> Bool {
      var reader = body
      reader.caseState(&state, versions: versions)
      return reader.isFinished
    }
  }

  /// The record at an offset of the section `states`, and where the next begins; nil where there is
  /// none.
  ///
  /// - Parameter symbols: number of the names that its symbols may stand for.
  func record(at offset: Int, symbols: Int) -> (record: Record, next: Int)? {
    guard offset >= 0, offset <= states.count - 12 else { return nil }
    var head = ByteReader(states[offset..<offset + 12])
    let length = Int(head.integer(UInt32.self))
    let hash = head.integer(UInt64.self)
    let start = offset + 12
    guard length <= states.count - start, case let body = states[start..<start + length],
      ByteHash.hash(body) == hash,
      let record = Record(body, symbols: symbols, sequence: header.sequence)
    else { return nil }
    return (record, start + length)
  }

  /// nil where there is none of that name.
  ///
  /// - Throws: where one that may be of that name is not as it was written.
  /// - Complexity: O(1) on average.
  func record(named name: ByteView, symbols: Int) throws(Unusable) -> Record? {
    var found: Record?
    var isDamaged = false
    StoredSlots(section(.names)).forEach(of: ByteHash.hash(name)) { entry in
      guard let offset = Int(exactly: entry - 1),
        let (record, _) = record(at: offset, symbols: symbols)
      else {
        isDamaged = true
        return true
      }
      if record.name == name { found = record }
      return found != nil
    }
    if isDamaged { throw Unusable(reason: "a record is damaged") }
    return found
  }

  // MARK: Events

  /// Where an event stands, and the event of the same subject before it (0 for none).
  struct Place {
    let segment, offset, previous: Int
  }

  /// nil where no event that is covered has that sequence, or its place cannot be.
  func place(of sequence: Int) -> Place? {
    let places = section(.places)
    guard sequence >= 1, sequence <= places.count / 16 else { return nil }
    let start = (sequence - 1) * 16
    let place = places.word(at: start)
    guard let previous = Int(exactly: places.word(at: start + 8)), previous < sequence else {
      return nil
    }
    return Place(
      segment: Int(place >> 48), offset: Int(place & 0xFFFF_FFFF_FFFF), previous: previous)
  }

  /// The sequences that may have an identity of this hash: the lines themselves decide.
  func candidates(_ hash: UInt64) -> [Int] {
    var found: [Int] = []
    StoredSlots(section(.ids)).forEach(of: hash) { entry in
      if entry >> 32 == hash >> 32 { found.append(Int(entry & 0xFFFF_FFFF)) }
      return false
    }
    return found
  }
}
