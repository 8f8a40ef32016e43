package import Basics
import CommandLineKit
package import Projection

/// A person as the vault shows them, and what the book says of that.
package struct PersonShown: Sendable {
  fileprivate let file: PersonFile
  fileprivate let standing: PersonStanding
  fileprivate let registrations: [PersonsInBook.Registration]

  package init(_ file: PersonFile, _ book: PersonsInBook) {
    self.file = file
    standing = PersonStanding(file, book)
    registrations = book.registrations[file.reference.description] ?? []
  }
}

/// A file of the vault, without content.
package struct PersonKept: Sendable {
  fileprivate let reference: PersonReference
  /// nil where the file cannot be read.
  fileprivate let standing: PersonStanding?
  /// Why it cannot, or ought not to be there.
  fileprivate let fault: String?
  fileprivate let cases: [String]

  /// - Throws: `vault.open`, `vault.link`, `file.*`.
  package init(
    _ reference: PersonReference, in vault: Vault, _ book: PersonsInBook
  ) throws(Diagnostic) {
    self.reference = reference
    cases = (book.registrations[reference.description] ?? []).map(\.subject)
    let isErased = book.erasures[reference.description] != nil
    do throws(Diagnostic) {
      standing = try vault.person(reference).map { PersonStanding($0, book) }
      fault = isErased ? VaultCode.erased.kind : nil
    } catch {
      guard error.is(VaultCode.emptied) || error.is(VaultCode.form) || error.is(VaultCode.version)
      else { throw error }
      standing = nil
      fault = error.kind
    }
  }
}

/// What an erasure came to.
package struct PersonErased: Sendable {
  fileprivate let reference: PersonReference
  fileprivate let outcome: PersonErasure.Outcome
  fileprivate let traces: [VaultCheck.Finding]

  package init(
    _ reference: PersonReference, _ outcome: PersonErasure.Outcome, traces: [VaultCheck.Finding]
  ) {
    self.reference = reference
    self.outcome = outcome
    self.traces = traces
  }
}

/// The vault: who is in it, and whether what was erased is gone.
package enum VaultReports {
  package static let added = RowType<PersonFile>([
    .init("requester", \.reference.description), .init("commitment", \.commitment),
  ])

  /// As `record` takes them.
  package static func words(_ person: PersonFile) -> String {
    "requester=\(person.reference) commitment=\(person.commitment.hex)"
  }

  package static let shown = RowType<PersonShown>([
    .init("requester", \.file.reference.description), .init("commitment", \.file.commitment),
    .init("book", \.standing),
    .init("cases", \.registrations, of: registrations),
    .init("content") { JSONValue.object($0.file.content.fields) },
  ])

  private static let registrations = RowType<PersonsInBook.Registration>([
    .init("case", \.subject), .init("sequence", \.sequence), .init("commitment", \.commitment),
  ])

  package static func text(_ shown: PersonShown, _ context: RowContext) -> String {
    let words = context.words
    let cases = shown.registrations.map { "\($0.subject.visible) (\($0.sequence))" }
    return RowContext.facts(
      shown.file.content.fields.members.map { key, value in
        (words.text(name(of: key)), (value.string ?? "").visible)
      } + [
        (words.pick("book", "台账"), words.text(shown.standing.name)),
        (words.pick("cases", "案件"), cases.joined(separator: " ")),
      ])
  }

  private static func name(of key: String) -> Phrase {
    let chinese = ["name": "姓名", "telephone": "电话", "address": "地址", "note": "备注"]
    return Phrase(key.visible, chinese[key] ?? key.visible)
  }

  package static let kept = RowType<PersonKept>([
    .init("requester", \.reference.description),
    .init("book", \.standing, titled: "inBook"), .init("fault", \.fault),
    .init("cases", \.cases, titled: "case"),
  ])

  // MARK: Gone or not

  private static let findings = RowType<VaultCheck.Finding>([
    .init("kind", \.kind), .init("requester", \.requester), .init("file", \.place.file),
    .init("line", \.place.line), .init("column", \.place.column),
    .init("reason", { $0.reason }),
  ])

  package static let check = RowType<VaultCheck>([
    .init("persons", \.persons), .init("skipped", \.skipped), .init("packed", \.packed.count),
    .init("findings", \.findings, of: findings),
  ])

  package static func text(_ check: VaultCheck, _ context: RowContext) -> String {
    let words = context.words
    return RowContext.facts([
      (words.pick("persons", "人数"), "\(check.persons)"),
      (words.pick("not looked for", "未查找"), words.text(skipped(check.skipped))),
      (words.pick("findings", "发现"), "\(check.findings.count)"),
    ]) + (check.findings.isEmpty ? "" : findings.table(check.findings, context))
  }

  private static func skipped(_ count: Int) -> Phrase {
    Phrase("\(count) values that are too short", "\(count) 项内容过短")
  }

  package static let erased = RowType<PersonErased>([
    .init("requester", \.reference.description), .init("sequence", \.outcome.sequence),
    .init("destroyed", \.outcome.hadFile), .init("findings", \.traces, of: findings),
  ])

  package static func text(_ erased: PersonErased, _ context: RowContext) -> String {
    let words = context.words
    let file =
      erased.outcome.hadFile
      ? Phrase("overwritten and removed", "已覆盖并移除") : Phrase("was gone already", "此前已不存在")
    return RowContext.facts([
      (words.pick("erased", "已删除"), erased.reference.description),
      (
        words.pick("recorded", "台账记录"),
        words.pick("sequence \(erased.outcome.sequence)", "第 \(erased.outcome.sequence) 号")
      ),
      (words.pick("vault file", "库中文件"), words.text(file)),
      (words.pick("findings", "发现"), "\(erased.traces.count)"),
    ]) + (erased.traces.isEmpty ? "" : findings.table(erased.traces, context))
  }
}

extension PersonStanding: Cell {
  package func text(_ context: RowContext) -> String? { context.words.text(name) }

  fileprivate var name: Phrase {
    switch self {
    case .matches: Phrase("matches the book", "与台账相符")
    case .differs: Phrase("does not match the book", "与台账不符")
    case .uncommitted: Phrase("in the book, which commits to nothing", "台账中有此人，未存证")
    case .absent: Phrase("not in the book", "台账中没有此人")
    }
  }
}
