import Foundation
import Testing

/// The page on which a reader makes a book is typed as it stands, and prints what it quotes.
@Suite struct TutorialTests {
  private static let folder = "Sources/whistle/Documentation.docc/"

  @Test(arguments: ["tutorial.md", "tutorial.zh.md"])
  func theBookOfTheTutorialIsMadeByTypingIt(_ name: String) throws {
    let page = try Page(Self.folder + name)
    let home = try Home()
    try home.write(try Self.rules(on: page), to: "rules.json")
    try home.write(Self.batch, to: "batch.jsonl")
    try home.write(Self.escalation(id: "f-1", at: "10:20"), to: "fact.jsonl")
    let commands = Quotation.all(
      in: page.lines(), of: name, behind: [Quotation.prompt, Quotation.typed])
    #expect(commands.count >= 29)
    for quotation in commands {
      let outcome = try home.run(quotation.words + ["--lang", page.language])
      guard !quotation.lines.isEmpty else {
        expectStatus(outcome, 0)
        continue
      }
      let printed = Self.withoutIdentities(outcome.out + Self.withoutNotes(outcome.err))
      let mismatch = quotation.mapLines(Self.withoutIdentities).firstMismatch(in: printed)
      #expect(mismatch == nil, "\(name): whistle \(quotation.command)\n\(printed)")
    }
  }

  private static func rules(on page: Page) throws -> String {
    let blocks = page.text.components(separatedBy: "```json\n")
    return try #require(blocks.dropFirst().first?.components(separatedBy: "```").first)
  }

  // MARK: What the page does not show whole

  /// Two lines that are taken, one whose tier the ladder lacks, and one with an hour 25.
  private static let batch = [
    line(
      "a-1", "case.registered", at: "10:00",
      #"{"matter":"heating","place":"fenghuang/xingfu","channel":"window","urgency":"normal","title":"漏水"}"#
    ),
    line("a-2", "case.accepted", at: "10:10", "{}"), escalation(id: "a-3", at: "10:20"),
    line("a-4", "case.contacted", at: "25:00", "{}"),
  ].joined(separator: "\n")

  private static func escalation(id: String, at time: String) -> String {
    line(id, "case.escalated", at: time, #"{"from":"community","to":"county","cause":"unable"}"#)
  }

  private static func line(_ id: String, _ type: String, at time: String, _ data: String) -> String
  {
    #"{"specversion":"1.0","id":"\#(id)","source":"/fenghuang/xingfu","type":"\#(type)","#
      + #""subject":"FH-2026-000002","time":"2026-03-05T\#(time):00+08:00","#
      + #""authtype":"user","authid":"zhao.min","data":\#(data)}"#
  }

  // MARK: What differs from run to run

  /// Identities are made at random.
  private static func withoutIdentities(_ text: String) -> String {
    text.replacing(/"id":"[0-9A-Z]{26}"/, with: "\"id\":\"\"")
  }

  /// That the times of the page are not those of the clock is said each time, and not quoted.
  private static func withoutNotes(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("[append.now-before-") }.joined(separator: "\n")
  }
}
