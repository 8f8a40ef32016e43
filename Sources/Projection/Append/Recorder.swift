public import Basics
import CaseJournal
import CaseModel
public import EventBook
import FileStore

/// Takes proposed events through form, identity and guards into the book.
///
/// Proposals are folded as they come, so that each is judged by what the ones before it made of the
/// book; nothing is written before `commit`, and a recorder that is dropped leaves no trace.
public final class Recorder {
  private let home: Home
  private let now: Timestamp
  /// nil for a rehearsal, which takes no lock and writes nothing.
  private let writer: BookWriter?
  private var loaded: Home.Loaded
  /// Places behind the snapshot of events with an identity that is wanted.
  private var tail: [UInt64: [(segment: Int, offset: Int)]] = [:]
  /// Lines of this recorder, whether committed yet or not.
  private var own: [UInt64: [[UInt8]]] = [:]
  private var pending: [[UInt8]] = []
  private var scanner = LineScanner()
  private var firstPending: Int

  /// What became of a proposal.
  public enum Outcome: Sendable {
    /// The line as it will stand in the book.
    case recorded([UInt8])
    /// It stands there already, with the same content.
    case known(sequence: Int)
  }

  public struct Options: Sendable {
    /// How long to wait for another writer, 30 s.
    public var waitMicroseconds: Int64 = 30_000_000
    public var segmentLimit = BookWriter.defaultSegmentLimit
    public var extent = Home.Extent.onDemand
    public var isRehearsal = false
    /// A source of which every identity is looked for, for proposals that depend on the state.
    public var watchedSource: String?

    public init() {}
  }

  /// Locks the book, mends its end, and loads what is needed to judge proposals.
  ///
  /// - Parameters:
  ///   - identities: (`source`, `id`) of all that will be proposed.
  ///   - now: when the book takes them in; cut to milliseconds.
  public init(
    _ home: Home, identities: [(source: String, id: String)], now: Timestamp,
    options: Options = Options()
  ) throws(Diagnostic) {
    self.home = home
    self.now = Timestamp(microseconds: now.microseconds.flooredQuotient(1000) * 1000)
    writer =
      options.isRehearsal
      ? nil
      : try BookWriter(
        home.book, waitMicroseconds: options.waitMicroseconds,
        segmentLimit: options.segmentLimit)
    let watched = options.watchedSource.map { Array($0.utf8) }
    let wanted = Set(identities.map { IdentityHash.hash(source: $0.source, id: $0.id) })
    var tail: [UInt64: [(segment: Int, offset: Int)]] = [:]
    var watcher = Replay.Watcher()
    watcher.line = { line, position, _ in
      let hash = IdentityHash.hash(of: line)
      let isWatched = watched?.withByteView { $0 == line.bytes[line.source.range] } ?? false
      if isWatched || wanted.contains(hash) {
        tail[hash, default: []].append((position.segment, position.offset))
      }
    }
    loaded = try home.load(extent: options.extent, watcher: watcher)
    self.tail = tail
    firstPending = loaded.state.sequence + 1
  }

  public var state: BookState { loaded.state }

  /// What is to be said of this write: a recovered tail, an odd *now*.
  public func notes(wallClock: Timestamp) -> [Diagnostic] {
    var notes = writer?.notes ?? []
    if let note = loaded.note, writer == nil { notes.append(note) }
    if loaded.state.events > 0, now < loaded.state.lastRecorded {
      notes.append(
        Diagnostic(
          "append.now-before-last",
          Phrase(
            "now (\(now.rfc3339())) lies before the last recording "
              + "(\(loaded.state.lastRecorded.rfc3339())), whose time is taken",
            "当前时间（\(now.rfc3339())）早于上一次记录，"
              + "改用上一次的记录时间（\(loaded.state.lastRecorded.rfc3339())）")))
    }
    if now > wallClock {
      notes.append(
        Diagnostic(
          "append.now-in-future",
          Phrase("now (\(now.rfc3339())) lies in the future", "当前时间（\(now.rfc3339())）在将来")))
    }
    return notes
  }

