import Basics
import CaseTestSupport
import EventBook
import HomeTestSupport
import Projection
import Testing

@Suite("Recording")
struct RecorderTests {
  private func envelope(
    _ id: String, _ type: String = "case.contacted", _ subject: String = "C-1",
    time: String = "2026-03-02 10:00", source: String = "/s/c/g", _ data: JSONObject = [:]
  ) -> Envelope {
    Envelope(id: id, source: source, type: type, subject: subject, time: rfc3339(time), data: data)
  }

  private func home() throws -> TemporaryHome {
    let temporary = TemporaryHome()
    var book = CaseBook.standard()
    book.handleCase()
    try temporary.append(book.envelopes)
    return temporary
  }

  private func recorder(
    _ temporary: TemporaryHome, _ envelopes: [Envelope], now: String = "2026-12-31 13:00"
  ) throws -> Recorder {
    try Recorder(
      temporary.home, ids: envelopes.map(\.id), now: instant(now))
  }

  private func code(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return (error as? Diagnostic)?.code ?? "\(error)" }
    return nil
  }

  @Test("the same event again is known, with and without a snapshot", arguments: [false, true])
  func idempotent(hasSnapshot: Bool) throws {
    let temporary = try home()
    if hasSnapshot { try temporary.snapshot() }
    let event = envelope("x", "case.contacted", ["reached": true, "extra": [1, 2]])
    for round in 0..<3 {
      let recorder = try recorder(temporary, [event])
      let outcome = try recorder.propose(event)
      if case .known(let sequence, _) = outcome {
        #expect(round > 0 && sequence == 20)
      } else {
        #expect(round == 0)
      }
      // Within one recorder too.
      guard case .known = try recorder.propose(event) else {
        Issue.record("not known")
        return
      }
      _ = try recorder.commit()
      if hasSnapshot, round == 1 { try temporary.snapshot() }
    }
    #expect(try temporary.stored().count { $0.id == "x" } == 1)
  }

  private func envelope(_ id: String, _ type: String, _ data: JSONObject) -> Envelope {
    envelope(id, type, "C-1", data)
  }

  @Test("the same content in another order of keys is the same")
  func sameContent() throws {
    let temporary = try home()
    let event = envelope("x", "case.contacted", ["a": 1, "b": 2])
    var other = envelope("x", "case.contacted", ["b": .parsed("2.0"), "a": 1])
    other.recorded = "2030-01-01T00:00:00Z"
    let recorder = try recorder(temporary, [event])
    _ = try recorder.propose(event)
    guard case .known = try recorder.propose(other) else {
      Issue.record("not known")
      return
    }
  }

  @Test("other content under the same identity is a conflict", arguments: [false, true])
  func conflict(hasSnapshot: Bool) throws {
    let temporary = try home()
    try temporary.append([envelope("x")])
    if hasSnapshot { try temporary.snapshot() }
    var attribute = envelope("x")
    attribute.others = [("authid", "somebody")]
    for other in [
      envelope("x", time: "2026-03-02 10:01"), envelope("x", "case.withdrawn", [:]),
      envelope("x", "case.contacted", ["reached": false]), attribute,
      envelope("x", "case.contacted", "C-2"),
    ] {
      let recorder = try recorder(temporary, [other])
      #expect(code { _ = try recorder.propose(other) } == "append.conflict")
      #expect(code { _ = try recorder.propose(other, isHistory: true) } == "append.conflict")
    }
  }

  @Test("another source has names of its own, and a command may be repeated at another time")
  func noConflict() throws {
    let temporary = try home()
    try temporary.append([envelope("x")])
    let elsewhere = envelope("x", source: "/s/c")
    let recorder = try recorder(temporary, [elsewhere, envelope("x")])
    #expect(code { _ = try recorder.propose(elsewhere) } == nil)
    let repeated = envelope("x", time: "2026-03-09 10:01")
    #expect(code { _ = try recorder.propose(repeated) } == "append.conflict")
    #expect(code { _ = try recorder.propose(repeated, settingTimeAside: true) } == nil)
  }

  @Test("expect holds the number of the subject's events, or refuses", arguments: [false, true])
  func expected(hasSnapshot: Bool) throws {
    let temporary = try home()
    if hasSnapshot { try temporary.snapshot() }
    let recorder = try recorder(temporary, [])
    for wrong in [0, 3, 5] {
      #expect(
        code { _ = try recorder.propose(envelope("w\(wrong)"), expected: wrong) } == "append.expect"
      )
    }
    #expect(code { _ = try recorder.propose(envelope("a"), expected: 4) } == nil)
    #expect(code { _ = try recorder.propose(envelope("b"), expected: 4) } == "append.expect")
    #expect(code { _ = try recorder.propose(envelope("c"), expected: 5) } == nil)
    let new = envelope("d", "case.withdrawn", "C-9")
    #expect(code { _ = try recorder.propose(new, isHistory: true, expected: 0) } == nil)
  }

  @Test("a refusal leaves nothing, neither in the book nor for what comes after it")
  func refusals() throws {
    let temporary = try home()
    let before = try temporary.read(
      temporary.path + "/events/" + Book.segmentName(firstSequence: 1))
    let recorder = try recorder(temporary, [])
    let digest = recorder.state.digest
    let refused: [(Envelope, String)] = [
      (envelope("1", "case.accepted", [:]), "guard.status"),
      (envelope("2", "case.signed", ["unit": "dept/water"]), "guard.status"),
      (envelope("3", "case.dispatched", ["to": "dept/nowhere"]), "guard.unit-unknown"),
      (envelope("4", "case.dispatched", [:]), "append.form"),
      (envelope("5", "case.dispatched", ["to": 7]), "append.form"),
      (envelope("6", "case.opened", [:]), "append.form"),
      (envelope("7", "case.contacted", "C-7"), "guard.no-case"),
      (envelope("8", "case.merged", ["into": "C-1"]), "guard.merge-ring"),
      (
        envelope("9", "rules.adopted", ["ruleset": [:], "effective": "x", "scope": "new"]),
        "guard.document"
      ),
      (envelope("10", "case.closed", ["outcome": "odd"]), "guard.status"),
      (
        envelope("11", "case.contacted", ["note": .string(String(repeating: "x", count: 65_500))]),
        "append.too-long"
      ),
    ]
    for (event, expected) in refused {
      #expect(code { _ = try recorder.propose(event) } == expected, "\(event.id)")
    }
    #expect(recorder.state.digest == digest)
    #expect(try recorder.commit() == 0)
    let after = try temporary.read(temporary.path + "/events/" + Book.segmentName(firstSequence: 1))
    #expect(after == before)
    // What is right goes through all the same.
    guard case .recorded(let line) = try recorder.propose(envelope("12")) else { return }
    #expect(JSONValue.parsed(String(decoding: line, as: UTF8.self)).at("caseseq") == 5)
    #expect(try recorder.commit() == 1)
  }

  @Test("nothing is written before commit, and each proposal sees those before it")
  func batch() throws {
    let temporary = try home()
    do {
      let recorder = try recorder(temporary, [])
      _ = try recorder.propose(
        envelope("1", "case.resolved", ["action": "a", "unit": "dept/housing"]))
      #expect(
        code { _ = try recorder.propose(envelope("2", "case.dispatched", ["to": "dept/water"])) }
          == "guard.status")
    }
    #expect(try temporary.stored().count == 19)
  }

  @Test("a fact keeps its time of recording, or is moved up to the last one")
  func recordedTimes() throws {
    let temporary = TemporaryHome()
    func history(_ id: String, _ recorded: String?) -> Envelope {
      var event = envelope(id, "task.posted", "C-1", ["actor": "a"])
      event.recorded = recorded.map { rfc3339($0) }
      return event
    }
    var first: Recorder? = try recorder(temporary, [], now: "2026-05-01 00:00:00.123456")
    let given = [
      "2026-03-01 00:00", nil, "2026-04-01 00:00", "2026-06-01 00:00", nil, "2026-06-01 00:00",
    ]
    var found: [String] = []
    for (index, recorded) in given.enumerated() {
      let outcome = try first?.propose(history("\(index)", recorded), isHistory: true)
      guard case .recorded(let line)? = outcome else { return }
      let time = JSONValue.parsed(String(decoding: line, as: UTF8.self)).at("recordedtime")?.string
      found.append(time ?? "")
    }
    _ = try first?.commit()
    first = nil
    #expect(
      found == [
        "2026-03-01T00:00:00+08:00", "2026-04-30T16:00:00.123Z", "2026-04-30T16:00:00.123Z",
        "2026-06-01T00:00:00+08:00", "2026-05-31T16:00:00Z", "2026-06-01T00:00:00+08:00",
      ])
    #expect(try temporary.home.book.verify().findings.isEmpty)
    // Recording, as against taking over, heeds no time that is given.
    let later = try self.recorder(temporary, [], now: "2026-07-01 00:00")
    var event = history("x", "2026-06-02 00:00")
    event.type = "task.claimed"
    guard case .recorded(let line) = try later.propose(event) else { return }
    #expect(
      String(decoding: line, as: UTF8.self).contains("\"recordedtime\":\"2026-06-30T16:00:00Z\""))
  }

  @Test("an odd now is said")
  func notes() throws {
    let temporary = try home()
    let recorder = try recorder(temporary, [], now: "2026-12-31 11:00")
    #expect(
      recorder.notes(wallClock: instant("2026-12-31 10:00")).map(\.code) == [
        "append.now-before-last", "append.now-in-future",
      ])
    #expect(
      try self.recorder(TemporaryHome(), []).notes(wallClock: instant("2027-01-01 00:00")).map(
        \.code)
        == ["append.now-before-clock"])
  }

  @Test("a rehearsal writes nothing and takes no lock")
  func rehearsal() throws {
    let temporary = try home()
    let holder = try recorder(temporary, [])
    var options = Recorder.Options()
    options.isRehearsal = true
    let rehearsal = try Recorder(
      temporary.home, ids: [], now: TemporaryHome.now, options: options)
    _ = try rehearsal.propose(envelope("x"))
    #expect(try rehearsal.commit() == 0)
    #expect(try temporary.stored().count == 19)
    _ = try holder.commit()
  }

  @Test("a second writer waits in vain while the first holds the book")
  func locked() throws {
    let temporary = try home()
    let holder = try recorder(temporary, [])
    var options = Recorder.Options()
    options.waitMicroseconds = 0
    #expect(
      code {
        _ = try Recorder(temporary.home, ids: [], now: TemporaryHome.now, options: options)
      } == "book.locked")
    _ = try holder.commit()
  }
}
