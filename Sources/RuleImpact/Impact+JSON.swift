public import Basics
import CaseModel
import Projection

/// The answer in the names of SPEC §12.
extension Impact {
  private var view: CaseView { CaseView(book.state, now: today.now) }

  /// The row of each case that differs, made as it is asked for.
  public var rows: some Sequence<JSONObject> { rows(of: differences) }

  /// The rows of some of them.
  public func rows(of differences: [Difference]) -> some Sequence<JSONObject> {
    let view = view
    let blame = Blame(today, new)
    return differences.lazy.map { row($0, view, blame) }
  }

  private func row(_ difference: Difference, _ view: CaseView, _ blame: Blame) -> JSONObject {
    let subject = difference.subject
    let state = book.state.table[subject]
    var pairs: [RowPair] = []
    today.forEachPair(of: subject, with: new) { if $0.impact != .same { pairs.append($0) } }
    return [
      "case": .string(book.state.table.name(of: subject)),
      "class": .string(difference.impact.name),
      "first": .integer(difference.first),
      "clause": .string(blame.clause(of: difference, state).description),
      "timer": difference.run?.either.map { .string($0.timer.rawValue) } ?? .null,
      "run": difference.run?.either.map { .integer(Int($0.number)) } ?? .null,
      "reason": difference.obstacle.map { .string(reason($0, state, view)) } ?? .null,
      "then": then(state, pairs, view),
      "today": column(today, subject, pairs.map(\.today), view),
      "new": column(new, subject, pairs.map(\.new), view),
    ]
  }

  private func reason(_ obstacle: Obstacle, _ state: CaseState, _ view: CaseView) -> String {
    switch obstacle {
    case .matter: "the rules lack the matter '\(view.symbols.text(state.matter))'"
    case .tier(let tier): "the ladder lacks the tier '\(view.symbols.text(tier))'"
    case .calendar:
      "no calendar '\(new.scene.symbols.text(new.ruleset?.calendar.name ?? .none))' was adopted "
        + "for a year that a due time needs"
    }
  }

  // MARK: Columns

  /// The book under its own adoptions, and the notices that stand in it.
  private func then(_ state: CaseState, _ pairs: [RowPair], _ view: CaseView) -> JSONValue {
    let rows = view.rows(of: state)
    return .object([
      "status": .string(state.status.name), "tier": view.json(state.tier),
      "holder": view.json(state.holder),
      "timers": .array(
        pairs.compactMap { pair in
          guard let named = pair.either else { return nil }
          let row = rows.first { $0.timer == named.timer && $0.number == Int(named.number) }
          return .object([
            "timer": .string(named.timer.rawValue), "run": .integer(Int(named.number)),
            "state": row.map { .string($0.state.rawValue) } ?? .null,
            "due": view.json(row?.due), "notices": Impact.json(named.standing),
          ])
        }),
    ])
  }

  private func column(
    _ projection: RulesProjection, _ subject: Subject, _ rows: [RulesProjection.Row?],
    _ view: CaseView
  ) -> JSONValue {
    let verdict = projection[subject]
    return .object([
      "status": verdict.map { .string($0.status.name) } ?? .null,
      "tier": view.json(verdict?.tier ?? .none), "holder": view.json(verdict?.holder ?? .none),
      "timers": .array(rows.compactMap(\.self).map { .object(json($0, view)) }),
    ])
  }

  private func json(_ row: RulesProjection.Row, _ view: CaseView) -> JSONObject {
    [
      "timer": .string(row.timer.rawValue), "run": .integer(Int(row.number)),
      "state": .string(row.state.rawValue), "due": view.json(row.due),
      "provisional": .bool(row.isProvisional), "notices": Impact.json(row.asked),
    ]
  }

  private static func json(_ notices: TimerRun.Notices) -> JSONValue {
    let names: [(TimerRun.Notices, String)] = [
      (.urged, "urged"), (.yellow, "yellow"), (.red, "red"),
    ]
    return .array(names.filter { notices.contains($0.0) }.map { .string($0.1) })
  }

  // MARK: The projection

