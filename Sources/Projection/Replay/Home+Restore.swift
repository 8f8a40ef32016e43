import Basics
import CaseJournal
import CaseModel
import EventBook

/// A state from a snapshot.
extension Home {
  /// nil where the snapshot's bytes are none that can be meant.
  func restored(_ snapshot: Snapshot, _ extent: Extent = .all) -> BookState? {
    var state = BookState()
    guard restoreSymbols(snapshot, &state.reference),
      case let symbols = state.reference.symbols.count,
      restoreRare(snapshot, &state),
      snapshot.header.has(adoptionsOf: state.reference)
    else { return nil }
    switch extent {
    case .onDemand:
      state.table = earlierTable(snapshot, symbols: symbols)
    case .all:
      guard let table = restoreTable(snapshot, symbols: symbols) else { return nil }
      state.table = table
    case .cases(let selection):
      guard let table = restoreTable(snapshot, symbols: symbols, selection) else { return nil }
      state.table = table
    }
    let header = snapshot.header
    state.events = header.events
    state.anomalies = header.anomalies
    state.sequence = header.sequence
    state.lastTime = header.lastTime
    state.lastRecorded = header.lastRecorded
    state.lastEventTime = header.lastEventTime
    return state
  }

  /// The names, each by its own number; those that all the reference data has come first.
  private func restoreSymbols(_ snapshot: Snapshot, _ reference: inout ReferenceData) -> Bool {
    var names = ByteReader(snapshot.section(.symbols))
    var count = 0
    while !names.isAtEnd {
      guard case let name = names.text(), !names.isBroken,
        reference.symbols.intern(name).index == count
      else { return false }
      count += 1
    }
    return reference.symbols.count == count
  }

  /// The events of the reference data and the registers once more.
  private func restoreRare(_ snapshot: Snapshot, _ state: inout BookState) -> Bool {
    let lines = snapshot.section(.rare)
    var scanner = LineScanner()
    var start = 0
    while let end = lines.firstIndex(of: 0x0A, from: start) {
      guard let line = try? scanner.scan(lines, start..<end),
        let event = try? codec.decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &state.reference.symbols),
        state.restore(event)
      else { return false }
      start = end + 1
    }
    return start == lines.count
  }

  /// A table into which states come from the snapshot as they are asked for.
  private func earlierTable(_ snapshot: Snapshot, symbols: Int) -> CaseTable {
    CaseTable { name throws(CaseTable.Unreadable) in
      do throws(Snapshot.Unusable) {
        guard let record = try snapshot.record(named: name, symbols: symbols) else { return nil }
        if let state = record.state { return state }
      } catch {}
      throw CaseTable.Unreadable()
    }
  }

  private func restoreTable(_ snapshot: Snapshot, symbols: Int) -> CaseTable? {
    var table = CaseTable()
    var offset = 0
    let length = snapshot.section(.states).count
    while offset < length {
      guard let (record, next) = snapshot.record(at: offset, symbols: symbols),
        let state = record.state, table.restore(record.name, state)
      else { return nil }
      offset = next
    }
    return table
  }

  /// The cases of a selection; the others are counted by their rows in the index.
  private func restoreTable(
    _ snapshot: Snapshot, symbols: Int, _ selection: CaseSelection
  ) -> CaseTable? {
    var table = earlierTable(snapshot, symbols: symbols)
    let index = snapshot.section(.index)
    guard index.count.isMultiple(of: IndexRow.size) else { return nil }
    for start in stride(from: 0, to: index.count, by: IndexRow.size) {
      guard let row = IndexRow(index[start..<start + IndexRow.size], symbols: symbols) else {
        return nil
      }
      guard selection.includes(row) else {
        if row.isCase { table.leave(row.summary) }
        continue
      }
      guard let (record, _) = snapshot.record(at: row.offset, symbols: symbols),
        let state = record.state, table.restore(record.name, state)
      else { return nil }
    }
    return table
  }
}
