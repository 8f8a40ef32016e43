import Basics
import EventBook
import FuzzSupport
import TestSupport
import Testing

@Suite("Two ways to read one line")
struct FastAndGeneralTests {
  @Test(
    "A line reads as the event that it was written from", arguments: 1...300 as ClosedRange<UInt64>)
  func written(seed: UInt64) throws {
    var chance = Seeded(seed)
    let event = chance.event()
    #expect(try LineContent.scanned(event.line) == LineContent(event))
    #expect(LineContent.reference(event.line) == LineContent(event))
  }

  @Test(
    "Permuted keys, white space and escapes change nothing of the event",
    arguments: (1...300 as ClosedRange<UInt64>).sampled(60))
  func spelled(seed: UInt64) throws {
    var chance = Seeded(seed)
    let event = chance.event()
    let value = try event.line.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
    let line = Array((chance.once(in: 2) ? " " : "").utf8) + Array(chance.spelled(value).utf8)
    #expect(LineContent.fault(line) == nil)
    let found = try #require(try LineContent.scanned(line))
    var expected = LineContent(event)
    // Only the order of the members of `data` may be another one.
    let data = try found.data.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
    #expect(data == .object(event.data))
    expected.data = found.data
    #expect(found == expected)
  }

  @Test(
    "The general way reads a plain line as the fast one does",
    arguments: (1...300 as ClosedRange<UInt64>).sampled(60))
  func forced(seed: UInt64) throws {
    var chance = Seeded(seed)
    let line = chance.event().line
    // White space in front is enough to make the fast way decline.
    let forced = [0x20] + line
    #expect(try LineContent.fast(forced) == nil)
    #expect(try LineContent.scanned(forced) == LineContent.scanned(line))
  }

  @Test("The book's own lines are read the fast way, or else these tests would say nothing of it")
  func plain() throws {
    #expect(try LineContent.fast(event(1).line) == LineContent(event(1)))
    var taken = 0
    for seed in 1...300 as ClosedRange<UInt64> {
      var chance = Seeded(seed)
      if try LineContent.fast(chance.event().line) != nil { taken += 1 }
    }
    #expect(taken > 20)
    #expect(taken < 280)
  }

