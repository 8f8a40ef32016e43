import Basics
import CaseModel
import CommandLineKit
import EventBook
import FileStore
import Projection
import Reports

enum RulesCommand {
  // MARK: check

  static func check(_ context: Context) throws(Diagnostic) -> Int32 {
    let path = context.call.argument("FILE") ?? ""
    let ruleset = try read(path)
    let document: JSONObject = [
      "name": .string(ruleset.name), "digest": .string(ruleset.digest.hex),
      "matters": .integer(ruleset.matters.count), "classes": .integer(ruleset.classes.count),
      "zone": .string(ruleset.zone.name),
    ]
    context.print(document) {
      context.words.pick("valid: ", "有效：") + "\(ruleset.name) \(ruleset.digest.hex)\n"
    }
    return 0
  }

  /// A shipped ruleset by its name, or a file.
  ///
  /// - Throws: `rules.invalid` with a line for each fault and its path in the document.
  private static func read(_ name: String) throws(Diagnostic) -> Ruleset {
    let shipped = ShippedRules.all.first { $0.name == name }
    let document = try Documents.read(
      name, shipped: shipped?.text, of: ShippedRules.all.map(\.name))
    let zones = ZoneDatabase()
    var symbols = SymbolTable()
    do throws(RulesetFaults) {
      return try Ruleset(document, symbols: &symbols, zones: { try? zones.zone(named: $0) })
    } catch {
      let faults = error.faults.map { fault in
        "\(fault.path.tokens.isEmpty ? "/" : fault.path.description): \(fault.reason)"
      }
      throw Diagnostic(
        "rules.invalid", "the ruleset is not valid: " + faults.joined(separator: "; "),
        at: .init(file: name), hints: ["'whistle rules show standard' prints a valid one"])
    }
  }

  // MARK: show

  static func show(_ context: Context) throws(Diagnostic) -> Int32 {
    let name = context.call.argument("NAME|DIGEST")
    let document = if let name { try named(name, context) } else { try inForce(context) }
    context.print(document.text + "\n")
    return 0
  }

  private static func named(_ name: String, _ context: Context) throws(Diagnostic) -> JSONValue {
    if let shipped = ShippedRules.all.first(where: { $0.name == name }) {
      return try Documents.parse(Array(shipped.text.utf8), file: name)
    }
    let digits = name.lowercased()
    let isDigest = digits.utf8.count >= 6
    for shipped in ShippedRules.all where isDigest {
      let document = try Documents.parse(Array(shipped.text.utf8), file: name)
      if SHA256.hash(document.canonical).hex.hasPrefix(digits) { return document }
    }
    let adoptions =
      try context.home.book.exists
      ? context.load(extent: .onDemand).state.scene.rulebook.adoptions : []
    let found = adoptions.last { adoption in
      adoption.ruleset.name == name
        || (isDigest && adoption.ruleset.digest.hex.hasPrefix(digits))
    }
    guard let found else {
      throw Diagnostic(
        "rules.unknown", "no ruleset is called '\(name)', nor has such a digest",
        hints: ["'whistle rules list' lists what is shipped and what stands in the book"])
    }
    return found.ruleset.document
  }

  private static func inForce(_ context: Context) throws(Diagnostic) -> JSONValue {
    let given = try context.instant("at")
    let at = given ?? context.now
    guard let ruleset = try context.load(extent: .onDemand).state.scene.ruleset(at: at) else {
      throw Diagnostic(
        "rules.none", "no ruleset is in force at \(at.rfc3339())",
        hints: ["adopt one: whistle rules adopt standard --effective T --scope new --by ACTOR"])
    }
    return ruleset.document
  }

  // MARK: adopt

  static func adopt(_ context: Context) throws(Diagnostic) -> Int32 {
    let ruleset = try read(context.call.argument("FILE") ?? "")
    let effective = context.call.string("effective") ?? ""
    _ = try Context.instant(effective, option: "effective")
    return try RecordCommand.record(
      context, type: EventType.rulesAdopted.rawValue, subject: "rules",
      data: [
        "ruleset": ruleset.document, "effective": .string(effective),
        "scope": .string(context.call.string("scope") ?? ""),
      ])
  }

  // MARK: list

  static func list(_ context: Context) throws(Diagnostic) -> Int32 {
    var rows: [JSONObject] = []
    let zones = ZoneDatabase()
    for shipped in ShippedRules.all {
      var symbols = SymbolTable()
      let document = try Documents.parse(Array(shipped.text.utf8), file: shipped.name)
      let digest =
        (try? Ruleset(document, symbols: &symbols, zones: { try? zones.zone(named: $0) }))?
        .digest.hex
      rows.append([
        "origin": .string("shipped"), "name": .string(shipped.name),
        "digest": digest.map { .string($0) } ?? .null, "effective": .null, "scope": .null,
        "sequence": .null,
      ])
    }
    if try context.home.book.exists {
      let view = try context.load(extent: .onDemand)
      for adoption in view.state.scene.rulebook.adoptions {
        rows.append([
          "origin": .string("book"), "name": .string(adoption.ruleset.name),
          "digest": .string(adoption.ruleset.digest.hex),
          "effective": view.json(adoption.effective),
          "scope": .string(adoption.scope.rawValue), "sequence": .integer(adoption.sequence),
        ])
      }
    }
    context.print(
      RowReport(
        [
          .init("origin"), .init("name"),
          .init("digest") { value, _ in String(RowReport.plain(value).prefix(12)) },
          .init("effective") { value, _ in CaseReports.shortTime(value) }, .init("scope"),
          .init("sequence", .right),
        ], rows: rows))
    return 0
  }
}
