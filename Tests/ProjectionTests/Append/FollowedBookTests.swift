import Basics
import CaseModel
import CaseTestSupport
import EventBook
import FileStore
import HomeTestSupport
import Projection
import Testing

/// A state that is held and folded forward is the one that a fresh reading leads to.
@Suite("A book that is followed")
struct FollowedBookTests {
  private let now = instant("2026-12-31 13:00")

  private func contact(_ id: String, _ subject: String = "C-1") -> Envelope {
    Envelope(
      id: id, source: "/s/c/g", type: "case.contacted", subject: subject,
      time: rfc3339("2026-03-02 10:00"), data: ["reached": true])
  }

  /// - Returns: the first `count` events of a case, in a home, and the others.
  private func home(_ count: Int) throws -> (TemporaryHome, rest: ArraySlice<Envelope>) {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    book.handleCase()
    try temporary.append(Array(book.envelopes.prefix(count)))
    return (temporary, book.envelopes.dropFirst(count))
  }

  private func write(
    _ envelopes: [Envelope], to book: FollowedBook, segmentLimit: Int = 1 << 20
  ) throws(Diagnostic) {
    var options = Recorder.Options()
    options.segmentLimit = segmentLimit
    try book.write(under: try book.lock(options), now: now, options) { recorder in
      for envelope in envelopes { _ = try? recorder.propose(envelope, isHistory: true) }
    }
  }

  private func code(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return (error as? Diagnostic)?.code ?? "\(error)" }
    return nil
  }

  /// Others and this one write by turns, in segments of a few lines.
  @Test(
    "leads to what a fresh reading leads to",
    arguments: [(false, false), (true, false), (true, true), (false, true)])
  func sameState(hasSnapshot: Bool, holdsAll: Bool) throws {
    let (temporary, rest) = try home(12)
    if hasSnapshot { try temporary.snapshot() }
    let book = FollowedBook(temporary.home)
    for (number, envelope) in rest.enumerated() {
      if number.isMultiple(of: 3) {
        try temporary.append([envelope], segmentLimit: 1500)
        _ = try book.read()
      } else {
        try write([envelope, contact("x\(number)")], to: book, segmentLimit: 1500)
      }
      if holdsAll, number == 4 { book.holdAll() }
      if number.isMultiple(of: 4) { _ = try book.read() }
    }
    _ = try book.read()
    let fresh = try temporary.plain.load()
    #expect(book.state.sequence == fresh.state.sequence)
    if holdsAll || !hasSnapshot { #expect(book.state.digest == fresh.state.digest) }
    for subject in ["C-1", "unit/s", "none"] {
      #expect(try book.events(of: subject) == temporary.home.events(of: subject), "\(subject)")
    }
    // Each of them is known by its identity, whoever wrote it.
    let before = try temporary.stored().count
    try write(rest + [contact("x1"), contact("x2")], to: book)
    #expect(try temporary.stored().count == before)
  }

  @Test("sees what is proposed among the events of a case")
  func proposed() throws {
    let (temporary, _) = try home(20)
    let book = FollowedBook(temporary.home)
    let before = try temporary.home.events(of: "C-1").count
    try book.write(under: try book.lock(.init()), now: now, .init()) { recorder in
      _ = try? recorder.propose(contact("n1"), isHistory: true)
      _ = try? recorder.propose(contact("n2", "C-2"), isHistory: true)
      let events = (try? book.events(of: "C-1", proposedTo: recorder)) ?? []
      #expect(events.count == before + 1)
      #expect(events.last.flatMap { Envelope(storedLine: $0)?.id } == "n1")
    }
    #expect(try book.events(of: "C-1") == temporary.home.events(of: "C-1"))
  }

  /// A line that may still be taken back: whoever has no lock does not believe it.
  @Test("believes without the lock what was acknowledged alone")
  func unacknowledged() throws {
    let (temporary, rest) = try home(12)
    let book = FollowedBook(temporary.home)
    _ = try book.read()
    let mark = temporary.path + "/events/durable"
    let before = try temporary.read(mark)
    try temporary.append([try #require(rest.first)])
    let after = try temporary.read(mark)
    try temporary.write(before, to: mark)
    _ = try book.read()
    #expect(book.state.sequence == 12)
    try temporary.write(after, to: mark)
    _ = try book.read()
    #expect(book.state.sequence == 13)
  }

  @Test("is no longer followed once another is in its place")
  func replaced() throws {
    let (temporary, rest) = try home(12)
    let book = FollowedBook(temporary.home)
    _ = try book.read()
    let path = temporary.path + "/events/0000000000000001.jsonl"
    var bytes = try temporary.read(path)
    // In the last line, which is shorter than that.
    bytes[bytes.count - 3] = UInt8(ascii: " ")
    try temporary.write(bytes, to: path)
    #expect(code { _ = try book.read() } == "book.replaced")
    #expect(code { try write([rest[rest.startIndex]], to: book) } == "book.replaced")
    #expect(try temporary.read(path) == bytes)
  }

  @Test("is missing before it is made, and there afterwards")
  func missing() throws {
    let temporary = TemporaryHome()
    let book = FollowedBook(temporary.home)
    #expect(code { _ = try book.read() } == "book.missing")
    #expect(try !temporary.home.book.exists)
    try write([contact("a")], to: book)
    _ = try book.read()
    #expect(book.state.sequence == 1)
  }
}
