import Foundation
import Testing

/// A signed book with a vault beside it.
private struct VaultHome {
  static let content = [
    "name": "王小明", "telephone": "13812345678", "address": "凤凰街 3 号 2 单元", "note": "孩子\"住院\"\n急",
  ]

  let signed: SignedHome
  let outside: Scratch
  var home: Home { signed.home }
  var vault: String { outside.path + "/vault" }

  init() throws {
    signed = try SignedHome()
    outside = try Scratch()
  }

  func person(_ words: [String], input: String = "", vault: String? = nil) throws -> Outcome {
    try home.run(
      ["person"] + words + ["--vault", vault ?? self.vault, "--now", Home.now], input: input)
  }

  /// Keeps the person of these tests; the words to be recorded.
  func add() throws -> (reference: String, words: [String]) {
    let input = try JSONSerialization.data(withJSONObject: Self.content)
    let outcome = try person(["add", "-"], input: String(decoding: input, as: UTF8.self))
    expectStatus(outcome, 0)
    let words = outcome.out.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(outcome.err.contains(words.joined(separator: " ")))
    let reference = try #require(words.first?.split(separator: "=").last)
    return (String(reference), words)
  }

  @discardableResult
  func register(_ words: [String], _ name: String = "FH-2026-000900") throws -> Outcome {
    try home.run(
      [
        "record", "case.registered", name, "matter=heating", "place=fenghuang/yulan/g01",
        "channel=grid", "urgency=normal", "title=暖气", "--by", "li", "--source",
        "/fenghuang/yulan/g01", "--now", Home.now,
      ] + words)
  }

  func erase(_ reference: String, _ more: [String] = [], vault: String? = nil) throws -> Outcome {
    try person(
      ["erase", reference, "--basis", "PIPL-47", "--by", "li", "--source", "/fenghuang"] + more,
      vault: vault)
  }

  func kinds(_ more: [String] = [], vault: String? = nil) throws -> [String] {
    let outcome = try person(["check", "--format", "json"] + more, vault: vault)
    let findings = try #require(try object(outcome.out)["findings"] as? [[String: Any]])
    expectStatus(outcome, findings.isEmpty ? 0 : 1)
    for text in Self.content.values {
      #expect(!outcome.out.contains(text) && !outcome.err.contains(text))
    }
    return findings.compactMap { $0["kind"] as? String }
  }

  /// The files, in the home directory or below another, that hold some of the content in any form.
  func files(with texts: [String], below path: String? = nil) throws -> [String] {
    let path = path ?? home.path
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return try names.filter { name in
      guard let data = FileManager.default.contents(atPath: path + "/" + name) else { return false }
      return try texts.contains { text in
        let json = try JSONSerialization.data(withJSONObject: [text]).dropFirst(2).dropLast(2)
        return data.range(of: Data(text.utf8)) != nil || data.range(of: json) != nil
      }
    }
  }
}

@Suite struct PersonCommandTests {
  /// The test of the contract: every earlier proof and checkpoint still verifies, and no byte of the erased
  /// content is in any file of the home directory, nor in the vault.
  @Test func afterAnErasureAllProofsHoldAndNothingIsLeft() throws {
    let fixture = try VaultHome()
    let (home, signed) = (fixture.home, fixture.signed)
    let (reference, words) = try fixture.add()
    let (other, otherWords) = try fixture.add()
    expectStatus(try fixture.register(words), 0)
    expectStatus(try fixture.register(otherWords, "FH-2026-000901"), 0)
    expectStatus(try home.run("snapshot create"), 0)
    expectStatus(try signed.checkpoint(), 0)
    let key = try signed.key()
    let proved = [1, 32, 48, 49, 50]
    func dossier() throws -> Outcome {
      try home.run(["prove", "--case", "FH-2026-000900", "--now", Home.now])
    }
    let proofs = try proved.map { try home.run(["prove", "--sequence", "\($0)"]).out }
    try fixture.outside.write(try dossier().outBytes, to: "dossier.json")
    try fixture.outside.write(try home.bytes(of: "events/checkpoints/50"), to: "noted")
    let (before, root) = try (dossier().out, home.run("verify").lines[1])

    let shown = try fixture.person(["show", reference, "--format", "json"])
    #expect(try object(shown.out)["book"] as? String == "matches")
    let outcome = try fixture.erase(reference)
    expectStatus(outcome, 0)
    expectStatus(try home.run("export tlog exported"), 0)
    expectStatus(try home.run("snapshot create"), 0)

    // What was signed and proved before holds, with the book and without it.
    let noted = fixture.outside.path + "/noted"
    let held = ["verify", "--key", key, "--checkpoint", noted, "--to-sequence", "50"]
    let verified = try home.run(held)
    expectStatus(verified, 0)
    #expect(verified.lines[1] == root)
    for (sequence, proof) in zip(proved, proofs) {
      #expect(try home.run(["prove", "--sequence", "\(sequence)"]).out == proof)
    }
    #expect(try dossier().out == before)
    expectStatus(
      try home.run(["verify-dossier", fixture.outside.path + "/dossier.json", "--key", key]), 0)
    expectStatus(try home.run("snapshot verify"), 0)

    // The other person stands as before, and of the erased one there is nothing: not the content, not the salt.
    expectStatus(try fixture.person(["show", other]), 0)
    #expect(try home.bookLines().count == 51)
    let texts = Array(VaultHome.content.values)
    #expect(try fixture.files(with: texts).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.vault).count == 2)
    #expect(try fixture.kinds() == [])
    expectRefusal(try fixture.person(["show", reference]), "vault.erased")
    expectRefusal(
      try fixture.person(["show", reference, "--lang", "zh"]), "vault.erased", inChinese: true)
    // Once more it is finished, and recorded once.
    let again = try fixture.erase(reference, ["--format", "json"])
    expectStatus(again, 0)
    #expect(try object(again.out)["destroyed"] as? Bool == false)
    #expect(try object(again.out)["sequence"] as? Int == 51)
    #expect(try home.bookLines().count == 51)
  }

