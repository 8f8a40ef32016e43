package import Basics
package import CaseJournal
package import CaseModel
import EventBook
import FileStore

/// Folds one shard of a book: the lines of its own subjects, and those of all others that set the reference
/// data, in their order.
///
/// Cases depend on the reference data and on cases that were merged, on nothing else, so the states are those
/// that the whole book leads to. What the registers come to is not looked at here: see `CommonFold`.
package struct ShardFold {
  package private(set) var state: BookState
  /// Events of the shard's own cases that break the table.
  package private(set) var anomalies = 0
  /// The titles under which cases were registered first.
  package private(set) var titles: [Subject: String] = [:]
  private let codec: EventCodec
  private let observer: Replay.Observer
  private let title = FieldKey(.title)

  /// - Parameters:
  ///   - state: before the first line.
  ///   - observer: told what is `decoded` and `evolved`, of other shards what sets the reference data.
  /// - Throws: `book.*` for damage, `shard.damaged`, `shard.incomplete`, `file.*`.
  /// - Complexity: O(bytes of the shard and of what stands in common).
  package init(
    _ pieces: BookPieces, shard: Int, from state: BookState, _ codec: EventCodec,
    observer: Replay.Observer = .init()
  ) throws(Diagnostic) {
    self.state = state
    self.codec = codec
    self.observer = observer
    self.state.table.reserve(bytes: pieces.bytes(of: shard))
    try pieces.forEachSegment(shard) { common, own throws(Diagnostic) in
      guard let own else { return }
      try fold(common, own)
    }
  }

  private mutating func fold(
    _ common: consuming PieceCursor, _ own: consuming PieceCursor
  ) throws(Diagnostic) {
    var shared = EventLine.none
    var line = EventLine.none
    var hasShared = try common.next(into: &shared)
    while try own.next(into: &line) {
      while hasShared, shared.sequence <= line.sequence {
        // A subject's own line stands in both.
        if shared.sequence < line.sequence { try set(shared, common) }
        hasShared = try common.next(into: &shared)
      }
      try take(line, own)
    }
    while hasShared {
      try set(shared, common)
      hasShared = try common.next(into: &shared)
    }
  }

  /// Lets a line about a subject of another shard have its effect on the reference data.
  private mutating func set(
    _ line: EventLine, _ cursor: borrowing PieceCursor
  ) throws(Diagnostic) {
    guard codec.type(of: line)?.row.subject == .reference else { return }
    do throws(FormFault) {
      let event = try codec.decode(
        line, cursor.fields, subject: Subject(index: 0), symbols: &state.reference.symbols)
      observer.decoded?(event)
      _ = state.restore(event)
    } catch { throw error.diagnostic(at: cursor.place) }
  }

  private mutating func take(
    _ line: EventLine, _ cursor: borrowing PieceCursor
  ) throws(Diagnostic) {
    let event: Event
    do throws(FormFault) {
      event = try state.decode(line, cursor.fields, by: codec)
    } catch {
      guard case .unknownType = error else { throw error.diagnostic(at: cursor.place) }
      let subject = state.admit(line)
      try checkNext(subject, line, cursor)
      state.passOver(subject, line.sequence, time: line.time, recorded: line.recorded)
      anomalies += 1
      return
    }
    try checkNext(event.subject, line, cursor)
    if event.type == .caseRegistered, titles[event.subject] == nil {
      titles[event.subject] = line.text(of: cursor.fields.first(title, in: line.bytes))
    }
    observer.decoded?(event)
    let violation = state.apply(event)
    observer.evolved?(event, state)
    switch event.type.row.subject {
    case .case, .nothing: if violation != nil { anomalies += 1 }
    // By registers that are whole, and of every shard's once: `CommonFold` counts them.
    case .reference, .register: break
    }
  }

  private func checkNext(
    _ subject: Subject, _ line: EventLine, _ cursor: borrowing PieceCursor
  ) throws(Diagnostic) {
    let expected = state.table[version: subject] + 1
    guard expected != line.caseSequence else { return }
    throw Diagnostic(
      BookCode.caseGap,
      "expected caseseq \(expected) of '\(state.table.name(of: subject))', "
        + "found \(line.caseSequence)",
      "“\(state.table.name(of: subject))”的 caseseq 应为 \(expected)，实为 \(line.caseSequence)",
      at: cursor.place)
  }
}

/// Folds what stands in common in all shards: the reference data and the registers, which are the same for
/// every one of them and are therefore told of once, when the shards are put together.
package struct CommonFold {
  package private(set) var state: BookState

  /// - Parameter observer: told what is `decoded`.
  /// - Throws: as `ShardFold` has it.
  package init(
    _ pieces: BookPieces, from state: BookState, _ codec: EventCodec,
    observer: Replay.Observer = .init()
  ) throws(Diagnostic) {
    self.state = state
    try pieces.forEachSegment(nil) { common, _ throws(Diagnostic) in
      try fold(common, codec, observer)
    }
  }

  private mutating func fold(
    _ common: consuming PieceCursor, _ codec: EventCodec, _ observer: Replay.Observer
  ) throws(Diagnostic) {
    var line = EventLine.none
    while try common.next(into: &line) {
      do throws(FormFault) {
        let event = try state.apply(line, common.fields, by: codec).event
        observer.decoded?(event)
      } catch { throw error.diagnostic(at: common.place) }
    }
  }
}
