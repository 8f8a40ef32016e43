import Basics

/// Reads the parts of a document and collects what is wrong with them.
struct RulesetReader {
  struct Node {
    let value: JSONValue
    let path: JSONPointer
  }

  var symbols: SymbolTable
  var faults: [RulesetFault] = []
  /// Every length of time that was read, and where.
  private(set) var spans: [(path: JSONPointer, span: Span)] = []

  init(symbols: SymbolTable) { self.symbols = symbols }

  mutating func fault(_ node: Node, _ reason: Phrase) {
    faults.append(RulesetFault(path: node.path, reason: reason))
  }

  // MARK: Kinds

  /// The members of an object by key; any other key is a fault, and so is a required one that is
  /// missing. What stands under a misspelt key is read as under the right one: a slip is one fault.
  mutating func members(
    _ node: Node, required: [String], optional: [String]
  ) -> [String: Node] {
    guard let object = object(node) else { return [:] }
    var result: [String: Node] = [:]
    for (key, value) in object.members {
      let child = Node(value: value, path: node.path.appending(key))
      if required.contains(key) || optional.contains(key) {
        result[key] = child
      } else if let meant = misspelt(
        child, among: required + optional, in: object,
        else: Phrase("there is no such key; known:", "没有这个键；已有"))
      {
        result[meant] = child
      }
    }
    for key in required where result[key] == nil {
      fault(node, Phrase("the key '\(key)' is missing", "缺少键“\(key)”"))
    }
    return result
  }

  /// Says of a member that no such key is known.
  ///
  /// - Parameter stranger: what is said where no known key is near that the object lacks.
  /// - Returns: the key that was meant, as far as can be told.
  mutating func misspelt(
    _ node: Node, among known: [String], in object: JSONObject, else stranger: Phrase
  ) -> String? {
    let key = node.path.tokens.last ?? ""
    let meant = Suggestion.nearest(to: key, in: known.filter { object[$0] == nil })
    let reason =
      if let meant {
        Phrase("there is no such key; did you mean '\(meant)'?", "没有这个键；是“\(meant)”吗？")
      } else {
        Phrase.listing(stranger.english, stranger.chinese, known)
      }
    faults.append(RulesetFault(path: node.path, reason: reason, isOfKey: true))
    return meant
  }

  mutating func entries(_ node: Node) -> [(key: String, node: Node)] {
    guard let object = object(node) else { return [] }
    return object.members.map {
      ($0.key, Node(value: $0.value, path: node.path.appending($0.key)))
    }
  }

  private mutating func object(_ node: Node) -> JSONObject? {
    if let object = node.value.object { return object }
    fault(node, Phrase("must be an object, not \(node.value.kind)", "应为对象"))
    return nil
  }

  mutating func items(_ node: Node) -> [Node] {
    guard let items = node.value.array else {
      fault(node, Phrase("must be an array, not \(node.value.kind)", "应为数组"))
      return []
    }
    return items.enumerated().map { Node(value: $1, path: node.path.appending($0)) }
  }

  mutating func text(_ node: Node) -> String? {
    if let text = node.value.string, !text.isEmpty { return text }
    fault(node, Phrase("must be a text that is not empty", "应为非空文本"))
    return nil
  }

  mutating func symbol(_ node: Node) -> Symbol? { text(node).map { symbols.intern($0) } }

  mutating func flag(_ node: Node) -> Bool? {
    if let flag = node.value.bool { return flag }
    fault(node, Phrase("must be true or false", "应为 true 或 false"))
    return nil
  }

  mutating func integer(_ node: Node, in range: ClosedRange<Int>) -> Int? {
    if let number = node.value.number?.int, range.contains(number) { return number }
    fault(
      node,
      Phrase(
        "must be a whole number from \(range.lowerBound) to \(range.upperBound)",
        "应为 \(range.lowerBound) 到 \(range.upperBound) 之间的整数"))
    return nil
  }

  /// An array of so many whole numbers.
  mutating func integers(
    _ node: Node, count: Int, in range: ClosedRange<Int>
  ) -> [Int] {
    let items = items(node)
    if node.value.array != nil && items.count != count {
      fault(
        node,
        Phrase(
          "must have \(count) whole numbers, not \(items.count)",
          "应有 \(count) 个整数，实有 \(items.count) 个"))
    }
    var numbers: [Int] = []
    for item in items { if let number = integer(item, in: range) { numbers.append(number) } }
    return numbers
  }

  mutating func texts(_ node: Node) -> [String] {
    var result: [String] = []
    for item in items(node) {
      guard let text = text(item) else { continue }
      if result.contains(text) { fault(item, Phrase("'\(text)' appears twice", "“\(text)”写了两次")) }
      result.append(text)
    }
    return result
  }

  mutating func choice(_ node: Node, _ choices: [String]) -> String? {
    guard let text = text(node) else { return nil }
    if choices.contains(text) { return text }
    fault(
      node,
      Phrase(
        "'\(text)' is none of \(choices.joined(separator: ", "))",
        "“\(text)”不在取值之内：\(choices.joined(separator: "、"))"))
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ node: Node, _ choices: [Choice]
  ) -> Choice? {
    choice(node, choices.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  mutating func span(_ node: Node, meetings: Bool = true) -> Span? {
    guard let text = text(node) else { return nil }
    guard let span = Span(text) else {
      fault(
        node,
        Phrase(
          "'\(text)' is not a length of time: a whole number and m, h, d, wm, wh, wd or mtg, "
            + "a hundred years at most",
          "“\(text)”不是时长：应为整数加 m、h、d、wm、wh、wd 或 mtg，最多一百年"))
      return nil
    }
    if span.unit == .meetings && !meetings {
      fault(node, Phrase("a window is not computed in meetings", "期限不能按会议次数计"))
      return nil
    }
    spans.append((node.path, span))
    return span
  }

  mutating func tier(_ node: Node, _ ladder: [Symbol]) -> Symbol? {
    guard let tier = symbol(node) else { return nil }
    if ladder.contains(tier) { return tier }
    fault(
      node, Phrase("the ladder has no tier '\(symbols.text(tier))'", "层级中没有“\(symbols.text(tier))”")
    )
    return nil
  }
}
