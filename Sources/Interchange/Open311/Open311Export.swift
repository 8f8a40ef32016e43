package import Basics
package import CaseModel
import FileStore
package import Projection
import Queries

/// The cases of a book as service requests, and the matters of the rules in force as services, as Open311
/// GeoReport v2 answers (wiki.open311.org/GeoReport_v2): what a server of static files needs to answer
/// `GET services` and `GET requests`. Without what somebody wrote, and without coordinates, which the book has
/// not.
package struct Open311Export {
  /// The lists that it has.
  package enum List: String, CaseIterable, Sendable { case services, requests }

  private let view: CaseView
  private let names: PublicNames
  private let jobs: Int
  private let cases: [Subject]

  /// - Parameter isIncluded: which cases become requests.
  package init(
    _ view: CaseView, jobs: Int, where isIncluded: (Subject) -> Bool = { _ in true }
  ) {
    self.view = view
    self.jobs = jobs
    cases = view.state.table.sortedCases.filter(isIncluded)
    names = PublicNames(view)
  }

  /// - Returns: how many entries the list has.
  package func write(
    _ list: List, as form: Open311Form, to sink: ([UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Int {
    switch list {
    case .services:
      let fields = Ruleset.Matter.service(names.symbols)
      let matters = view.matters
      return try write(matters.count, fields, as: form, to: sink) { matters[$0] }
    case .requests:
      return try write(cases.count, Open311Request.fields, as: form, to: sink) { [self] in
        request(cases[$0])
      }
    }
  }

  /// So many entries are written at once.
  private static let batch = 256

  private func write<Row>(
    _ count: Int, _ fields: Open311Fields<Row>, as form: Open311Form,
    to sink: ([UInt8]) throws(Diagnostic) -> Void, _ row: @escaping @Sendable (Int) -> Row
  ) throws(Diagnostic) -> Int {
    try sink(Array(form.begin(fields).utf8))
    let parts = OrderedParts((count + Self.batch - 1) / Self.batch, jobs: jobs) {
      { part -> [UInt8] in
        var out = TextBuffer(capacity: 1 << 18)
        let start = part * Self.batch
        for index in start..<min(start + Self.batch, count) {
          form.append(row(index), fields, isFirst: index == 0, to: &out)
        }
        return out.take()
      }
    }
    while let part = parts.next() { try sink(part) }
    try sink(Array(form.end(fields).utf8))
    return count
  }

  private func request(_ subject: Subject) -> Open311Request {
    let state = view.state.table[subject]
    let facts = names.facts(state)
    let rules = view.state.reference.ruleset(at: view.now)
    let run = state.runs.last { $0.timer == .resolve }
    return Open311Request(
      number: view.state.table.name(of: subject), facts: facts, names: names,
      matter: rules?.matter(facts.matter),
      resolve: run.flatMap { view.state.reference.calculator.row(of: $0, in: state, now: view.now) }
    )
  }
}
