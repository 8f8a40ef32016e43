import Basics
import CaseModel

/// Texts as JSON has them, in their quotes, of what stands in many lines: all symbols, and what the
/// program itself names.
struct QuotedTexts: Sendable {
  private(set) var all: [UInt8] = []
  private var symbolEnds: [Int] = []
  private var timers: [Range<Int>] = []
  private var statuses: [Range<Int>] = []
  /// Tier and kind, a comma between them.
  private var holders: [Range<Int>] = []

  /// Behind the last text, so that any can be copied by words of sixteen bytes.
  private static let padding = 16

  /// - Complexity: O(bytes).
  init(_ symbols: SymbolTable, _ classes: HolderClasses) {
    symbolEnds.reserveCapacity(symbols.count)
    for raw in 0..<symbols.count {
      JSONText.append(symbols.bytes(Symbol(raw: Int32(raw))), to: &all)
      symbolEnds.append(all.count)
    }
    for timer in Timer.allCases.sorted() { timers.append(take(timer.rawValue)) }
    for status in Status.allCases { statuses.append(take(status.name)) }
    for number in 0..<classes.count {
      let holder = classes[UInt16(number)]
      let start = all.count
      take(symbols.optionalText(holder.tier))
      all.append(UInt8(ascii: ","))
      take(holder.kind?.rawValue)
      holders.append(start..<all.count)
    }
    all += repeatElement(0, count: Self.padding)
  }

  @discardableResult
  private mutating func take(_ text: String?) -> Range<Int> {
    let start = all.count
    if let text { JSONText.append(text, to: &all) } else { all += "null".utf8 }
    return start..<all.count
  }

  /// - Parameter symbol: not `.none`.
  func range(of symbol: Symbol) -> Range<Int> {
    (symbol.index == 0 ? 0 : symbolEnds[symbol.index - 1])..<symbolEnds[symbol.index]
  }

  func range(of timer: Timer) -> Range<Int> { timers[timer.order] }
  func range(of status: Status) -> Range<Int> { statuses[Int(status.rawValue)] }

  /// - Parameter number: nobody's, where it is not given out.
  func range(ofHolder number: UInt16) -> Range<Int> {
    Int(number) < holders.count ? holders[Int(number)] : holders[0]
  }
}
