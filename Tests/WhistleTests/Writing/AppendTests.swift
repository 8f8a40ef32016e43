import Testing

@Suite struct AppendTests {
  @Test func attributesAreWrittenInTheBooksOrderAndUnknownOnesKept() throws {
    let home = try Home()
    let line =
      #"{"data":{"zeta":1,"actor":"a"},"priority":3,"authid":"x","authtype":"user","time":"2026-07-20T10:00:00Z","#
      + #""subject":"t","type":"task.posted","source":"/s","id":"a","specversion":"1.0","#
      + #""correlationid":"c"}"# + "\n"
    expectStatus(try home.run("append -", input: line), 0)
    #expect(
      try home.bookLines() == [
        #"{"specversion":"1.0","id":"a","source":"/s","type":"task.posted","subject":"t","#
          + #""time":"2026-07-20T10:00:00Z","recordedtime":"2026-07-20T10:00:00Z","#
          + #""sequence":"0000000000000001","caseseq":1,"authtype":"user","authid":"x","#
          + #""correlationid":"c","priority":3,"data":{"zeta":1,"actor":"a"}}"#
      ])
  }

  @Test func eachEventIsJudgedByWhatTheOnesBeforeItMade() throws {
    let home = try Home.fixed()
    let place = #""place":"fenghuang/yulan/g01","channel":"app","urgency":"normal","title":"t"}"#
    let batch =
      event("a", "case.registered", "N-1", data: #"{"matter":"noise",\#(place)"#)
      + event("b", "case.accepted", "N-1", data: "{}")
      + event("c", "case.dispatched", "N-1", data: #"{"to":"dept/water"}"#)
    expectStatus(try home.run("append", input: batch), 0)
    let state = try #require(try home.run("case N-1 --format json").json() as? [String: Any])
    #expect(state["status"] as? String == "dispatched")
    #expect(state["version"] as? Int == 3)
    // The same three with the middle one left out break the table: nothing stands.
    let other = try Home.fixed()
    let before = try other.book()
    let broken = batch.split(separator: "\n").enumerated().filter { $0.offset != 1 }
      .map { $0.element + "\n" }.joined()
    expectRefusal(
      try other.run("append", input: broken), "guard.status", at: "standard input:2")
    #expect(try other.book() == before)
  }

  @Test func historyTakesWhatTheTableForbidsAndTheAuditFindsIt() throws {
    let home = try Home.fixed()
    let odd = event("a", "case.closed", data: #"{"outcome":"solved"}"#)
    expectRefusal(try home.run("append", input: odd), "guard.status", at: "standard input:1")
    expectStatus(try home.run("append --history", input: odd), 0)
    let rows = try home.run("audit --format jsonl").objects()
    #expect(rows.last?["sequence"] as? Int == FixedBook.events + 1)
  }

  @Test func blankLinesAreNoEvents() throws {
    let home = try Home()
    expectStatus(try home.run("append", input: "\n" + need("a") + "\n  \n" + need("b") + "\n"), 0)
    #expect(try home.bookLines().count == 2)
    let outcome = try home.run("append", input: "\n\n{}\n")
    expectRefusal(outcome, "append.form", at: "standard input:3:1")
  }

  @Test func aLastLineWithoutALineFeedIsTaken() throws {
    let home = try Home()
    expectStatus(try home.run("append", input: String(need("a").dropLast())), 0)
    #expect(try home.bytes(of: Home.segment).last == 0x0A)
  }

  @Test func segmentsRollAndTheSealedOnesAreNeverWrittenAgain() throws {
    let home = try Home()
    var sealed: [String: [UInt8]] = [:]
    for round in 0..<4 {
      let batch = (0..<10).map { need("\(round)-\($0)") }.joined()
      expectStatus(try home.run("append --segment-size 2048", input: batch), 0)
      let book = try home.book()
      for (name, bytes) in sealed { #expect(book[name] == bytes) }
      let open = try #require(book.keys.max())
      sealed = book.filter { $0.key != open }
      #expect(book.values.allSatisfy { $0.count <= 2048 && $0.last == 0x0A })
      for (name, bytes) in book {
        let first = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
        #expect("\(try #require(try object(first)["sequence"] as? String)).jsonl" == name)
      }
    }
    #expect(sealed.count > 3)
    try expectContiguous(try home.bookLines())
    expectStatus(try home.run("verify"), 0)
  }
}
