import Basics
import CaseJournal
import CaseModel
import EventBook
import FileStore
import Projection
import Rulesets

/// Where the rules that a command names come from: what is shipped, a file, the book.
struct RulesSource {
  let context: Context

  // MARK: Documents

  /// The document of a file, a shipped name, a name or digest of the book, or of `now`.
  ///
  /// - Throws: `rules.unknown`, `rules.none`, `rules.invalid`, and what a file can be faulted for.
  func any(_ name: String) throws(Diagnostic) -> JSONValue {
    if name == "now" { return try inForce(at: context.query().now) }
    let file = try FileStatus.of(name)
    if name == "-" || (file != nil && shipped(name) == nil) { return try checked(name).document }
    guard let document = try known(name) else {
      throw Diagnostic(
        ProgramCode.rulesUnknown,
        "'\(name)' is not a file, and no ruleset is called so, nor has such a digest",
        "“\(name)”不是文件，也没有该名称或该摘要的规则")
    }
    return document
  }

  /// The document that is shipped or stands in the book under a name, or whose digest begins so.
  func named(_ name: String) throws(Diagnostic) -> JSONValue {
    guard let document = try known(name) else {
      throw Diagnostic(
        ProgramCode.rulesUnknown, "no ruleset is called '\(name)', nor has such a digest",
        "没有名称或摘要为“\(name)”的规则")
    }
    return document
  }

  /// The document in force at an instant.
  func inForce(at instant: Timestamp) throws(Diagnostic) -> JSONValue {
    guard let ruleset = try reference().ruleset(at: instant) else {
      throw Diagnostic(
        ProgramCode.rulesNone, "no ruleset is in force at \(instant.rfc3339())",
        "\(instant.rfc3339()) 没有施行中的规则")
    }
    return ruleset.document
  }

  /// A shipped ruleset by its name, or a file, read and checked. Every fault is said, a line each, with
  /// its place in the file; what is suspicious is said, too.
  ///
  /// - Throws: `rules.invalid`, when its faults have been said.
  func checked(_ name: String) throws(Diagnostic) -> Ruleset {
    let text = try Documents.text(name, shipped: shipped(name), of: ShippedRules.all.map(\.name))
    let document = try Documents.parse(text, file: name)
    var symbols = SymbolTable()
    do throws(RulesetFaults) {
      let ruleset = try context.home.codec.ruleset(document, symbols: &symbols)
      for remark in placed(ruleset.remarks, ProgramCode.rulesSuspicious, in: text, file: name) {
        context.say(remark, .warning)
      }
      return ruleset
    } catch {
      for fault in placed(error.faults, ReplayCode.rulesInvalid, in: text, file: name) {
        context.say(fault, .error)
      }
      let count = error.faults.count
      throw Diagnostic(
        ReplayCode.rulesInvalid, "the ruleset is not valid: faults \(count)",
        "规则文件无效：错误 \(count) 处", at: .init(file: name))
    }
  }

  /// Faults as diagnostics, in the order of the text.
  private func placed(
    _ faults: [RulesetFault], _ code: some ErrorCode, in text: [UInt8], file: String
  ) -> [Diagnostic] {
    text.withByteView { view in
      let offsets = faults.map { fault in
        let place = JSONPlace(of: fault.path, in: view)
        return (fault.isOfKey ? place?.key : nil) ?? place?.value ?? 0
      }
      return zip(offsets, faults).sorted { $0.0 < $1.0 }.map { offset, fault in
        let (line, column) = JSONError.place(of: offset, in: view)
        let path = fault.path.tokens.isEmpty ? "/" : fault.path.description
        return Diagnostic(
          code, path + ": " + fault.reason.english, path + "：" + fault.reason.chinese,
          at: .init(file: file, line: line, column: column), hints: [])
      }
    }
  }

  // MARK: Looking

  private func shipped(_ name: String) -> String? {
    ShippedRules.all.first { $0.name == name }?.text
  }

  private func known(_ name: String) throws(Diagnostic) -> JSONValue? {
    if let text = shipped(name) { return try Documents.parse(Array(text.utf8), file: name) }
    let digits = name.lowercased()
    let isDigest = digits.utf8.count >= 6
    for shipped in ShippedRules.all where isDigest {
      let document = try Documents.parse(Array(shipped.text.utf8), file: name)
      if SHA256.hash(document.canonical).hex.hasPrefix(digits) { return document }
    }
    guard try context.home.book.exists else { return nil }
    return try reference().rulebook.adoptions.last { adoption in
      adoption.ruleset.name == name
        || (isDigest && adoption.ruleset.digest.hex.hasPrefix(digits))
    }?.ruleset.document
  }

  /// The reference data under the book's own rules.
  private func reference() throws(Diagnostic) -> ReferenceData {
    try context.home.load(try context.query().query, extent: .onDemand).state.reference
  }
}
