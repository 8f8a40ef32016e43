import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

/// Takes the lines of clients a batch at a time and answers each with a line (SPEC §14). What is answered
/// is durable; a refusal hurts no other line.
final class Exchange {
  /// A line, and who sent it.
  struct Line {
    let text: LineInput.Line
    /// The system's user.
    let login: String
    /// The actor who records where a command names none.
    let by: String?
  }

  private let context: Context
  private let options: Recorder.Options
  private let book: FollowedBook
  /// Whether anything may have been recorded.
  private(set) var hasWritten = false
  /// What ended it; nil while it goes on.
  private(set) var failure: Diagnostic?

  private static let linesAtOnce = 1000
  static let bytesAtOnce = 1 << 20
  /// Once the answers of a batch are so long it ends: what is left waits for the next.
  private static let answeredAtOnce = 8 << 20

  /// - Throws: `append.future`, `usage.*`.
  init(_ context: Context) throws(Diagnostic) {
    try context.refuseFuture()
    self.context = context
    options = try context.recorderOptions()
    book = FollowedBook(context.home)
  }

  /// Answers lines in their order, from the first on, as many as make a batch.
  ///
  /// - Returns: an answer for each line that was taken, with its LF, and whether something was recorded.
  func answer(_ lines: [Line]) -> [[UInt8]] {
    var size = 0
    let asked = lines.prefix(Self.linesAtOnce).prefix { line in
      defer { size += (try? line.text.get().count) ?? 0 }
      return size < Self.bytesAtOnce
    }.map { line in (line: line, asks: Result { () throws(Diagnostic) in try Self.asks(line) }) }
    if let failure { return asked.map { _ in encoded(refusal(failure)) } }
    do throws(Diagnostic) { return try answer(asked) } catch {
      failure = error
      let told = error.hinting(
        "the exchange ends here, and this line is not acknowledged: what has an id of its own can be sent "
          + "again and is recorded once",
        "交换到此结束，本行未获确认：自带编号的命令可重新发送，只记一次")
      return asked.map { _ in encoded(refusal(told)) }
    }
  }

  private typealias Asked = (line: Line, asks: Result<ExchangeLine, Diagnostic>)

  private static func asks(_ line: Line) throws(Diagnostic) -> ExchangeLine {
    try ExchangeLine(line.text.get(), by: line.by)
  }

  /// - Throws: what ends the exchange.
  private func answer(_ asked: [Asked]) throws(Diagnostic) -> [[UInt8]] {
    var hasCommands = false
    for case .success(let asks) in asked.map(\.asks) {
      switch asks {
      case .command: hasCommands = true
      case .question(let question, _): if question.asksAll { book.holdAll() }
      }
    }
    let now = context.currentNow
    guard hasCommands else { return try read(asked, at: now) }
    let writer: BookWriter
    do throws(Diagnostic) {
      try refuseWithoutBook(asked)
      writer = try book.lock(options)
    } catch {
      // Whoever may not write, or has to wait too long, is told so and may ask on.
      let isPassing =
        error.is(FileCode.locked) || error.is(FileCode.denied) || error.is(FileCode.readOnly)
        || error.is(BookCode.missing) || error.is(AppendCode.checkout)
      guard isPassing else { throw error }
      return try read(asked, at: now, refusing: error)
    }
    var answers: [[UInt8]] = []
    try book.write(under: writer, now: now, options) { recorder in
      say(recorder)
      answers = self.answers(to: asked, at: now, recorder: recorder)
    }
    return answers
  }

  /// A book is not made for a command that cannot be recorded in an empty one: it names no unit.
  private func refuseWithoutBook(_ asked: [Asked]) throws(Diagnostic) {
    if hasWritten { return }
    for case .success(.command(let request, _)) in asked.map(\.asks) where request.source != nil {
      return
    }
    _ = try context.home.book.segments()
  }

  private func say(_ recorder: Recorder) {
    let notes = hasWritten ? recorder.recoveryNotes : recorder.notes(wallClock: context.wallClock)
    for note in notes { context.say(note) }
    hasWritten = true
  }

  /// Answers without a lock.
  ///
  /// - Parameter refused: why no command is taken.
  private func read(
    _ asked: [Asked], at now: Timestamp, refusing refused: Diagnostic? = nil
  ) throws(Diagnostic) -> [[UInt8]] {
    do throws(Diagnostic) {
      for note in try book.read() { context.say(note) }
      return answers(to: asked, at: now, refusing: refused)
    } catch {
      guard error.is(BookCode.missing) else { throw error }
      return answers(to: asked, at: now, refusing: refused ?? error, isMissing: true)
    }
  }

  // MARK: Answers

