import Basics
import CommandLineKit
import EventBook
import Projection
import Reports

/// Needs no book: nothing of `--home` is read, and one that is given with `--book` says what was left out.
enum VerifyDossierCommand: Command {
  static let spec = CommandSpec(
    "verify-dossier", Phrase("Checks the dossier of a case without the book.", "核对案件卷宗，无需台账。"),
    arguments: [
      ArgumentSpec(
        "FILE", kind: .file, "What 'whistle prove --case' printed; - for standard input.",
        "“whistle prove --case”的输出；- 为标准输入。")
    ],
    options: Options.trust + [
      OptionSpec(
        "book", value: "DIR", kind: .directory,
        "Look also in the book of this home directory whether anything was left out.",
        "并在此目录的台账中核对是否有遗漏。"),
      Options.jobs,
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? "-"
    let dossier = try dossier(path)
    let policy = try context.givenTrust()
    var findings = try signatureFindings(dossier, policy)
    findings += dossier.findings(by: context.home.codec)
    if findings.isEmpty { findings += stateFindings(dossier, context) }
    if findings.isEmpty, let directory = context.given("book") {
      findings += try bookFindings(dossier, Home(directory), context)
    }
    Output.settle(hasFindings: !findings.isEmpty)
    if policy == nil {
      context.say(
        Diagnostic(
          TrustCode.unchecked,
          "no key was given, so that the signature of the checkpoint was not checked",
          "未给出公钥，未核对检查点的签名", at: .init(file: path)))
    }
    let report = DossierReport(dossier, findings)
    context.print(report, as: DossierReport.type) { report.text($0) }
  }

  /// - Throws: `document.json`, `dossier.form`, `file.*`.
  private static func dossier(_ path: String) throws(Diagnostic) -> Dossier {
    let document = try Documents.parse(try Documents.bytes(path), file: path)
    do throws(Dossier.Fault) { return try Dossier(document) } catch {
      throw Diagnostic(
        DossierCode.form, "\(error.pointer): \(error.reason.english)",
        "\(error.pointer)：\(error.reason.chinese)", at: .init(file: path))
    }
  }

  private static func signatureFindings(
    _ dossier: Dossier, _ policy: TrustPolicy?
  ) throws(Diagnostic) -> [Dossier.Finding] {
    guard let policy else { return [] }
    let verdict = try policy.verdict(on: dossier.signed)
    var faults = [verdict.fault].compactMap(\.self)
    if !verdict.isWitnessed { faults.append(HeldCheckpoints.unwitnessed) }
    return faults.map { Dossier.Finding($0) }
  }

  /// What the book has up to the checkpoint and the dossier has not.
  ///
  /// - Throws: `book.*`, `file.*`.
  private static func bookFindings(
    _ dossier: Dossier, _ home: Home, _ context: Context
  ) throws(Diagnostic) -> [Dossier.Finding] {
    let nodes = try home.nodes(
      of: dossier.signed.checkpoint, isFromBook: true, jobs: context.jobs)
    guard let nodes else { return [dossier.otherBook(home.book.directory)] }
    let name = dossier.name
    let found = try home.dossier(
      of: name, now: dossier.now, dossier.signed, nodes, isFromBook: true
    ) { view, title in DossierReport.state(of: name, in: view, title: title) }
    guard let found else { return [dossier.otherBook(home.book.directory)] }
    if found.unsigned > 0 {
      context.say(
        Diagnostic(
          TrustCode.beyond,
          "the book has \(found.unsigned) later events of '\(name)' behind the checkpoint",
          "检查点之后，台账中“\(name)”另有 \(found.unsigned) 个事件",
          at: .init(file: home.book.directory)))
    }
    return dossier.omissions(from: found.dossier)
  }

  /// What the lines lead to, held against what is said; only of lines that all hold.
  private static func stateFindings(_ dossier: Dossier, _ context: Context) -> [Dossier.Finding] {
    do throws(Dossier.Finding) {
      let view = try dossier.derived(by: context.home.codec)
      let state = DossierReport.state(of: dossier.name, in: view, title: dossier.title)
      guard let difference = difference(state ?? .null, dossier.state) else { return [] }
      return [
        Dossier.Finding(
          Diagnostic(
            DossierCode.state, "the lines lead to another state (\(difference))",
            "由各行得出的状态不同（\(difference)）"))
      ]
    } catch { return [error] }
  }

  /// The names of members that differ; nil where none does.
  private static func difference(_ derived: JSONValue, _ said: JSONValue) -> String? {
    if derived == said { return nil }
    let keys = (derived.object?.keys ?? []) + (said.object?.keys ?? [])
    let different = keys.filter { derived.object?[$0] != said.object?[$0] }
    return different.indices.filter { !different[..<$0].contains(different[$0]) }
      .map { different[$0] }.joined(separator: ", ")
  }
}