  @Test("The fast way reads the line at its place among others")
  func amongOthers() throws {
    let all = lines(1...5)
    let text: [UInt8] = all.flatMap { $0 + [0x0A] }
    var scanner = LineScanner()
    try text.withByteView { view in
      var start = 0
      for line in all {
        var found = EventLine.none
        let end = try #require(scanner.scanFast(view, from: start, into: &found))
        #expect(end == start + line.count)
        #expect(try LineContent(found, scanner.fields) == LineContent.reference(line))
        #expect(
          try LineContent(scanner.scan(view, start..<end), scanner.fields)
            == LineContent.reference(line))
        start = end + 1
      }
    }
  }

  @Test("A line is judged by itself, not by what stands behind it")
  func bounds() {
    let line = event(1).line
    var scanner = LineScanner()
    (line + Array(" x".utf8)).withByteView { view in
      #expect((try? scanner.scan(view, 0..<line.count))?.sequence == 1)
      #expect((try? scanner.scan(view, 0..<line.count + 1))?.sequence == 1)
      #expect((try? scanner.scan(view, 0..<line.count + 2)) == nil)
      #expect((try? scanner.scan(view, 0..<line.count - 1)) == nil)
    }
  }

  @Test("A scanner keeps nothing of a line that it refused")
  func afterRefusal() throws {
    var scanner = LineScanner()
    for line in [event(1).line, Array("{".utf8), [0x20] + event(2).line, [], event(3).line] {
      let found: LineContent? = try line.withByteView { view in
        guard let line = try? scanner.scan(view, 0..<view.count) else { return nil }
        return try LineContent(line, scanner.fields)
      }
      #expect(found == LineContent.reference(line))
    }
  }

  @Test(
    "What only one of the two ways looks at is judged by both",
    arguments: [
      (#""caseseq":1"#, #""caseseq":0"#), (#""caseseq":1"#, #""caseseq":281474976710655"#),
      (#""caseseq":1"#, #""caseseq":281474976710656"#),
      (#""caseseq":1"#, #""caseseq":999999999999999"#), (#""caseseq":1"#, #""caseseq":01"#),
      (#""caseseq":1"#, #""caseseq":-1"#), (#""caseseq":1"#, #""caseseq":1.0"#),
      (#""caseseq":1"#, #""caseseq":1e0"#), (#""caseseq":1"#, #""caseseq":1.5"#),
      (#""caseseq":1"#, #""caseseq":"1""#), (#""caseseq":1"#, #""caseseq":1e400"#),
      (#""authtype":"user""#, #""authtype":"""#), (#""authid":"wang.li""#, #""authid":"""#),
      (#""authid":"wang.li""#, #""authid":"a","causationid":"""#),
      (#""authid":"wang.li""#, #""authid":"a","correlationid":"""#),
      (#""authid":"wang.li""#, #""authid":"a","correlationid":"b","causationid":"c""#),
      (#""authid":"wang.li""#, #""authid":"a","Upper":"b""#),
      (#""authid":"wang.li""#, #""authid":null"#),
      (#""authid":"wang.li""#, #""authid":"a","x":null"#),
      (#""sequence":"0000000000000001""#, #""sequence":"0000000000000000""#),
      (#""sequence":"0000000000000001""#, #""sequence":"9999999999999999""#),
      (#""sequence":"0000000000000001""#, #""sequence":"000000000000001""#),
      (#""sequence":"0000000000000001""#, #""sequence":"00000000000000001""#),
      (#""sequence":"0000000000000001""#, #""sequence":"+000000000000001""#),
      (#""sequence":"0000000000000001""#, #""sequence":"00000000/0000001""#),
      (#""sequence":"0000000000000001""#, #""sequence":"0000000:00000001""#),
      (#""sequence":"0000000000000001""#, #""sequence":1"#),
      (#""id":"01K0ZC4M7Q1""#, #""id":"""#),
      (#""source":"/linshu/fenghuang/g017""#, #""source":"""#),
      (#""source":"/linshu/fenghuang/g017""#, #""source":"x""#),
      (#""source":"/linshu/fenghuang/g017""#, #""source":"/""#),
      (#""subject":"FH-2026-000001""#, #""subject":"""#),
      (#""type":"case.registered""#, #""type":"""#),
      (#""time":"2026-07-26T15:41:00+08:00""#, #""time":"2026-07-26T15:41:60+08:00""#),
      (#""time":"2026-07-26T15:41:00+08:00""#, #""time":"2026-07-27T07:59:60+08:00""#),
      (
        #""time":"2026-07-26T15:41:00+08:00""#,
        #""time":"2026-07-26T15:41:00.1234567890123456789012345Z""#
      ),
      (#""time":"2026-07-26T15:41:00+08:00""#, #""time":"2026-07-26T15:41:00""#),
      (#""data":{"#, #""data":{,"#), (#""data":{"#, #""data":{"a":00,"#),
      (#""data":{"#, #""data":{"a":-0,"#),
      (#""data":{"#, #""data":{"":0,"#), (#""data":{"#, #""data":{"a":1.,"#),
      (#""data":{"#, #""data":{"a":1e5,"#), (#""data":{"#, #""data":{"a":[],"#),
      (#""data":{"#, #""data":{"a":[1],"#), (#""data":{"#, #""data":{"a":["b",],"#),
      (#""data":{"#, #""data":{"a":nul,"#), (#""data":{"#, #""data":{"a":tru,"#),
      (#""data":{"#, #""data":{"a":1000000000000000,"#),
      (#""data":{"#, #""data":{"a":[{"b":[{"c":"}]"}]}],"#),
    ])
  func grid(plain: String, changed: String) throws {
    let text = String(decoding: event(1).line, as: UTF8.self)
    let parts = text.split(separator: plain, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    #expect(LineContent.fault(Array((parts[0] + changed + parts[1]).utf8)) == nil)
  }
}
