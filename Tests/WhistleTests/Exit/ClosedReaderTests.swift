import Foundation
import Testing

/// What a command found, or recorded, holds whether or not anybody reads it.
@Suite struct ClosedReaderTests {
  /// A book of which one line cannot be read.
  private func damaged() throws -> Home {
    let home = try Home.fixed()
    let text = try home.text(of: Home.segment)
    try home.write(
      text.replacingOccurrences(of: #""sequence":"0000000000000005""#, with: #""sequence":"5""#),
      to: Home.segment)
    return home
  }

  private func status(_ words: String, in home: Home) throws -> Int32 {
    let script = "{ \"$WHISTLE\" --now \(Home.now) \(words) 2>err; echo $? >status; } | true"
    expectStatus(try home.shell(script), 0)
    return try #require(Int32(try home.text(of: "status").filter { $0 != "\n" }))
  }

  @Test func findingsKeepTheirStatusWhenTheReaderHasGone() throws {
    #expect(try status("verify", in: damaged()) == 1)
    for words in ["replay", "audit", "rules diff nyc311 standard", "reproject --rules nyc311"] {
      #expect(try status(words, in: .fixed()) == 1, "\(words)")
    }
    #expect(try status("cases", in: .fixed()) == 0)
  }

  @Test(arguments: ["| true", ">/dev/full"])
  func whatWasRecordedAndCouldNotBePrintedIsSaid(_ output: String) throws {
    let home = try Home.fixed()
    let script =
      "{ \"$WHISTLE\" --now \(Home.now) record need.listed list/1 list=1 unit=test --by a "
      + "--source /test --id my-id 2>err; echo $? >status; } \(output)"
    _ = try home.shell(script.replacingOccurrences(of: "; echo", with: "; echo"))
    if output == "| true" { #expect(try home.text(of: "status") == "2\n") }
    let error = try home.text(of: "err")
    #expect(error.contains("error[output.failed]"), "\(error)")
    #expect(error.contains("id 'my-id', sequence \(FixedBook.events + 1)"), "\(error)")
    #expect(try home.bookLines().count == FixedBook.events + 1)
  }
}
