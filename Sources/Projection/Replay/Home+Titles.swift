package import Basics
import CaseJournal
package import CaseModel
import EventBook
import FileStore

/// The titles under which cases were registered first.
package struct Titles: Sendable {
  /// By the number of the subject.
  fileprivate var texts: [String?]

  /// nil for a subject that is no registered case.
  package subscript(subject: Subject) -> String? { texts[Int(subject.index)] }

  /// Takes a title in, where there is none yet.
  fileprivate mutating func add(_ found: Found) {
    if texts[Int(found.subject.index)] == nil { texts[Int(found.subject.index)] = found.text }
  }

  fileprivate struct Found: Sendable {
    let subject: Subject
    let text: String
  }
}

extension Home {
  /// The titles of all cases. A snapshot knows which lines come first of their subjects, and these alone are
  /// read.
  ///
  /// - Parameter loaded: what `load` gave for the same query, of all cases.
  /// - Complexity: O(events + bytes of the registrations + tail) with a snapshot, else O(bytes).
  package func titles(
    _ query: TemporalQuery, in loaded: Loaded
  ) throws(Diagnostic) -> Titles {
    let table = loaded.state.table
    if let snapshot = loaded.snapshot, var titles = titles(of: snapshot, loaded) {
      let reader = TitleReader()
      try forEachLine(query, in: loaded.segments, from: snapshot.header.position) {
        line, fields, _ in
        if let found = reader.title(line, fields, in: table) { titles.add(found) }
      }
      let isWhole = table.states.indices.allSatisfy {
        !table.states.span[$0].isRegistered || titles.texts[$0] != nil
      }
      if isWhole { return titles }
    }
    var titles = Titles(texts: Array(repeating: nil, count: table.states.count))
    try forEachPiece(query, in: loaded.segments) {
      let reader = TitleReader()
      return { piece -> [Titles.Found] in
        var found: [Titles.Found] = []
        piece.forEachLine { line, fields in
          if let title = reader.title(line, fields, in: table) { found.append(title) }
        }
        return found
      }
    } _: { found throws(Diagnostic) in
      for title in found { titles.add(title) }
    }
    return titles
  }

  /// So many events of a snapshot are looked at by one thread at once.
  private static let batch = 1 << 14

  /// The titles in the lines that a snapshot covers; nil where a line is not what the snapshot says. A case
  /// that does not begin with its registration has none.
  private func titles(of snapshot: Snapshot, _ loaded: Loaded) -> Titles? {
    guard let lines = try? FirstLines(snapshot, loaded, jobs: threads.jobs) else { return nil }
    let count = snapshot.header.sequence
    let parts = Processors.map(
      Array(stride(from: 1, through: count, by: Self.batch)), jobs: threads.jobs
    ) { first in lines.titles(of: first...min(first + Self.batch - 1, count)) }
    var titles = Titles(texts: Array(repeating: nil, count: loaded.state.table.states.count))
    for part in parts {
      guard let part else { return nil }
      for title in part { titles.add(title) }
    }
    return titles
  }
}

/// Finds the title in a registration.
private struct TitleReader: Sendable {
  private let type = Array(EventType.caseRegistered.name.utf8)
  private let key = FieldKey(.title)

  /// nil for any other line.
  func title(
    _ line: EventLine, _ fields: [DataField], in table: borrowing CaseTable
  ) -> Titles.Found? {
    guard type.withByteView({ $0 == line.bytes[line.type.range] }),
      let subject = line.withSubject({ table.subject(named: $0) }),
      let text = line.text(of: fields.first(key, in: line.bytes))
    else { return nil }
    return Titles.Found(subject: subject, text: text)
  }
}

/// The lines that come first of their subjects, as a snapshot knows them.
private struct FirstLines: Sendable {
  private let snapshot: Snapshot
  private let table: CaseTable
  private let segments: [FileBytes]
  private let reader = TitleReader()

  /// - Throws: `file.*`.
  init(_ snapshot: Snapshot, _ loaded: Home.Loaded, jobs: Int) throws(Diagnostic) {
    self.snapshot = snapshot
    table = loaded.state.table
    var segments: [FileBytes] = []
    for (index, segment) in loaded.segments.enumerated() {
      // The last may be written to, and be cut back under a map.
      segments.append(
        try index < loaded.segments.count - 1
          ? FileBytes(mapping: segment.path) : FileBytes(copying: segment.path, jobs: jobs))
    }
    self.segments = segments
  }

  /// nil where a line is not what the snapshot says.
  func titles(of sequences: ClosedRange<Int>) -> [Titles.Found]? {
    var found: [Titles.Found] = []
    var (scanner, line) = (LineScanner(), EventLine.none)
    for sequence in sequences {
      guard let place = snapshot.place(of: sequence) else { return nil }
      guard place.previous == 0 else { continue }
      guard segments.indices.contains(place.segment),
        case let view = segments[place.segment].view, place.offset < view.count
      else { return nil }
      if scanner.scanFast(view, from: place.offset, into: &line) == nil {
        guard let end = view.firstIndex(of: 0x0A, from: place.offset),
          let read = try? scanner.scan(view, place.offset..<end)
        else { return nil }
        line = read
      }
      guard line.sequence == sequence, line.caseSequence == 1 else { return nil }
      if let title = reader.title(line, scanner.fields, in: table) { found.append(title) }
    }
    return found
  }
}

extension EventLine {
  /// Hands the subject to a call, escapes undone.
  fileprivate func withSubject<R>(_ body: (ByteView) -> R) -> R {
    isNormalised ? text(subject).withByteView(body) : body(bytes[subject.range])
  }
}
