import Basics

/// The subjects that a reading met, numbered in the order of their first events.
///
/// Case numbers are nearly always a common beginning and a running number, `FH-2026-000123`: such a
/// family is an array over the number, one look-up without hash or comparison. Anything else (a
/// family too many, a number too far ahead of the count) goes to a hash table.
///
///     "FH-2026-" · 6 digits  ─►  table[123] = subject
struct SubjectTable: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var families: [Family] = []
  /// The family of the name before: the next one is mostly of the same.
  private var recent = 0
  private var irregular = SymbolTable()
  /// Subjects by the symbols of `irregular`.
  private var irregularSubjects: [Int32] = []

  private struct Family {
    let prefix: [UInt8]
    let digits: Int
    /// Subjects by number, -1 for none.
    var table: [Int32] = []
    var members = 0

    /// The subject of a name of this family that is known.
    @inline(__always)
    func known(_ name: ByteView) -> Int32? {
      let start = prefix.count
      guard name.count == start &+ digits else { return nil }
      var number = 0
      for offset in start..<name.count {
        let digit = name[offset] &- 0x30
        guard digit < 10 else { return nil }
        number = number &* 10 &+ Int(digit)
      }
      guard number < table.count, table[number] >= 0,
        prefix.withByteView({ $0 == name[0..<start] })
      else { return nil }
      return table[number]
    }

    func holds(_ name: ByteView, _ prefixLength: Int) -> Bool {
      name.count - prefixLength == digits && prefixLength == prefix.count
        && prefix.withByteView { $0 == name[0..<prefixLength] }
    }

    mutating func insert(_ subject: Int32, at number: Int) {
      while table.count <= number { table.append(-1) }
      table[number] = subject
      members += 1
    }

    /// Whether an entry there keeps the table within a small multiple of its members.
    func hasRoom(for number: Int) -> Bool { number < 65_536 || number < 16 * (members + 1) }
  }

  private static let maximumFamilies = 16
  /// Fewer digits than case numbers have belong to units and the like.
  private static let minimumDigits = 4
  private static let maximumDigits = 9

  var count: Int { ends.count }

  func name(_ subject: Int32) -> ArraySlice<UInt8> {
    let index = Int(subject)
    return arena[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  func withName<R>(_ subject: Int32, _ body: (ByteView) -> R) -> R {
    let index = Int(subject)
    return arena.withByteView { body($0[(index == 0 ? 0 : ends[index - 1])..<ends[index]]) }
  }

  /// Subjects in the byte order of their names.
  ///
  /// - Complexity: O(n log n); names are looked at only where their first sixteen bytes are the same.
  func sorted(_ subjects: [Int32]) -> [Int32] {
    struct Key {
      let first, second: UInt64
      let subject: Int32
    }
    let keys = subjects.map { subject in
      withName(subject) { name in
        Key(
          first: name.word(at: 0, length: min(8, name.count)).byteSwapped,
          second: name.count > 8 ? name.word(at: 8, length: min(8, name.count - 8)).byteSwapped : 0,
          subject: subject)
      }
    }
    return keys.sorted { left, right in
      if left.first != right.first { return left.first < right.first }
      if left.second != right.second { return left.second < right.second }
      return name(left.subject).lexicographicallyPrecedes(name(right.subject))
    }.map(\.subject)
  }

  /// The subject of a name, and whether it is new.
  ///
  /// - Complexity: O(length).
  mutating func admit(_ name: ByteView) -> (subject: Int32, isNew: Bool) {
    if recent < families.count, let known = families[recent].known(name) { return (known, false) }
    let prefixLength = Self.prefixLength(name)
    if isRegular(name, prefixLength), let family = admitFamily(name, prefixLength) {
      recent = family
      let number = Self.number(name, from: prefixLength)
      if number < families[family].table.count {
        let known = families[family].table[number]
        if known >= 0 { return (known, false) }
      }
      if families[family].hasRoom(for: number),
        irregular.count == 0 || irregular.find(name).isNone
      {
        let subject = append(name)
        families[family].insert(subject, at: number)
        return (subject, true)
      }
    }
    let symbol = irregular.intern(name)
    if symbol.index < irregularSubjects.count { return (irregularSubjects[symbol.index], false) }
    let subject = append(name)
    irregularSubjects.append(subject)
    return (subject, true)
  }

  /// The subject of a name that is known already.
  func find(_ name: ByteView) -> Int32? {
    // By the span: threads that ask side by side would wait for each other over counts of references.
    let families = families.span
    for index in families.indices { if let known = families[index].known(name) { return known } }
    let symbol = irregular.find(name)
    return symbol.isNone ? nil : irregularSubjects[symbol.index]
  }

  private mutating func append(_ name: ByteView) -> Int32 {
    arena.append(name)
    ends.append(arena.count)
    return Int32(ends.count - 1)
  }

  /// Where the last nine digits at most begin; the whole length where the name ends in none.
  @inline(__always)
  private static func prefixLength(_ name: ByteView) -> Int {
    var length = name.count
    while length > 0, name[length &- 1] &- 0x30 < 10, name.count &- length < maximumDigits {
      length &-= 1
    }
    return length
  }

  @inline(__always)
  private static func number(_ name: ByteView, from start: Int) -> Int {
    var number = 0
    for offset in start..<name.count { number = number &* 10 &+ Int(name[offset] &- 0x30) }
    return number
  }

  private func isRegular(_ name: ByteView, _ prefixLength: Int) -> Bool {
    name.count &- prefixLength >= Self.minimumDigits
  }

  private func family(_ name: ByteView, _ prefixLength: Int) -> Int? {
    if recent < families.count, families[recent].holds(name, prefixLength) { return recent }
    return families.firstIndex { $0.holds(name, prefixLength) }
  }

  private mutating func admitFamily(_ name: ByteView, _ prefixLength: Int) -> Int? {
    if let known = family(name, prefixLength) { return known }
    guard families.count < Self.maximumFamilies else { return nil }
    families.append(Family(prefix: name[0..<prefixLength].array, digits: name.count - prefixLength))
    return families.count - 1
  }
}