  /// A row for every case in scope, the unchanged ones too: its class, and how it stands under the
  /// new rules with all its timers.
  public var projectedCases: some Sequence<JSONObject> {
    let view = view
    let classes = Dictionary(
      differences.map { ($0.subject, $0.impact) }, uniquingKeysWith: { first, _ in first })
    return book.state.table.sortedCases.lazy.filter(isInScope).compactMap { subject in
      new[subject].map { verdict in
        [
          "case": .string(book.state.table.name(of: subject)),
          "class": .string((classes[subject] ?? .same).name),
          "status": .string(verdict.status.name), "tier": view.json(verdict.tier),
          "holder": view.json(verdict.holder),
          "timers": .array(new.rows(of: subject).map { .object(json(new.rows[$0], view)) }),
        ]
      }
    }
  }

  // MARK: Sums

  public var summary: JSONObject {
    let view = view
    var summary: JSONObject = ["now": view.json(today.now), "cases": .integer(total.cases)]
    Impact.add(total, to: &summary, isWhole: true)
    summary["scope"] = .object([
      "period": scope.period.map { .string($0.name) } ?? .null, "unit": view.json(scope.unit),
      "matters": .array(scope.matters.map { .string($0) }),
    ])
    summary["lateFacts"] = .object([
      "notice-missing": .integer(lateFacts.missing),
      "notice-unfounded": .integer(lateFacts.unfounded),
    ])
    summary["byTier"] = sums("tier", byTier, view)
    summary["byUnit"] = sums("unit", byUnit, view)
    summary["ranks"] = .array(
      rankChanges.map { unit, before, after in
        .object([
          "unit": view.json(unit), "before": Impact.json(before), "after": Impact.json(after),
        ])
      })
    return summary
  }

  private func sums(_ key: String, _ counts: [Symbol: Counts], _ view: CaseView) -> JSONValue {
    let keys = counts.keys.sorted {
      $0.isNone || $1.isNone ? !$0.isNone : view.symbols.precedes($0, $1)
    }
    return .array(
      keys.compactMap { symbol in
        counts[symbol].map { counts in
          var object: JSONObject = [key: view.json(symbol), "cases": .integer(counts.cases)]
          var classes = JSONObject()
          Impact.add(counts, to: &classes, isWhole: false)
          object["classes"] = .object(classes)
          return .object(object)
        }
      })
  }

  /// - Parameter isWhole: classes without a case too.
  private static func add(_ counts: Counts, to object: inout JSONObject, isWhole: Bool) {
    for impact in [.same] + ImpactClass.allCases.dropLast() where isWhole || counts[impact] > 0 {
      object[impact.name] = .integer(counts[impact])
    }
  }

  private static func json(_ row: Scoreboard.Row?) -> JSONValue {
    guard let row else { return .null }
    return .object([
      "rank": row.rank.map { .integer($0) } ?? .null, "score": CaseView.json(row.score),
      "points": .integer(row.tally[.points]),
    ])
  }

  // MARK: Manifest

  /// What the answer rests on, as digests.
  ///
  /// - Parameter output: of the rows of all cases that differ, as JSON lines.
  /// - Complexity: O(bytes of the book).
  public func manifest(output: Digest) throws(Diagnostic) -> JSONObject {
    let view = view
    let (root, size) = try book.root()
    let reading = book.reading
    func digest(_ projection: RulesProjection) -> JSONValue {
      projection.ruleset.map { .string($0.digest.hex) } ?? .null
    }
    return [
      "book": .object(["root": .string(root.base64), "size": .integer(size)]),
      "reading": .object([
        "asOf": view.json(reading.asOf), "knownAt": view.json(reading.knownAt),
        "toSequence": reading.toSequence.map { .integer($0) } ?? .null,
      ]),
      "now": view.json(today.now), "reducers": .integer(Snapshot.reducers),
      "rules": .object(["today": digest(today), "new": digest(new)]),
      "calendars": .string(StateDigest.calendars(book.state.scene).hex),
      "output": .string(output.hex),
    ]
  }
}