  @Test func aPersonIsHeldAgainstTheBook() throws {
    let fixture = try VaultHome()
    let (reference, words) = try fixture.add()
    func book() throws -> String? {
      let outcome = try fixture.person(["show", reference, "--format", "json"])
      let content = try #require(try object(outcome.out)["content"] as? [String: String])
      #expect(content == VaultHome.content)
      return try object(outcome.out)["book"] as? String
    }
    #expect(try book() == "absent")
    expectStatus(try fixture.register([words[0]]), 0)
    #expect(try book() == "uncommitted")
    expectStatus(try fixture.register(words, "FH-2026-000901"), 0)
    #expect(try book() == "matches")
    let table = try fixture.person(["show", reference])
    #expect(table.out.contains("王小明") && table.out.contains("matches the book"))
    #expect(try fixture.person(["show", reference, "--lang", "zh"]).out.contains("与台账相符"))
    let list = try fixture.person(["list", "--format", "jsonl"])
    #expect(try list.objects()[0]["cases"] as? [String] == ["FH-2026-000900", "FH-2026-000901"])
    #expect(!list.out.contains("王小明"))
    let lie = "commitment=" + String(repeating: "0a", count: 32)
    expectStatus(try fixture.register([words[0], lie], "FH-2026-000902"), 0)
    #expect(try book() == "differs")
    #expect(try fixture.kinds() == ["mismatch"])
    expectRefusal(
      try fixture.register([words[0], "commitment=王小明"], "FH-2026-000903"), "guard.value")
  }

  @Test func aCommitmentIsWhatPythonComputes() throws {
    let fixture = try VaultHome()
    let (reference, words) = try fixture.add()
    let script = """
      import hashlib, json, sys
      person = json.load(open(sys.argv[1]))
      content = json.dumps(person["content"], sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
      salt = bytes.fromhex(person["salt"])
      text = b"whistle/person/v1" + salt + len(content).to_bytes(8, "big") + content
      print("commitment=" + hashlib.sha256(text).hexdigest())
      """
    try fixture.home.write(script, to: "commitment.py")
    let computed = try fixture.home.shell(
      "python3 commitment.py \(fixture.vault)/\(reference).json")
    #expect(computed.out == words[1] + "\n")
  }

