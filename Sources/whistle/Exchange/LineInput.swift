import Basics

/// Cuts what a client sends into lines, as it comes; blank ones are passed over.
struct LineInput {
  /// The bytes of a line without its LF, or why it is not taken.
  typealias Line = Result<[UInt8], Diagnostic>

  private var rest: [UInt8] = []
  /// Whether the line that `rest` began was refused, and its end is still to come.
  private var isPassingOver = false

  /// The lines that end in what came.
  mutating func take(_ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var piece = bytes[...]
    while let end = piece.firstIndex(of: 0x0A) {
      rest += piece[..<end]
      piece = piece[(end + 1)...]
      if let line = finished() { lines.append(line) }
    }
    rest += piece
    if rest.count > ExchangeLine.longest {
      if !isPassingOver { lines.append(.failure(Self.tooLong)) }
      isPassingOver = true
      rest = []
    }
    return lines
  }

  /// What is to be said of a line that the end cut off: it is not taken, for it may not be whole.
  mutating func end() -> Line? {
    defer { rest = [] }
    guard !isPassingOver, rest.contains(where: { $0 > 0x20 }) else { return nil }
    return .failure(
      Diagnostic(
        ExchangeCode.cut, "the last line has no end: it may be cut off, and is not taken",
        "最后一行没有行尾，可能不完整，未予采纳"))
  }

  private mutating func finished() -> Line? {
    defer {
      rest.removeAll(keepingCapacity: true)
      isPassingOver = false
    }
    guard !isPassingOver, rest.contains(where: { $0 > 0x20 }) else { return nil }
    return rest.count > ExchangeLine.longest ? .failure(Self.tooLong) : .success(rest)
  }

  private static var tooLong: Diagnostic {
    Diagnostic(
      ExchangeCode.tooLong, "a line has at most \(ExchangeLine.longest) bytes",
      "一行最多 \(ExchangeLine.longest) 字节")
  }
}
