import Basics
import CaseJournal
package import CaseModel
package import EventBook
package import Projection

/// Looks for suspicions while a book is read: it is told of each line, and then of each event with the
/// state that it left its case in.
package struct SuspicionSearch {
  /// What is known of a line until its event is folded, and afterwards of what its event did.
  struct Note {
    let place: Suspicion.Place
    /// In `names`; `.none` where nobody signed.
    let person: Symbol
    /// The unit that recorded it, in `names`.
    let source: Symbol
    let hasEvidence: Bool
  }

  let thresholds: SuspicionThresholds
  private(set) var found: [Suspicion] = []
  private(set) var names = SymbolTable()
  /// Told and not folded yet, in the order of the book.
  private var waiting: [Note] = []
  private var firstWaiting = 0
  private var scanner = LineScanner()
  private var fields: [DataField] = []

  /// Who signed and resolved each case last.
  var signers: [Subject: Symbol] = [:]
  var resolvers: [Subject: Symbol] = [:]
  var lateRecords = RecordGroups()
  var earlyRecords = RecordGroups()
  var lastMinutes = LastMinutes()

  package init(_ thresholds: SuspicionThresholds = SuspicionThresholds()) {
    self.thresholds = thresholds
  }

  // MARK: What is told

  package mutating func note(
    _ line: EventLine, _ position: BookPosition, _ segments: [Book.Segment]
  ) {
    let name = line.authID
    let person = name.isEmpty ? .none : names.intern(line.text(name))
    waiting.append(
      Note(
        place: .init(
          sequence: line.sequence, segment: segments[position.segment].name,
          line: position.line + 1),
        person: person, source: source(of: line), hasEvidence: hasEvidence(line)))
  }

  private mutating func source(of line: EventLine) -> Symbol {
    EventSource.withDecoded(line.bytes[line.source.range]) { path in
      names.intern(path.count > 1 ? path[1..<path.count] : path)
    }
  }

  private static let excluded = Array(EventType.caseExcluded.name.utf8)
  private static let evidence = FieldKey(.evidence)

  /// Of an exclusion alone; true for any other line.
  private mutating func hasEvidence(_ line: EventLine) -> Bool {
    let isExclusion = Self.excluded.withByteView { line.bytes[line.type.range] == $0 }
    guard isExclusion else { return true }
    scanner.read(line.bytes, line.data.range, into: &fields)
    guard let field = fields.first(Self.evidence, in: line.bytes) else { return false }
    return field.kind != .null && !line.bytes[field.value.range].equals("[]")
  }

  /// - Parameter state: as the event left it.
  package mutating func note(_ event: Event, _ state: CaseState, in reference: ReferenceData) {
    guard let note = takeNote(of: event.sequence) else { return }
    noteTimes(event, note)
    guard event.type.row.subject == .case else { return }
    noteHands(event, note, state, in: reference)
    noteLimits(event, note, state, in: reference)
  }

  private mutating func takeNote(of sequence: Int) -> Note? {
    while firstWaiting < waiting.count, waiting[firstWaiting].place.sequence < sequence {
      firstWaiting += 1
    }
    guard firstWaiting < waiting.count, waiting[firstWaiting].place.sequence == sequence else {
      return nil
    }
    defer {
      firstWaiting += 1
      if firstWaiting == waiting.count {
        waiting.removeAll(keepingCapacity: true)
        firstWaiting = 0
      }
    }
    return waiting[firstWaiting]
  }

  // MARK: What is found

  mutating func find(
    _ kind: Suspicion.Kind, _ event: Event, _ note: Note, _ reason: Phrase, unit: Symbol? = nil
  ) {
    named.append(found.count)
    subjects.append(event.subject)
    found.append(
      Suspicion(
        kind, at: note.place, unit: unit ?? event.by, actor: names.text(note.person),
        time: event.time, reason, look: ""))
  }

  /// Of these the case is known by its subject until its name is asked for at the end.
  private var named: [Int] = []
  private var subjects: [Subject] = []

  /// All that was found, in the order of the book; what is about no line stands last.
  ///
  /// - Parameter view: the book at its end.
  /// - Complexity: O(n log n), and the timers of all cases.
  package consuming func finish(_ view: CaseView) -> [Suspicion] {
    var all = found
    for (index, subject) in zip(named, subjects) {
      let name = view.state.table.name(of: subject)
      all[index].subject = name
      all[index].look = "whistle case \(name) --explain"
    }
    all += lateRecords.suspicions(.backDated, view, names)
    all += earlyRecords.suspicions(.clock, view, names)
    all += lastMinutes.suspicions(view, names, thresholds)
    all += view.missesWithoutCard()
    return all.sortedStably { ($0.place?.sequence ?? .max) < ($1.place?.sequence ?? .max) }
  }
}