  /// Judges one event and, if it may stand, puts it behind those proposed before.
  ///
  /// - Parameters:
  ///   - isHistory: a fact taken over: only its form is checked, a given `recorded` is kept.
  ///   - expected: the number of events that its subject must have; nil for any.
  ///   - settingTimeAside: whether a repetition may bear another `time`.
  /// - Throws: `append.form`, `append.conflict`, `append.expect`, `append.too-long`, `guard.*`.
  public func propose(
    _ envelope: Envelope, isHistory: Bool = false, expected: Int? = nil,
    settingTimeAside: Bool = false
  ) throws(Diagnostic) -> Outcome {
    let identity = IdentityHash.hash(source: envelope.source, id: envelope.id)
    if let sequence = try known(envelope, identity, settingTimeAside) {
      return .known(sequence: sequence)
    }
    let subject = loaded.state.table.admit(envelope.subject)
    let version = loaded.state.table[version: subject]
    if let expected, expected != version {
      throw Diagnostic(
        "append.expect",
        Phrase(
          "'\(envelope.subject)' stands at \(version), not at \(expected)",
          "“\(envelope.subject)”现为第 \(version) 版，不是第 \(expected) 版"),
        hints: [
          Phrase(
            "somebody recorded in between: look at 'whistle case \(envelope.subject)'",
            "期间已有他人记录，请先查看“whistle case \(envelope.subject)”")
        ])
    }
    var complete = envelope
    complete.sequence = loaded.state.sequence + 1
    complete.caseSequence = version + 1
    complete.recorded = recordedTime(given: isHistory ? envelope.recorded : nil)
    let line = complete.line
    guard line.count <= LineScanner.maximumLineLength else {
      throw Diagnostic(
        "append.too-long", LineScanner.tooLong(line.count),
        hints: [
          Phrase(
            "keep large content elsewhere and name it by its digest in data.evidence",
            "大的内容请另行存放，在 data.evidence 中写其摘要")
        ])
    }
    try line.withByteView { view throws(Diagnostic) in
      try take(view, subject, isHistory: isHistory)
    }
    own[identity, default: []].append(line)
    pending.append(line)
    return .recorded(line)
  }

  private func recordedTime(given: String?) -> String {
    let last = loaded.state.lastRecorded
    if let given, let instant = Timestamp(rfc3339: given), instant >= last { return given }
    return max(now, last).rfc3339()
  }

  /// Checks a composed line and folds it.
  private func take(
    _ view: ByteView, _ subject: Subject, isHistory: Bool
  ) throws(Diagnostic) {
    let line: EventLine
    do throws(LineError) { line = try scanner.scan(view, 0..<view.count) } catch {
      throw Diagnostic("append.\(error.code)", error.reason)
    }
    let decoded: EventCodec.Decoded
    do throws(FormFault) {
      decoded = try home.codec.decode(
        line, scanner.fields, subject: subject, symbols: &loaded.state.scene.symbols)
    } catch {
      throw EventNames.diagnostic(error)
    }
    if !isHistory, let violation = loaded.state.violation(of: decoded) {
      let wording = violation.wording(loaded.state.scene, at: line.time)
      throw Diagnostic(
        "guard.\(violation.kind)", wording.reason, hints: [wording.remedy])
    }
    loaded.state.note(time: line.time, recorded: line.recorded, sequence: line.sequence)
    _ = loaded.state.fold(decoded)
  }

  /// Writes what was proposed, durably.
  ///
  /// - Returns: how many lines.
  public func commit() throws(Diagnostic) -> Int {
    guard let writer, !pending.isEmpty else { return 0 }
    try writer.append(pending, firstSequence: firstPending)
    let count = pending.count
    firstPending += count
    pending.removeAll(keepingCapacity: true)
    return count
  }

  // MARK: Identity

