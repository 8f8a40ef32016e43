package import Basics
package import CaseModel

/// Sums in the documents of stages: by names, for another shard has other numbers for its symbols, and in a
/// fixed order.
extension StageDocument {
  private enum Key: String { case unit }

  /// Numbers under the names of kinds, as far as there are any.
  package static func json<Kind: CaseIterable & Hashable>(
    _ counts: [Kind: Int], _ name: (Kind) -> String
  ) -> JSONValue {
    .object(
      JSONObject(
        Kind.allCases.compactMap { kind in counts[kind].map { (name(kind), .integer($0)) } }))
  }

  package func counts<Kind: CaseIterable & Hashable>(
    _ key: some RawRepresentable<String>, _ name: (Kind) -> String
  ) throws(Diagnostic) -> [Kind: Int] {
    try counts(.object(inner(key).object), key, name)
  }

  /// - Parameter key: where the value stands.
  package func counts<Kind: CaseIterable & Hashable>(
    _ value: JSONValue, _ key: some RawRepresentable<String>, _ name: (Kind) -> String
  ) throws(Diagnostic) -> [Kind: Int] {
    guard let members = value.object?.members else { throw fault(key) }
    var counts: [Kind: Int] = [:]
    for member in members {
      guard let kind = Kind.allCases.first(where: { name($0) == member.key }),
        let count = member.value.number?.int
      else { throw fault(key) }
      counts[kind] = count
    }
    return counts
  }

  /// What counts for each unit.
  package static func json(_ tallies: [Symbol: Tally], _ symbols: SymbolTable) -> JSONValue {
    .array(
      tallies.sorted { symbols.precedes($0.key, $1.key) }.map { unit, tally in
        let figures = Figure.allCases.map { ($0.rawValue, JSONValue.integer(tally[$0])) }
        return .object(JSONObject([(Key.unit.rawValue, .string(symbols.text(unit)))] + figures))
      })
  }

  /// - Parameters:
  ///   - key: where the value stands.
  ///   - symbols: take in the names.
  package func tallies(
    _ value: JSONValue, _ key: some RawRepresentable<String>, _ symbols: inout SymbolTable
  ) throws(Diagnostic) -> [Symbol: Tally] {
    guard let rows = value.array else { throw fault(key) }
    var tallies: [Symbol: Tally] = [:]
    for row in rows {
      guard let object = row.object else { throw fault(key) }
      let row = StageDocument(object, at: place)
      var tally = Tally()
      for figure in Figure.allCases { tally[figure] = try row.number(figure) }
      tallies[symbols.intern(try row.text(Key.unit))] = tally
    }
    return tallies
  }
}