  @Test func contentThatStandsElsewhereIsFoundAndToldBeforeItIsGone() throws {
    let fixture = try VaultHome()
    let (reference, words) = try fixture.add()
    expectStatus(try fixture.register(words), 0)
    #expect(try fixture.kinds() == [])
    try fixture.home.write("1\n电话：138-1234-5678 13812345678\n", to: "list.txt")
    try fixture.outside.write(Array(#"{"name":"\u738b\u5c0f\u660e"}"#.utf8), to: "out/a.json")
    let out = fixture.outside.path + "/out"
    #expect(try fixture.kinds() == ["trace"])
    #expect(try fixture.kinds(["--in", out]) == ["trace", "trace"])
    // The vault itself is where it belongs.
    #expect(try fixture.kinds(["--in", fixture.outside.path]) == ["trace", "trace"])
    let outcome = try fixture.erase(reference, ["--in", out])
    expectStatus(outcome, 1)
    #expect(outcome.err.contains("warning[vault.trace]"))
    #expect(outcome.err.contains(":2:"))
    // Later only by the text.
    #expect(try fixture.kinds(["--in", out]) == [])
    try fixture.outside.write(Array("王小明\r\n\n13812345678\n".utf8), to: "texts")
    let text = ["--text", fixture.outside.path + "/texts", "--in", out]
    #expect(try fixture.kinds(text) == ["trace", "trace"])
  }

  /// A copy of the vault of before, as a backup has it, or as it is restored.
  @Test func aCopyOfTheVaultIsFoundAndErasedWithoutASecondRecord() throws {
    let fixture = try VaultHome()
    let (reference, words) = try fixture.add()
    expectStatus(try fixture.register(words), 0)
    let copy = fixture.outside.path + "/copy"
    try FileManager.default.copyItem(atPath: fixture.vault, toPath: copy)
    expectStatus(try fixture.erase(reference), 0)
    let lines = try fixture.home.bookLines().count
    #expect(try fixture.kinds(vault: copy) == ["erased"])
    expectRefusal(try fixture.person(["show", reference], vault: copy), "vault.erased")
    let list = try fixture.person(["list", "--format", "jsonl"], vault: copy)
    #expect(try list.objects()[0]["fault"] as? String == "erased")
    expectStatus(try fixture.erase(reference, vault: copy), 0)
    #expect(try fixture.kinds(vault: copy) == [])
    #expect(try fixture.home.bookLines().count == lines)
    #expect(try fixture.files(with: ["王小明"], below: fixture.outside.path).isEmpty)
  }

  @Test func aHalfErasedFileIsFoundAndFinished() throws {
    let fixture = try VaultHome()
    let (reference, words) = try fixture.add()
    expectStatus(try fixture.register(words), 0)
    let path = fixture.vault + "/\(reference).json"
    let whole = try #require(FileManager.default.contents(atPath: path))
    // As a crash leaves it between zeros and removal.
    expectStatus(
      try fixture.home.shell("head -c \(whole.count) /dev/zero > \(path)"), 0)
    #expect(try fixture.kinds() == ["emptied"])
    expectRefusal(try fixture.person(["show", reference]), "vault.emptied")
    expectStatus(try fixture.erase(reference), 0)
    #expect(try fixture.kinds() == [])
  }

  /// As a copy to another machine leaves it that keeps no permissions.
  @Test func othersMayNotGetAtIt() throws {
    let fixture = try VaultHome()
    let (reference, _) = try fixture.add()
    expectStatus(try fixture.home.shell("chmod -R a+rX \(fixture.vault)"), 0)
    for words in [["list"], ["show", reference], ["check"], ["add", "name=李雷"]] {
      let outcome = try fixture.person(words)
      expectRefusal(outcome, "vault.open")
      #expect(outcome.err.contains("chmod 700 "))
    }
    expectRefusal(try fixture.erase(reference), "vault.open")
    expectStatus(try fixture.home.shell("chmod -R go= \(fixture.vault)"), 0)
    expectStatus(try fixture.person(["show", reference]), 0)
  }

  @Test func whatCannotBeKeptOrErasedIsRefusedWithoutATrace() throws {
    let fixture = try VaultHome()
    let (reference, words) = try fixture.add()
    expectStatus(try fixture.register(words), 0)
    let book = try fixture.home.book()
    for (words, input) in [
      (["add", "nmae=王小明"], ""), (["add", "name="], ""), (["add", "王小明"], ""),
      (["add", "name=a", "name=b"], ""), (["add", "-"], "[]"), (["add", "-"], "{}"),
      (["add", "-"], #"{"name":7}"#), (["add", "-", "name=a"], "{}"),
    ] {
      let outcome = try fixture.person(words, input: input)
      expectRefusal(outcome, "vault.content")
      #expect(!outcome.err.contains("王小明"))
    }
    expectRefusal(try fixture.person(["add", "-"], input: "王小明"), "document.json")
    expectRefusal(try fixture.person(["show", "../x"]), "vault.reference")
    let nobody = "r" + String(repeating: "0", count: 32)
    expectRefusal(try fixture.person(["show", nobody]), "vault.unknown")
    expectRefusal(try fixture.erase(nobody), "vault.unknown")
    expectRefusal(
      try fixture.person(["erase", reference, "--basis", "王 某", "--by", "li", "--source", "/x"]),
      "guard.value")
    expectRefusal(
      try fixture.person(["add", "name=a"], vault: fixture.home.path + "/vault"), "vault.inside")
    expectRefusal(try fixture.person(["add", "name=a"], vault: "."), "vault.inside")
    expectRefusal(try fixture.home.run(["person", "list"]), "vault.missing")
    #expect(try fixture.home.book() == book)
    expectStatus(try fixture.person(["show", reference]), 0)
    let variable = try fixture.home.run(
      ["person", "list"], environment: ["WHISTLE_VAULT": fixture.vault])
    expectStatus(variable, 0)
    // Without a book there is nothing to hold a vault against.
    expectRefusal(
      try fixture.home.run(
        ["--home", fixture.outside.path + "/none", "person", "list", "--vault", fixture.vault]),
      "book.missing")
  }

  @Test func anAuthorityDecidesWhoErases() throws {
    let fixture = try VaultHome()
    let (reference, _) = try fixture.add()
    let outcome = try fixture.person(
      ["erase", reference, "--basis", "PIPL-47", "--by", "nobody"])
    expectRefusal(outcome, "record.actor")
    expectStatus(try fixture.person(["show", reference]), 0)
  }
}
