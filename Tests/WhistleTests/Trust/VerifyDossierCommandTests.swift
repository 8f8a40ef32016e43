import Foundation
import TestSupport
import Testing

@Suite struct VerifyDossierCommandTests {
  private static let script = Package.root + "/Scripts/verify_dossier.py"
  private static let cases = (1...8).map { "FH-2026-00000\($0)" }

  /// A home with the dossier of a case in `dossier.json`.
  private func proved(_ name: String = "FH-2026-000003") throws -> SignedHome {
    let signed = try SignedHome.signed()
    let dossier = try signed.home.run(["prove", "--case", name, "--now", Home.now])
    expectStatus(dossier, 0)
    try signed.home.write(dossier.outBytes, to: "dossier.json")
    return signed
  }

  private func document(_ signed: SignedHome) throws -> [String: Any] {
    try object(try signed.home.text(of: "dossier.json"))
  }

  /// The kinds of what is found in a changed document, and whether the script says so, too.
  private func kinds(
    _ signed: SignedHome, _ document: [String: Any], script isRefused: Bool = true
  ) throws -> Set<String> {
    let data = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
    try signed.home.write(Array(data), to: "changed.json")
    let outcome = try signed.home.run("verify-dossier changed.json --format json")
    expectStatus(outcome, 1)
    let script = try signed.home.shell("\(Self.script) changed.json")
    #expect((script.status != 0) == isRefused, "\(script.out)\(script.err)")
    let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
    return Set(findings.compactMap { $0["kind"] as? String })
  }

  @Test(arguments: cases.sampled(3))
  func everyCaseIsCheckedWithoutTheBook(name: String) throws {
    let signed = try proved(name)
    let state = try object(
      try signed.home.run("case \(name) --format json --now \(Home.now)").out)
    var said = try #require(try document(signed)["state"] as? [String: Any])
    said["events"] = state["events"]
    said["excluded"] = state["excluded"]
    #expect(NSDictionary(dictionary: said) == NSDictionary(dictionary: state))
    expectStatus(try signed.home.shell("rm -r events"), 0)
    let key = try signed.key()
    let outcome = try signed.home.run(["verify-dossier", "dossier.json", "--key", key])
    expectStatus(outcome, 0)
    #expect(outcome.out.contains("Cannot show that nothing followed the last line"))
    expectStatus(try signed.home.shell("\(Self.script) dossier.json '\(key)'"), 0)
    // Without a key that is said, and nothing else is missing.
    let unchecked = try signed.home.run("verify-dossier dossier.json")
    expectStatus(unchecked, 0)
    #expect(unchecked.err.contains("note[trust.unchecked]"))
    let chinese = try signed.home.run("verify-dossier dossier.json --lang zh")
    #expect(chinese.out.contains("不能证明"))
  }

  @Test func anotherKeyIsNotTheSigners() throws {
    let signed = try proved()
    try signed.makeKey("other")
    let key = try signed.key("other")
    expectStatus(try signed.home.run(["verify-dossier", "dossier.json", "--key", key]), 1)
    #expect(try signed.home.shell("\(Self.script) dossier.json '\(key)'").status == 1)
  }

  @Test func aLineThatIsChangedLeftOutOrOfAnotherPlaceIsFound() throws {
    let signed = try proved()
    let whole = try document(signed)
    let events = try #require(whole["events"] as? [[String: Any]])
    try #require(events.count > 2)
    func changed(_ change: (inout [[String: Any]]) -> Void) -> [String: Any] {
      var (document, lines) = (whole, events)
      change(&lines)
      document["events"] = lines
      return document
    }
    let edited = changed { lines in
      let line = (lines[0]["line"] as? String ?? "").replacingOccurrences(
        of: "\"title\":\"", with: "\"title\":\"X")
      lines[0]["line"] = line
    }
    #expect(try kinds(signed, edited) == ["inclusion"])
    #expect(try kinds(signed, changed { $0.remove(at: 1) }) == ["case-gap"])
    #expect(try kinds(signed, changed { $0.swapAt(0, 1) }).contains("case-gap"))
    #expect(try kinds(signed, changed { $0.append($0[0]) }).contains("order"))
    #expect(try kinds(signed, changed { $0.removeAll() }) == ["empty"])
    let moved = changed { lines in
      let sequence = lines[0]["sequence"] as? Int ?? 0
      lines[0]["sequence"] = sequence + 1
    }
    #expect(try kinds(signed, moved).isSuperset(of: ["inclusion", "order"]))
    // A last line that is missing shows in the state alone.
    #expect(try kinds(signed, changed { $0.removeLast() }, script: false) == ["state"])
  }

