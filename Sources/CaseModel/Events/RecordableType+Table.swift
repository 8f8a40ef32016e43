public import Basics

/// What an authority needs to know of the types, from their table.
extension RecordableType {
  static let all = EventType.allCases.map { type in
    RecordableType(
      name: type.name, number: type.rawValue, reaches: reaches(of: type),
      isOfCase: type.row.subject == .case,
      isIndispensable: type == .rulesAdopted || type == .actorRegistered)
  }

  private static func reaches(of type: EventType) -> [Authority.Reach] {
    if type.row.subject == .case { return Authority.Reach.allCases.filter { $0 != .own } }
    if type == .rulesAdopted || type == .calendarAdopted { return [.any] }
    let keys = type.row.shapes.joined().map(\.name)
    var result: [Authority.Reach] = [.unit]
    if keys.contains(DataKey.actor.rawValue) { result.append(.own) }
    // Who retires is of the unit that the book has for them.
    if keys.contains(DataKey.unit.rawValue) || type == .actorRetired { result.append(.below) }
    return result + [.any]
  }
}

extension Ruleset {
  /// Reads and checks a document.
  ///
  /// - Throws: every unknown key, wrong kind and contradiction, each with its path.
  public convenience init(
    _ document: JSONValue, symbols: inout SymbolTable, zones: ZoneSource
  ) throws(RulesetFaults) {
    try self.init(document, symbols: &symbols, zones: zones, types: RecordableType.all)
  }
}