  private func answers(
    to asked: [Asked], at now: Timestamp, recorder: Recorder? = nil,
    refusing refused: Diagnostic? = nil, isMissing: Bool = false
  ) -> [[UInt8]] {
    var answers: [[UInt8]] = []
    var size = 0
    for (line, asks) in asked {
      guard size < Self.answeredAtOnce else { break }
      let answer: JSONObject
      do throws(Diagnostic) {
        switch try asks.get() {
        case .command(let request, let isConfirmed):
          guard let recorder else { throw refused ?? Self.notLocked }
          recorder.login = line.login
          recorder.isPersonalDataTaken = options.isPersonalDataTaken || isConfirmed
          answer = try record(request, by: line.login, at: now, recorder)
        case .question(let question, let given):
          if isMissing, let refused { throw refused }
          answer = try self.answer(question, given, at: now, recorder)
        }
      } catch {
        answer = refusal(error, of: try? line.text.get())
      }
      answers.append(encoded(answer))
      size += answers[answers.count - 1].count
    }
    return answers
  }

  private static var notLocked: Diagnostic {
    Diagnostic(FileCode.locked, "the book is not locked", "台账未加锁")
  }

  private enum Key: String {
    case ok, result, sequence, caseseq, known, due, notes, code, reason, hints, column
  }

  private func record(
    _ request: RecordRequest, by login: String, at now: Timestamp, _ recorder: Recorder
  ) throws(Diagnostic) -> JSONObject {
    let remarked = recorder.remarks.count
    let draft = try request.draft(login: login, at: now)
    let envelope = try request.addressed(draft, login: login, at: now, to: recorder)
    var answer: JSONObject = [Key.ok.rawValue: .bool(true)]
    switch try request.propose(envelope, to: recorder) {
    case .recorded:
      let table = recorder.state.table
      answer[Key.sequence] = .integer(recorder.state.sequence)
      answer[Key.caseseq] = .integer(
        table.subject(named: request.subject).map { table[version: $0] } ?? 0)
    case .known(let sequence, let caseSequence):
      answer[Key.sequence] = .integer(sequence)
      answer[Key.caseseq] = .integer(caseSequence)
      answer[Key.known] = .bool(true)
    }
    answer[Key.due] = due(
      on: recorder.state.table.find(request.subject), in: recorder.state, at: now)
    let remarks = recorder.remarks[remarked...]
    if !remarks.isEmpty { answer[Key.notes] = .array(remarks.map { text($0.message) }) }
    return answer
  }

  /// What is to be done next about a case and by when, the nearest first; nothing about any other subject.
  ///
  /// - Parameter state: asked for only where something may be due, for it is copied field by field.
  private func due(
    on file: CaseState?, in state: @autoclosure () -> BookState, at now: Timestamp
  ) -> JSONValue {
    guard let file, file.isRegistered, file.runs.mayRun else { return .array([]) }
    let view = CaseView(state(), now: now)
    let reports = context.reports(on: view)
    let rows = view.rows(of: file).filter { $0.stop == nil && $0.due != nil }
      .sorted { ($0.due ?? .latest) < ($1.due ?? .latest) }
    return .array(rows.map { .object(CaseReports.next.json($0, reports)) })
  }

  private func answer(
    _ question: Question, _ given: JSONObject, at now: Timestamp, _ recorder: Recorder?
  ) throws(Diagnostic) -> JSONObject {
    let asked = Question.Asked(
      view: CaseView(recorder?.state ?? book.state, now: now), given: given, words: context.words,
      home: context.home
    ) { name throws(Diagnostic) in try self.book.events(of: name, proposedTo: recorder) }
    return [Key.ok.rawValue: .bool(true), Key.result.rawValue: try question.answer(asked)]
  }

  /// - Parameter line: what was refused, where its column can be told.
  private func refusal(_ refusal: Diagnostic, of line: [UInt8]? = nil) -> JSONObject {
    let refusal = refusal.withRemedy
    var answer: JSONObject = [
      Key.ok.rawValue: .bool(false), Key.code.rawValue: .string(refusal.code),
      Key.reason.rawValue: text(refusal.message),
      Key.hints.rawValue: .array(refusal.hints.map(text)),
    ]
    let key = refusal.pointer.tokens.last.flatMap { key in
      line?.withByteView { $0.offset(ofKey: key, depth: refusal.pointer.tokens.count) + 1 }
    }
    if let column = refusal.place?.column ?? key { answer[Key.column] = .integer(column) }
    return answer
  }

  private func text(_ phrase: Phrase) -> JSONValue { .string(phrase.text(in: context.language)) }

  private func encoded(_ answer: JSONObject) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object(answer).append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}
