public import Basics

/// One clause in which two documents of rules differ.
public struct RulesetDifference: Sendable {
  /// Where it stands: in the new document, or in the old one where the new one lacks it.
  public let clause: JSONPointer
  /// What the clause belongs to, where its path has only a number for it: the code of a matter, the
  /// matter of a skip, the trigger of an escalation.
  public let entry: String?
  /// nil where the old, or the new, document lacks the clause.
  public let old: JSONValue?
  public let new: JSONValue?
}

/// Compares two documents of rules clause by clause.
///
/// Members are matched by their keys, matters by their codes, skips by matter and urgency,
/// escalations by what they are on; any other list is one clause. Where a document says what the
/// other leaves to the default, that is a difference too, since their digests differ.
public enum RulesetComparison {
  /// - Complexity: O(clauses).
  public static func differences(_ old: JSONValue, _ new: JSONValue) -> [RulesetDifference] {
    var found: [RulesetDifference] = []
    compare(Side(value: old), Side(value: new), entry: nil, into: &found)
    return found
  }

  private struct Side {
    var value: JSONValue?
    var path = JSONPointer()

    func member(_ key: String) -> Side {
      Side(value: value?.object?[key], path: path.appending(key))
    }
  }

  /// The keys that name an item of the lists whose order means nothing.
  private static let names: [String: [String]] = [
    "/matters": ["code"], "/skips": ["matter", "urgency"], "/escalate": ["on"],
  ]

  private static func compare(
    _ old: Side, _ new: Side, entry: String?, into found: inout [RulesetDifference]
  ) {
    if old.value == new.value { return }
    if let before = old.value?.object, let after = new.value?.object {
      for key in after.keys + before.keys.filter({ after[$0] == nil }) {
        compare(old.member(key), new.member(key), entry: entry, into: &found)
      }
    } else if let keys = names[new.path.description], let before = items(old, named: keys),
      let after = items(new, named: keys)
    {
      compare(before, after, old.path, into: &found)
    } else {
      found.append(
        RulesetDifference(
          clause: new.value == nil ? old.path : new.path, entry: entry, old: old.value,
          new: new.value))
    }
  }

  private static func compare(
    _ before: [Item], _ after: [Item], _ path: JSONPointer, into found: inout [RulesetDifference]
  ) {
    let earlier = Dictionary(
      before.map { ($0.name, $0.side) }, uniquingKeysWith: { first, _ in first })
    let later = Set(after.map(\.name))
    for item in after {
      compare(earlier[item.name] ?? Side(path: path), item.side, entry: item.name, into: &found)
    }
    for item in before where !later.contains(item.name) {
      compare(item.side, Side(path: item.side.path), entry: item.name, into: &found)
    }
  }

  private struct Item {
    let name: String
    let side: Side
  }

  /// The items of a list with their names; nil where one has none.
  private static func items(_ side: Side, named keys: [String]) -> [Item]? {
    guard let values = side.value?.array else { return nil }
    var items: [Item] = []
    for (index, value) in values.enumerated() {
      let parts = keys.compactMap { value.object?[$0]?.string }
      guard parts.count == keys.count else { return nil }
      items.append(
        Item(
          name: parts.joined(separator: " "),
          side: Side(value: value, path: side.path.appending(index))))
    }
    return items
  }
}
