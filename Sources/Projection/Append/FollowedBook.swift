package import Basics
import CaseJournal
package import CaseModel
package import EventBook
import FileStore

/// A book whose state a process holds from one batch of commands to the next; what others wrote since is
/// folded before each.
///
///     lock │ fold what others wrote │ judge, compose │ write, sync │ read back │ unlock
///
/// It knows of each line that no snapshot covers where it stands, by (`source`, `id`) and by subject, for
/// nobody says beforehand what will be proposed and asked. Memory: some 40 bytes a line beside the state.
package final class FollowedBook {
  private let home: Home
  /// What was read so far leads to.
  package private(set) var state = BookState()
  /// How far that was; nil before the first time, and after a failure: then the book is read anew.
  private var reading: Reading?
  private var identities = StoredIdentities.Tail()
  private var lines = SubjectLines()
  private var holdsAll = false
  private var turns = LockTurns()

  private struct Reading {
    let snapshot: Snapshot?
    let segments: [Book.Segment]
    /// Behind the last line that was read, and when that was recorded.
    let position: BookPosition
    let lastRecorded: Timestamp
    /// What stands before the position: it must stand there still when the reading goes on.
    let before: [UInt8]
  }

  /// So much of what was read is looked at again.
  private static let overlap = 4096

  package init(_ home: Home) { self.home = home }

  /// Sees to it that every case is at hand after the next reading, and not only those that are asked for by
  /// name.
  package func holdAll() {
    if !holdsAll { reading = nil }
    holdsAll = true
  }

  /// Folds what was acknowledged since the last time, without a lock.
  ///
  /// - Returns: what is to be said of the book's end, the first time.
  /// - Throws: `book.missing`; `book.replaced`, `book.*` for damage, `file.*`.
  package func read() throws(Diagnostic) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if reading == nil, try home.book.exists {
      // After a loss of power the mark of what was acknowledged may lag; a writer sets it right.
      notes = (try? BookWriter(home.book, waitMicroseconds: 0).notes) ?? []
    }
    try follow(home.book.acknowledged())
    return notes
  }

  /// Takes the lock of the book for a batch; it is given back when the writer goes.
  ///
  /// - Throws: as `BookWriter`, and `append.checkout`.
  package func lock(_ options: Recorder.Options) throws(Diagnostic) -> BookWriter {
    try home.refuseCheckout()
    turns.give()
    return try BookWriter(
      home.book, waitMicroseconds: options.waitMicroseconds, segmentLimit: options.segmentLimit)
  }

  /// Folds what others wrote, has a batch proposed and makes it durable.
  ///
  /// - Throws: what ends it all; nothing of the batch is acknowledged then.
  package func write(
    under writer: BookWriter, now: Timestamp, _ options: Recorder.Options,
    _ propose: (Recorder) -> Void
  ) throws(Diagnostic) {
    defer { turns.noteRelease() }
    try follow(home.book.segments())
    guard let reading else { return }
    do throws(Diagnostic) {
      // What is held once is handed over and not shared: a copy would be changed as a whole.
      let recorder = Recorder(
        home, writer, exchange(&state, with: BookState()),
        before: StoredIdentities(
          reading.segments, reading.snapshot,
          tail: exchange(&identities, with: StoredIdentities.Tail())),
        now: now, options: options)
      propose(recorder)
      _ = try recorder.commit()
      (state, identities) = recorder.release()
      try readBack(reading)
    } catch {
      self.reading = nil
      throw error
    }
  }

  // MARK: Following

  private func follow(_ segments: [Book.Segment]) throws(Diagnostic) {
    guard let reading else { return try load(segments) }
    try check(segments, continue: reading)
    self.reading = nil
    var replay = Replay(
      from: exchange(&state, with: BookState()),
      cursor: BookCursor(
        segments: segments, from: reading.position, lastRecorded: reading.lastRecorded),
      codec: home.codec, observer: observer, threads: home.threads)
    try replay.run()
    let position = replay.position
    state = replay.finish()
    try note(segments, position, reading.snapshot)
  }

  /// Notes how far the book was read.
  private func note(
    _ segments: [Book.Segment], _ position: BookPosition, _ snapshot: Snapshot?
  ) throws(Diagnostic) {
    reading = Reading(
      snapshot: snapshot, segments: segments, position: position,
      lastRecorded: state.lastRecorded, before: try Self.bytes(before: position, in: segments))
  }

  private static func bytes(
    before position: BookPosition, in segments: [Book.Segment]
  ) throws(Diagnostic) -> [UInt8] {
    guard position.segment < segments.count else { return [] }
    let start = max(0, position.offset - overlap)
    return try FileBytes(
      copying: segments[position.segment].path, from: start, limit: position.offset - start
    ).array
  }

  private func load(_ segments: [Book.Segment]) throws(Diagnostic) {
    state = BookState()
    (identities, lines) = (StoredIdentities.Tail(), SubjectLines())
    let loaded = try home.load(
      of: segments, extent: holdsAll ? .all : .onDemand, isForWriting: true, observer: observer)
    state = loaded.state
    try note(segments, loaded.position, loaded.snapshot)
  }

  private var observer: Replay.Observer {
    var observer = Replay.Observer()
    observer.line = { [self] line, position, _ in
      // The snapshot did not hold, and the book is read from its beginning.
      if position.sequence == 0 { (identities, lines) = (StoredIdentities.Tail(), SubjectLines()) }
      identities.note(IdentityHash.hash(of: line), at: position)
    }
    observer.folded = { [self] subject, _, position in lines.note(subject, at: position) }
    return observer
  }

  /// Reads what this process wrote: where it stands, and that it does.
  private func readBack(_ reading: Reading) throws(Diagnostic) {
    if reading.position.sequence == state.sequence { return }
    let segments = try home.book.segments()
    try check(segments, continue: reading)
    var cursor = BookCursor(
      segments: segments, from: reading.position, lastRecorded: reading.lastRecorded)
    var line = EventLine.none
    while cursor.position.sequence < state.sequence {
      guard try cursor.next(into: &line) else { throw replaced }
      identities.note(IdentityHash.hash(of: line), at: cursor.lineStart)
      lines.note(state.admit(line), at: cursor.lineStart)
    }
    try note(segments, cursor.position, reading.snapshot)
  }

  /// - Throws: `book.replaced` where the segments are not those that were read, with more behind them.
  private func check(
    _ segments: [Book.Segment], continue reading: Reading
  ) throws(Diagnostic) {
    let read = reading.segments.prefix(reading.position.segment + 1)
    guard segments.count >= read.count, zip(read, segments).allSatisfy({ $0.name == $1.name }),
      try Self.bytes(before: reading.position, in: segments) == reading.before
    else { throw replaced }
  }

  private var replaced: Diagnostic {
    Diagnostic(
      ReplayCode.replaced, "this is no longer the book that was read before, with more behind it",
      "这里已不是先前读取的台账及其续写", at: .init(file: home.book.directory))
  }

  // MARK: Lines

  /// The stored lines of a subject, in the order of the book.
  ///
  /// - Parameter recorder: of the batch that is proposed, whose lines do not stand yet.
  /// - Throws: `file.*`, `book.*` where what was read cannot be read any more.
  /// - Complexity: O(events of the subject + lines of the batch).
  package func events(
    of name: String, proposedTo recorder: Recorder? = nil
  ) throws(Diagnostic) -> [[UInt8]] {
    guard let reading else { return [] }
    var events: [[UInt8]] = []
    let stored = StoredLines(reading.segments)
    if let snapshot = reading.snapshot {
      guard
        let covered = home.events(
          of: Array(name.utf8), snapshot, stored, segments: reading.segments.count)
      else { throw replaced }
      events = covered
    }
    let table = recorder?.state.table ?? state.table
    guard let subject = table.subject(named: name) else { return events }
    for place in lines.places(of: subject) {
      events.append(try stored.line(place.segment, at: place.offset))
    }
    return events + (recorder?.proposed(of: subject) ?? [])
  }
}

/// Puts another value in place of one, which is handed out.
private func exchange<Value>(_ value: inout Value, with other: Value) -> Value {
  var other = other
  swap(&value, &other)
  return other
}
