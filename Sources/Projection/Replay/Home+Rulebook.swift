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
    if usesSnapshots, let snapshot = try snapshots.best(segments, for: .all, jobs: threads.jobs),
      let restored = restored(snapshot, .onDemand)
    {
      (state, start) = (restored, snapshot.header.position)
    }
    for index in segments.indices.dropFirst(start.segment) {
      let path = segments[index].path
      let isSealed = index + 1 < segments.count
      let bytes = try isSealed ? FileBytes(mapping: path) : FileBytes(copying: path)
      bytes.withView { view in
        adoptRules(in: view, from: index == start.segment ? start.offset : 0, &state)
      }
    }
    return state.reference.rulebook
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
