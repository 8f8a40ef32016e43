import Foundation
import Testing

/// No line can be taken out of a book again: what leads to a person is not taken in.
@Suite struct PrivacyTests {
  private static let registration =
    "record case.registered C-1 matter=noise place=s channel=grid urgency=normal --by li --source s"

  private func home() throws -> Home {
    let home = try Home()
    let unit =
      "record unit.registered unit/s unit=s name=s kind=tier tier=street --by li --source s"
    expectStatus(try home.run(unit), 0)
    return home
  }

  @Test(arguments: [
    ("title", "请回电13812345678"), ("note", "身份证11010519491231002X"), ("x-contact", "138-1234-5678"),
    ("note", "0539-6221234"), ("x-card", "4111111111111111"),
  ])
  func aNumberOfAPersonIsRefusedByItsKeyAlone(_ key: String, _ text: String) throws {
    let home = try self.home()
    let title = key == "title" ? "" : " title=t"
    let outcome = try home.run("\(Self.registration)\(title) \(key)=\(text)")
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("error[append.privacy]"))
    #expect(outcome.err.contains(key))
    #expect(!outcome.err.contains("5678") && !outcome.err.contains("6221234"))
    #expect(outcome.err.contains("--confirmed-no-personal-data"))
    expectStatus(
      try home.run("\(Self.registration)\(title) \(key)=\(text) --confirmed-no-personal-data"), 0)
  }

  @Test(arguments: ["requester=13812345678", "external=13812345678", "note=12345热线"])
  func referencesAndCodesAreNotLookedAt(_ pair: String) throws {
    expectStatus(try home().run("\(Self.registration) title=t \(pair)"), 0)
  }

  @Test func historyIsTakenAndTold() throws {
    let home = try self.home()
    let lines = (1...3).map { number in
      #"{"specversion":"1.0","id":"e\#(number)","source":"/s","type":"case.registered","subject":"C-\#(number)","#
        + #""time":"2026-03-02T09:00:00+08:00","data":{"matter":"noise","place":"s","channel":"grid","#
        + #""urgency":"normal","title":"\#(number == 2 ? "无" : "电话 010-62345678")"}}"#
    }
    let input = lines.joined(separator: "\n") + "\n"
    let outcome = try home.run("append --history", input: input)
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("warning[append.privacy]"))
    #expect(outcome.err.contains("in 2 of the lines"))
    #expect(!outcome.err.contains("6234"))
    let fresh = try self.home()
    let refused = try fresh.run("append --keep-going --refused r.jsonl", input: input)
    expectStatus(refused, 1)
    #expect(refused.err.contains("appended 1, known already 0, refused 2"))
  }
}
