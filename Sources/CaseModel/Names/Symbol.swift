public import Basics

/// A short name for a text that recurs: a unit's path, a matter, a tier, a case number.
///
/// Numbers are given in the order in which texts are first met, so they mean something only beside
/// the table that gave them.
public struct Symbol: Hashable, Sendable {
  public let raw: Int32

  @inlinable public init(raw: Int32) { self.raw = raw }

  /// Stands where there is no text.
  public static let none = Symbol(raw: -1)

  @inlinable public var isNone: Bool { raw < 0 }
  @inlinable public var index: Int { Int(raw) }
}

/// The place of a subject among those that a reading of the book met: the index of its state.
public struct Subject: Hashable, Sendable {
  public let index: Int32

  @inlinable public init(index: Int32) { self.index = index }
}

/// Texts and their symbols: an arena of bytes and an open-addressing table over it.
public struct SymbolTable: Sendable {
  private var arena: [UInt8] = []
  /// Where each symbol's text ends in the arena; it begins where the one before ends.
  private var ends: [Int] = []
  /// Slots of (upper half of the hash, symbol + 1); zero is free.
  private var slots: [UInt64]
  private var mask: Int
  private var isClosed = false
  /// Whether a closed table was asked for a text that it does not hold.
  private var hasMissed = false

  public init() {
    slots = Array(repeating: 0, count: 256)
    mask = 255
  }

  public var count: Int { ends.count }

  /// A copy that takes nothing in and notes what it lacks, in memory of its own: for a thread that
  /// reads beside the one that takes texts in.
  ///
  /// - Complexity: O(bytes).
  public func closed() -> SymbolTable {
    var copy = self
    // Not shared, as a mere copy would be: threads would wait for each other over counts of references.
    (copy.arena, copy.ends, copy.slots) = (arena.map(\.self), ends.map(\.self), slots.map(\.self))
    (copy.isClosed, copy.hasMissed) = (true, false)
    return copy
  }

  /// Whether a text was missed since this was asked last.
  public mutating func takeMiss() -> Bool {
    defer { hasMissed = false }
    return hasMissed
  }

  /// The symbol of a text, which is taken in if it is new; `.none` for a new one where the table is closed.
  ///
  /// - Complexity: O(length), amortised.
  public mutating func intern(_ view: ByteView) -> Symbol {
    let hash = Self.hash(view)
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = hash & 0xFFFF_FFFF_0000_0000
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(entry & 0xFFFF_FFFF) &- 1
        if equals(index, view) { return Symbol(raw: Int32(truncatingIfNeeded: index)) }
      }
      slot = (slot &+ 1) & mask
    }
    if isClosed {
      hasMissed = true
      return .none
    }
    let index = ends.count
    for offset in 0..<view.count { arena.append(view[offset]) }
    ends.append(arena.count)
    slots[slot] = tag | UInt64(index + 1)
    if ends.count * 2 > slots.count { grow() }
    return Symbol(raw: Int32(truncatingIfNeeded: index))
  }

  public mutating func intern(_ text: String) -> Symbol {
    Array(text.utf8).withByteView { intern($0) }
  }

  /// The symbol of a text that is known already, else `.none`.
  public func find(_ text: String) -> Symbol { Array(text.utf8).withByteView { find($0) } }

  public func find(_ view: ByteView) -> Symbol {
    var slot = Int(truncatingIfNeeded: Self.hash(view)) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if equals(index, view) { return Symbol(raw: Int32(index)) }
      slot = (slot + 1) & mask
    }
    return .none
  }

  /// The symbol of the longest known part of a path that ends before a slash, for which `isWanted`
  /// holds.
  ///
  /// - Complexity: O(length · depth).
  func longestPrefix(of path: Symbol, where isWanted: (Symbol) -> Bool) -> Symbol {
    guard !path.isNone else { return .none }
    return arena.withByteView { arena in
      var rest = arena[start(path.index)..<ends[path.index]]
      while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
        rest = rest[0..<slash]
        let prefix = find(rest)
        if !prefix.isNone && isWanted(prefix) { return prefix }
      }
      return .none
    }
  }

  /// The bytes of a symbol's text; none for `.none`.
  public func bytes(_ symbol: Symbol) -> ArraySlice<UInt8> {
    symbol.isNone ? [] : arena[start(symbol.index)..<ends[symbol.index]]
  }

  /// Hands the bytes of a symbol's text to a call; none for `.none`.
  public func withBytes(of symbol: Symbol, _ body: (ByteView) -> Void) {
    if symbol.isNone { return body(.empty) }
    arena.withByteView { body($0[start(symbol.index)..<ends[symbol.index]]) }
  }

  /// Whether one text comes before another in byte order.
  public func precedes(_ left: Symbol, _ right: Symbol) -> Bool {
    bytes(left).lexicographicallyPrecedes(bytes(right))
  }

  public func text(_ symbol: Symbol) -> String { String(decoding: bytes(symbol), as: UTF8.self) }

  /// The text, or nil for `.none`.
  public func optionalText(_ symbol: Symbol) -> String? { symbol.isNone ? nil : text(symbol) }

  /// Words that may overlap, so that nothing is masked: paths and codes are mostly longer than one.
  @inline(__always)
  private static func hash(_ text: ByteView) -> UInt64 {
    var hash = UInt64(text.count)
    let last = text.count &- 8
    guard last >= 0 else { return mix(hash ^ text.word(at: 0, length: text.count)) }
    var offset = 0
    while offset < last {
      hash = mix(hash ^ text.word(at: offset))
      offset &+= 8
    }
    return mix(hash ^ text.word(at: last))
  }

  @inline(__always)
  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

  private func equals(_ index: Int, _ view: ByteView) -> Bool {
    let start = start(index)
    guard ends[index] &- start == view.count else { return false }
    return arena.withByteView { arena in
      let last = view.count &- 8
      guard last >= 0, last <= 8 else { return arena[start..<start &+ view.count] == view }
      // Names of persons, and most codes: two words, which may overlap.
      return arena.word(at: start) == view.word(at: 0)
        && arena.word(at: start &+ last) == view.word(at: last)
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    mask = slots.count - 1
    arena.withByteView { view in
      for index in ends.indices {
        let hash = Self.hash(view[start(index)..<ends[index]])
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot &+ 1) & mask }
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
      }
    }
  }
}

/// Values by symbol, in an array: for the few symbols that have one.
public struct SymbolMap<Value: Sendable>: Sendable {
  private var values: [Value?] = []

  public init() {}

  @inlinable
  public subscript(symbol: Symbol) -> Value? {
    get { get(symbol) }
    set { set(symbol, newValue) }
  }

  @usableFromInline
  func get(_ symbol: Symbol) -> Value? {
    symbol.index >= 0 && symbol.index < values.count ? values[symbol.index] : nil
  }

  @usableFromInline
  mutating func set(_ symbol: Symbol, _ value: Value?) {
    precondition(!symbol.isNone)
    while values.count <= symbol.index { values.append(nil) }
    values[symbol.index] = value
  }

  /// The symbols that have a value, in the order of their numbers.
  public var symbols: [Symbol] {
    values.indices.filter { values[$0] != nil }.map { Symbol(raw: Int32($0)) }
  }
}