  /// The sequence of the event that stands there already with the same content.
  ///
  /// - Throws: `append.conflict` where it has other content.
  private func known(
    _ envelope: Envelope, _ identity: UInt64, _ settingTimeAside: Bool
  ) throws(Diagnostic) -> Int? {
    for other in try earlier(envelope, identity)
    where other.id.utf8.elementsEqual(envelope.id.utf8)
      && other.source.utf8.elementsEqual(envelope.source.utf8)
    {
      let sequence = other.sequence ?? 0
      guard envelope.saysTheSame(as: other, settingTimeAside: settingTimeAside) else {
        throw Diagnostic(
          "append.conflict",
          Phrase(
            "the id '\(envelope.id)' of '\(envelope.source)' stands in the book with other content "
              + "(sequence \(sequence))",
            "“\(envelope.source)”的编号“\(envelope.id)”已在台账中（第 \(sequence) 号），内容不同"),
          hints: [
            Phrase(
              "a correction is a new event with a new id and data.corrects",
              "更正请用新编号另记一个事件，并填 data.corrects")
          ])
      }
      return sequence
    }
    return nil
  }

  private func earlier(_ envelope: Envelope, _ identity: UInt64) throws(Diagnostic) -> [Envelope] {
    var found: [Envelope] = []
    for line in own[identity] ?? [] {
      guard let envelope = Envelope(storedLine: line) else {
        preconditionFailure("what this recorder composed can be read")
      }
      found.append(envelope)
    }
    for (segment, offset) in tail[identity] ?? [] {
      found.append(try read(segment, offset))
    }
    if let snapshot = loaded.snapshot {
      for sequence in snapshot.candidates(identity) {
        guard let (segment, offset, _) = snapshot.place(of: sequence) else { continue }
        found.append(try read(segment, offset))
      }
    }
    return found
  }

  private func read(_ segment: Int, _ offset: Int) throws(Diagnostic) -> Envelope {
    let line = try home.book.storedLine(loaded.segments[segment], at: offset)
    guard let envelope = Envelope(storedLine: line) else {
      throw Diagnostic(
        "book.json", Phrase("the line at byte \(offset) cannot be read", "第 \(offset) 字节处的行无法读取"),
        at: .init(file: loaded.segments[segment].path), hints: [BookCursor.damageHint])
    }
    return envelope
  }
}

extension Envelope {
  /// nil where the bytes are no line of a book.
  fileprivate init?(storedLine line: [UInt8]) {
    guard let value = line.withByteView({ try? JSONParser.parse($0) }),
      let envelope = try? Envelope(value, isStored: true)
    else { return nil }
    self = envelope
  }
}

extension BookState {
  /// Counts an event that is folded.
  mutating func note(time: Timestamp, recorded: Timestamp, sequence: Int) {
    self.sequence = sequence
    events += 1
    lastTime = max(lastTime, time)
    lastRecorded = recorded
    lastEventTime = time
  }
}

/// Faults of form as refusals, with the names that would be right.
public enum EventNames {
  static func diagnostic(_ fault: FormFault) -> Diagnostic {
    var result = Diagnostic("append.form", fault.reason)
    switch fault {
    case .unknownType(let name):
      result.keys = ["type"]
      result.hints = [hint(near: name)]
    case .data(let key, _):
      result.keys = key == "data" ? ["data"] : ["data", key]
      result.hints = [keysHint]
    }
    return result
  }

  /// Where the keys of each type are to be found.
  public static let keysHint = Phrase(
    "the keys of each type are listed in events/FORMAT.md", "各类事件的键见 events/FORMAT.md")

  /// The types that begin like a name that is none.
  public static func hint(near name: String) -> Phrase {
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let near = WireType.all.map(\.name).filter { $0.hasPrefix(stem + ".") }
    guard !near.isEmpty else {
      return Phrase("the types are listed in events/FORMAT.md", "事件类型见 events/FORMAT.md")
    }
    return .listing("known are", "已有", near)
  }
}
