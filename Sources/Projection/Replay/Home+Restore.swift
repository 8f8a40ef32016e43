import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore

/// A state from a snapshot.
extension Home {
  /// nil where the snapshot's bytes are none that can be meant.
  ///
  /// - Parameter isForWriting: whether all that the state is judged by must be there at once.
  func restored(
    _ snapshot: Snapshot, _ extent: Extent = .all, isForWriting: Bool = false
  ) -> BookState? {
    var state = BookState()
    guard restoreSymbols(snapshot, &state.reference),
      case let symbols = state.reference.symbols.count,
      restore(.reference, of: snapshot, &state),
      snapshot.header.has(adoptionsOf: state.reference)
    else { return nil }
    if extent.leavesRegisters(isForWriting: isForWriting) {
      state.leave(registers: registers(of: snapshot, state.reference.symbols))
    } else if !restore(.registers, of: snapshot, &state) {
      return nil
    }
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

  /// The events of the reference data, or of the registers, once more.
  ///
  /// - Returns: false behind the first line that cannot be meant.
  private func restore(
    _ section: Snapshot.SectionName, of snapshot: Snapshot, _ state: inout BookState
  ) -> Bool {
    let lines = snapshot.section(section)
    var (scanner, line) = (LineScanner(), EventLine.none)
    var start = 0
    while let end = next(in: lines, from: start, &scanner, &line) {
      guard
        let event = try? codec.decode(
          line, scanner.fields, subject: Subject(index: 0), symbols: &state.reference.symbols),
        state.restore(event)
      else { return false }
      start = end + 1
    }
    return start == lines.count
  }

  /// Scans the line that starts there.
  ///
  /// - Returns: the offset of the LF behind it; nil at the end, and for what is no line.
  private func next(
    in lines: ByteView, from start: Int, _ scanner: inout LineScanner, _ line: inout EventLine
  ) -> Int? {
    if let end = scanner.scanFast(lines, from: start, into: &line) {
      return end < lines.count ? end : nil
    }
    guard let end = lines.firstIndex(of: 0x0A, from: start),
      let scanned = try? scanner.scan(lines, start..<end)
    else { return nil }
    line = scanned
    return end
  }

  /// The registers, for when they are asked for.
  private func registers(
    of snapshot: Snapshot, _ symbols: SymbolTable
  ) -> @Sendable () -> Registers {
    {
      var state = BookState()
      state.reference.symbols = symbols
      // Its hash was looked at: only who forges one leaves lines in it that cannot be meant.
      _ = restore(.registers, of: snapshot, &state)
      return state.registers
    }
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

  /// All cases, or those of a selection; the others are counted by their rows in the index.
  ///
  /// Records are read on all processors, a little ahead of this thread, which puts them into the table in
  /// their order while they are in the processor's cache.
  private func restoreTable(
    _ snapshot: Snapshot, symbols: Int, _ selection: CaseSelection? = nil
  ) -> CaseTable? {
    var table = selection == nil ? CaseTable() : earlierTable(snapshot, symbols: symbols)
    guard let offsets = offsets(of: selection, snapshot, symbols: symbols, leaving: &table) else {
      return nil
    }
    // The lines behind it may bring some more.
    table.reserve(subjects: offsets.count + offsets.count / 8 + 256)
    // All are restored only where the index leaves none out.
    let isWhole = selection == nil
    let end = snapshot.section(.states).count
    guard !isWhole || offsets.first ?? end == 0 else { return nil }
    let size = max(1, threads.piece / Self.recordSize)
    let parts = OrderedParts((offsets.count + size - 1) / size, jobs: threads.jobs) {
      { part -> RestoredCases? in
        let places = part * size..<min(part * size + size, offsets.count)
        var cases = RestoredCases(places.count)
        for place in places {
          guard let (record, next) = snapshot.record(at: offsets[place], symbols: symbols),
            !isWhole || next == (place + 1 < offsets.count ? offsets[place + 1] : end),
            cases.take(record)
          else { return nil }
        }
        return cases
      }
    }
    while let part = parts.next() {
      guard let part, table.restore(part.names, part.states) else { return nil }
    }
    return table
  }

  /// So many bytes of a piece stand for a record: the states of a piece are few enough to stay in the cache.
  private static let recordSize = 1024

  /// Where the records of a selection stand; nil where the index cannot be meant.
  private func offsets(
    of selection: CaseSelection?, _ snapshot: Snapshot, symbols: Int, leaving table: inout CaseTable
  ) -> [Int]? {
    let index = snapshot.section(.index)
    guard index.count.isMultiple(of: IndexRow.size) else { return nil }
    var offsets: [Int] = []
    for start in stride(from: 0, to: index.count, by: IndexRow.size) {
      guard let row = IndexRow(index[start..<start + IndexRow.size], symbols: symbols) else {
        return nil
      }
      if selection?.includes(row) ?? true {
        offsets.append(row.offset)
      } else if row.isCase {
        table.leave(row.summary)
      }
    }
    return offsets
  }
}

/// Some cases in the order of their records.
private struct RestoredCases: Sendable {
  private(set) var names: [ByteView] = []
  private(set) var states: [CaseState] = []

  init(_ count: Int) {
    names.reserveCapacity(count)
    states.reserveCapacity(count)
  }

  /// - Returns: false where the bytes are no state.
  mutating func take(_ record: Snapshot.Record) -> Bool {
    names.append(record.name)
    // Read in its place: a state is large.
    states.append(CaseState())
    return record.read(into: &states[states.count - 1])
  }
}
