package import Basics
import CaseJournal
import CaseModel
package import EventBook

extension Home {
  /// The lines of a case as far as a book is signed, and those of the rules, calendars and units that its
  /// state rests on, with their proofs.
  ///
  /// Of the units only those count that the case names, and those above them, where that leads to the
  /// same state; else all (decision 62).
  ///
  /// - Parameters:
  ///   - name: the case.
  ///   - now: when its state is looked at.
  ///   - nodes: of at least as many lines as are signed.
  ///   - isFromBook: whether its lines are looked for in the whole book, whatever a snapshot knows.
  ///   - state: what says the state of the case by a view and its title; nil where there is no such case.
  /// - Returns: the dossier, and how many lines of the case stand behind those that are signed; nil where
  ///   there is no such case.
  /// - Throws: `book.*`, `file.*`; `book.form` where a line is no event.
  /// - Complexity: O(bytes).
  package func dossier(
    of name: String, now: Timestamp, _ signed: SignedCheckpoint, _ nodes: MerkleNodes,
    isFromBook: Bool,
    state describe: (CaseView, String?) -> JSONValue?
  ) throws(Diagnostic) -> (dossier: Dossier, unsigned: Int)? {
    let size = signed.checkpoint.size
    let found = try lines(of: name, upTo: size, isFromBook: isFromBook)
    let title = found.title
    func state(_ reference: [Found]) throws(Diagnostic) -> JSONValue? {
      do throws(Dossier.Finding) {
        let lines = (found.events + reference).map { $0.line(proof: []) }
        return describe(CaseView(try lines.folded(by: codec), now: now), title)
      } catch { throw Diagnostic(BookCode.form, error.reason, at: .init(file: book.directory)) }
    }
    guard let whole = try state(found.reference) else { return nil }
    let needed = try complete(ReferencedUnits(found).needed, upTo: size)
    let reference =
      try state(needed) == whole ? needed : complete(found.reference, upTo: size)
    func proved(_ lines: [Found]) -> [Dossier.Line] {
      lines.map { line in
        line.line(proof: nodes.inclusionProof(of: line.sequence - 1, in: size))
      }
    }
    let dossier = Dossier(
      name: name, now: now, signed: signed, events: proved(found.events),
      reference: proved(reference), state: whole)
    return (dossier, found.unsigned)
  }

  /// A line of the book, with what it is read for.
  struct Found {
    let sequence: Int
    let caseSequence: Int
    let subject: [UInt8]
    let bytes: [UInt8]
    let type: EventType?

    fileprivate func line(proof: [Digest]) -> Dossier.Line {
      Dossier.Line(sequence: sequence, bytes: bytes, proof: proof)
    }
  }

  struct FoundLines {
    var events: [Found] = []
    var reference: [Found] = []
    /// Lines of the case that stand behind those that are signed.
    var unsigned = 0

    fileprivate var title: String? { Home.title(in: events.map(\.bytes)) }
  }

  private func lines(
    of name: String, upTo size: Int, isFromBook: Bool
  ) throws(Diagnostic) -> FoundLines {
    let segments = try book.segments()
    var lines = FoundLines()
    var start = BookPosition()
    if !isFromBook, usesSnapshots,
      // The record of the case and its lines are checked as they are read, like those of a selection.
      let snapshot = try snapshots.best(
        segments, for: .all, checking: .cases(.cards), jobs: threads.jobs),
      let earlier = events(
        of: Array(name.utf8), snapshot, StoredLines(segments), segments: segments.count)
    {
      add(earlier, snapshot.section(.reference), to: &lines, of: name, upTo: size)
      start = snapshot.header.position
    }
    var cursor = BookCursor(segments: segments, from: start)
    while let line = try cursor.next() {
      add(line, cursor.storedLine, to: &lines, of: name, upTo: size)
    }
    return lines
  }

