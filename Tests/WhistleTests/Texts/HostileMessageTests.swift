import Foundation
import Testing

@Suite struct HostileMessageTests {
  @Test func whatTheUserTypesComesBackHarmless() throws {
    let outcome = try Home.fixed().run(["case", "\u{1B}[31mX\u{202E}"])
    expectRefusal(outcome, "case.unknown")
    expectNoControls(outcome.err)
  }

  @Test func aRefusalThatQuotesTheBookIsHarmless() throws {
    let home = try Home.fixed()
    let subject = #"FH-2026-00\u202e10"#
    let data = #"{"from":"层\u001b]0;title\u0007级","to":"community","cause":"order"}"#
    let outcome = try home.run("append", input: event("x", "case.escalated", subject, data: data))
    expectStatus(outcome, 2)
    expectNoControls(outcome.err)
  }

  @Test func damageThatQuotesTheBookIsHarmless() throws {
    var text = String(decoding: try FixedBook.segment(), as: UTF8.self)
    text = text.replacingOccurrences(
      of: #""sequence":"0000000000000047","caseseq":2"#,
      with: #""sequence":"0000000000000047","caseseq":3"#)
    let outcome = try Home(segment: Array(text.utf8)).run("replay")
    expectRefusal(outcome, "book.case-gap", at: "\(Home.segment):47")
    expectNoControls(outcome.err)
  }
}
