package import Basics
import CaseJournal
package import CaseModel
import EventBook
import FileStore

extension Home {
  /// The rules that the whole book adopts, by its own lines: enough for the zone of a local time,
  /// without a replay. A line that cannot be read is left out, for whoever replays it says what is
  /// wrong.
  ///
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes behind the latest snapshot), a search for one text.
  package func rulebook() throws(Diagnostic) -> Rulebook {
    let segments = try book.segments()
    var (state, start) = (BookState(), BookPosition())
    if usesSnapshots,
      let snapshot = try snapshots.best(
        segments, for: .all, checking: .onDemand, known: fitting, jobs: threads.jobs),
      let restored = restored(snapshot, .onDemand)
    {
      (state, start) = (restored, snapshot.header.position)
    }
    try adoptRules(of: segments, from: start, &state)
    return state.reference.rulebook
  }

  /// The zones of the rules that the whole book adopts, in the order of their effect, each with the time from
  /// which on it counts: by the header of the latest snapshot, and the lines behind it.
  ///
  /// - Throws: `book.missing`, `file.*`.
  /// - Complexity: O(bytes of the open segment).
  package func zones() throws(Diagnostic) -> [(effective: Timestamp, zone: TimeZone)] {
    if usesSnapshots, let known = fitting, known.segments == (try book.segments()) {
      var state = BookState()
      try adoptRules(of: known.segments, from: known.snapshot.header.position, &state)
      let covered = known.snapshot.header.zones.compactMap { effective, name in
        codec.zones(name).map { (effective, $0) }
      }
      // Those behind it may count before one that it covers.
      if state.reference.rulebook.adoptions.isEmpty,
        covered.count == known.snapshot.header.zones.count
      {
        return covered
      }
    }
    return try rulebook().adoptions.map { ($0.effective, $0.ruleset.zone) }
  }

  /// Looks for the snapshot from which the next readings will start: they need not look for it then, as
  /// long as nothing is written. What stands in their way is left to them.
  package mutating func findSnapshot() {
    guard usesSnapshots, let segments = try? book.segments() else { return }
    fitting = (try? snapshots.fitting(segments, jobs: threads.jobs)) ?? nil
  }

  private func adoptRules(
    of segments: [Book.Segment], from start: BookPosition, _ state: inout BookState
  ) throws(Diagnostic) {
    for index in segments.indices.dropFirst(start.segment) {
      let path = segments[index].path
      let offset = index == start.segment ? start.offset : 0
      guard index + 1 < segments.count else {
        try FileBytes(copying: path, from: offset).withView { adoptRules(in: $0, from: 0, &state) }
        continue
      }
      try FileBytes(mapping: path).withView { adoptRules(in: $0, from: offset, &state) }
    }
  }

  /// Lets the lines that adopt rules have their effect.
  private func adoptRules(in view: ByteView, from start: Int, _ state: inout BookState) {
    let search = ByteSearch(EventType.rulesAdopted.name)
    var scanner = LineScanner()
    var start = start
    while let found = search.first(in: view, from: start) {
      let begin = view[0..<found].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      guard let end = view.firstIndex(of: 0x0A, from: found) else { return }
      start = end + 1
      guard let line = try? scanner.scan(view, begin..<end),
        let event = try? codec.decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &state.reference.symbols),
        event.type == EventType.rulesAdopted
      else { continue }
      _ = state.restore(event)
    }
  }
}