  /// Lines with all others of their subjects, so that each can be shown to have no gap: rules, say, may
  /// have been recorded under a subject that has other events, too.
  private func complete(_ lines: [Found], upTo size: Int) throws(Diagnostic) -> [Found] {
    var result: [Found] = []
    for (subject, own) in Dictionary(grouping: lines, by: \.subject) {
      let isWhole = own.map(\.caseSequence) == Array(1...own.count)
      let name = String(decoding: subject, as: UTF8.self)
      result += isWhole ? own : try self.lines(of: name, upTo: size, isFromBook: true).events
    }
    return result.sorted { $0.sequence < $1.sequence }
  }

  /// The stored lines of the case, and those of the others that a snapshot has of the reference data.
  private func add(
    _ own: [[UInt8]], _ reference: ByteView, to lines: inout FoundLines, of name: String,
    upTo size: Int
  ) {
    var scanner = LineScanner()
    for stored in own {
      stored.withByteView { view in
        guard let line = try? scanner.scan(view, 0..<view.count) else { return }
        add(line, view, to: &lines, of: name, upTo: size)
      }
    }
    var start = 0
    while let end = reference.firstIndex(of: 0x0A, from: start) {
      if let line = try? scanner.scan(reference, start..<end),
        Dossier.isReference(codec.type(of: line)), !line.text(line.subject).hasBytes(of: name)
      {
        add(line, reference[start..<end], to: &lines, of: name, upTo: size)
      }
      start = end + 1
    }
  }

  private func add(
    _ line: EventLine, _ stored: ByteView, to lines: inout FoundLines, of name: String,
    upTo size: Int
  ) {
    let type = codec.type(of: line)
    let isOwn = line.text(line.subject).hasBytes(of: name)
    if line.sequence > size {
      lines.unsigned += isOwn ? 1 : 0
    } else if isOwn || Dossier.isReference(type) {
      let found = Found(
        sequence: line.sequence, caseSequence: line.caseSequence,
        subject: Array(line.text(line.subject).utf8), bytes: stored.array, type: type)
      if isOwn { lines.events.append(found) } else { lines.reference.append(found) }
    }
  }
}

/// The units that the lines of a case name, with those that they lie in.
struct ReferencedUnits {
  private var paths: Set<String> = []
  private var lines: [(sequence: Int, unit: String, parent: String?)] = []
  private let all: [Home.Found]

  init(_ found: Home.FoundLines) {
    all = found.reference
    for line in found.reference where Self.isUnit(line.type) {
      let data = Envelope(storedLine: line.bytes)?.data
      lines.append((line.sequence, data?[.unit]?.string ?? "", data?[.parent]?.string))
    }
    for line in found.events {
      guard let event = Envelope(storedLine: line.bytes) else { continue }
      add(String(event.source.drop { $0 == "/" }))
      add(.object(event.data))
    }
    addParents()
  }

  private static func isUnit(_ type: EventType?) -> Bool {
    type == .unitRegistered || type == .unitRetired
  }

  /// The lines that are of no unit, or of one that is named.
  var needed: [Home.Found] {
    let named = Set(lines.filter { paths.contains($0.unit) }.map(\.sequence))
    return all.filter { !Self.isUnit($0.type) || named.contains($0.sequence) }
  }

  /// Every text may be a path.
  private mutating func add(_ value: JSONValue) {
    switch value {
    case .string(let text): add(text)
    case .array(let items): for item in items { add(item) }
    case .object(let object): for member in object.members { add(member.value) }
    case .null, .bool, .number: break
    }
  }

  private mutating func add(_ path: String) {
    var path = path
    while paths.insert(path).inserted, let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
    }
  }

  /// A unit may lie in another than its path says.
  private mutating func addParents() {
    var known = -1
    while known < paths.count {
      known = paths.count
      for line in lines where paths.contains(line.unit) {
        if let parent = line.parent { add(parent) }
      }
    }
  }
}
