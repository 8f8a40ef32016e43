public import Basics

/// One thing wrong with a ruleset, by its path in the document.
public struct RulesetFault: Error, Hashable, Sendable {
  public let path: JSONPointer
  public let reason: Phrase
  /// Whether it is the key that is wrong, not what stands under it.
  public var isOfKey = false
  /// The zone that the document names and this machine does not have, where that is the fault: the
  /// document may be right.
  public var missingZone: String?
}

/// All that is wrong with a ruleset.
public struct RulesetFaults: Error, Hashable, Sendable {
  public let faults: [RulesetFault]

  /// The zone that this machine lacks, where nothing else is wrong.
  public var missingZone: String? { faults.count == 1 ? faults[0].missingZone : nil }

  /// That the ruleset is not valid, the first fault, and how many more there are.
  public var summary: Phrase {
    let first = faults[0]
    let place = first.path.tokens.isEmpty ? nil : "\(first.path)"
    let others = faults.count - 1
    return Phrase(
      "the ruleset is not valid: \(place ?? "the document"): \(first.reason.english)"
        + (others > 0 ? " (and \(others) more)" : ""),
      "规则文件无效：\(place ?? "整个文件")：\(first.reason.chinese)" + (others > 0 ? "（另有 \(others) 处）" : ""))
  }
}