  @Test func aLineOfAnotherCaseOrBookIsFound() throws {
    let signed = try proved()
    let other = try proved("FH-2026-000001")
    var document = try document(signed)
    let lines = try #require(try self.document(other)["events"] as? [[String: Any]])
    document["events"] = lines
    // It stands in the same book: both were made of the same lines.
    #expect(try kinds(signed, document) == ["subject"])
    document = try self.document(signed)
    document["checkpoint"] = try #require(document["checkpoint"] as? String)
      .replacingOccurrences(of: "\n48\n", with: "\n47\n")
    #expect(try kinds(signed, document).contains("inclusion"))
  }

  @Test func whatItSaysOfTheStateIsDerivedAnew() throws {
    let signed = try proved()
    var document = try document(signed)
    var state = try #require(document["state"] as? [String: Any])
    state["returns"] = 7
    document["state"] = state
    #expect(try kinds(signed, document, script: false) == ["state"])
    document = try self.document(signed)
    document["reference"] = [] as [Any]
    #expect(try kinds(signed, document, script: false) == ["state"])
    // A line of the case itself is none that it rests on.
    document["reference"] = document["events"]
    #expect(try kinds(signed, document, script: false) == ["type"])
  }

  /// Without the book a line of the rules, calendars or units that is left out is found where another of its
  /// subject follows, or where the state shows it; with the book always.
  @Test func aLineThatIsLeftOutOfTheRulesIsFoundInTheBook() throws {
    let signed = try proved()
    let whole = try document(signed)
    let against = "verify-dossier changed.json --format json --book ."
    expectStatus(try signed.home.run("verify-dossier dossier.json --book ."), 0)
    let lines = try #require(whole["reference"] as? [[String: Any]])
    try #require(lines.count > 3)
    var kinds: Set<String> = []
    for index in lines.indices {
      var document = whole
      document["reference"] = lines.enumerated().filter { $0.offset != index }.map(\.element)
      let data = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
      try signed.home.write(Array(data), to: "changed.json")
      let outcome = try signed.home.run(against)
      expectStatus(outcome, 1)
      let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
      kinds.formUnion(findings.compactMap { $0["kind"] as? String })
    }
    #expect(kinds.isSubset(of: ["case-gap", "state", "omission"]))
    #expect(kinds.contains("omission"))
  }

  @Test func aBookThatIsAnotherAndEventsThatCameLaterAreSaid() throws {
    let signed = try proved()
    let file = signed.home.path + "/dossier.json"
    let note = "record case.noted FH-2026-000003 what=later --by g017 --source dept/housing"
    expectStatus(try signed.home.run(note), 0)
    let later = try signed.home.run("verify-dossier dossier.json --book .")
    expectStatus(later, 0)
    #expect(later.err.contains("note[trust.beyond]"))
    let other = try Home.fixed()
    try other.write("", to: "events/0000000000000001.jsonl")
    let outcome = try signed.home.run(
      ["verify-dossier", file, "--format", "json", "--book", other.path])
    expectStatus(outcome, 1)
    let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
    #expect(findings.map { $0["kind"] as? String } == ["book"])
    expectRefusal(
      try signed.home.run("verify-dossier dossier.json --book missing"), "book.missing")
  }

  @Test func whatIsNoDossierIsRefused() throws {
    let signed = try proved()
    for (key, value) in [
      ("dossier", "whistle/2"), ("says", "all is well"), ("now", "today"), ("checkpoint", "none"),
      ("events", "none"), ("other", "more"), ("case", 7),
    ] as [(String, Any)] {
      var document = try document(signed)
      document[key] = value
      let data = try JSONSerialization.data(withJSONObject: document)
      try signed.home.write(Array(data), to: "changed.json")
      expectRefusal(try signed.home.run("verify-dossier changed.json"), "dossier.form")
    }
    try signed.home.write("{", to: "changed.json")
    expectRefusal(try signed.home.run("verify-dossier changed.json"), "document.json")
    expectRefusal(try signed.home.run("verify-dossier missing.json"), "file.missing")
  }
}
