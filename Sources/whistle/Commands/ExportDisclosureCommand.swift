import Basics
import CaseModel
import CommandLineKit
import EventBook
import Projection
import Queries
import Reports

enum ExportDisclosureCommand: Command {
  static let spec = CommandSpec(
    "disclosure",
    Phrase(
      "What was made public of a period, as it was published, with the proof that it was.",
      "某时段已公布的公开数据，附公布的证明。"),
    arguments: [ExportFile.argument], options: [Options.period, Options.jobs])

  static func run(_ context: Context) throws(Diagnostic) {
    let file = try ExportFile(context)
    let period = try context.period()
    let loaded = try context.loaded(extent: .all)
    let current = try context.view(loaded.state)
    let (publication, frozen) = try context.publication(.disclosure, of: period, in: current)
    let comparison = DisclosureComparison(
      publication, period: period, frozen: frozen, current: current)
    context.say(publication, isDerived: comparison.isDerived)
    var line = ""
    let query = TemporalQuery(toSequence: publication.sequence)
    try context.home.forEachLine(query, in: loaded.segments) { found, _, stored in
      if found.sequence == publication.sequence { line = stored.text }
    }
    let document = DisclosureDocument(
      comparison, line: line, proof: try proof(of: publication.sequence, context)?.text)
    try file.write(Array(document.text.utf8))
    try file.commit()
  }

  /// That a line stands in the book as it was last signed; nil, and said, where it was not signed since.
  private static func proof(
    of sequence: Int, _ context: Context
  ) throws(Diagnostic) -> LogProof? {
    do throws(Diagnostic) { return try ProveCommand.proof(of: sequence, context) } catch {
      guard error.is(TrustCode.none) || error.is(TrustCode.beyond) else { throw error }
      context.say(error)
      return nil
    }
  }
}
