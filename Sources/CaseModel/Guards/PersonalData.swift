import Basics

/// Numbers by which a person can be found, and which no book may hold (SPEC §9): telephones of mainland
/// China, identity cards (GB 11643-1999), bank cards (ISO/IEC 7812, Luhn).
///
///     "请打 138-1234 5678。"  ─► groups 138 · 1234 · 5678 ─► a mobile number
///
/// Groups of digits with one blank or hyphen between them belong together. Digits within a longer run, or
/// within a hexadecimal number, count as nothing.
public enum PersonalData: Sendable {
  case mobile, landline, identityCard, bankCard

  /// The first kind that a text holds; nil for none.
  ///
  /// - Complexity: O(length).
  public static func find(in text: String) -> PersonalData? {
    guard mayHoldNumber(text) else { return nil }
    var search = DigitGroups()
    for scalar in text.unicodeScalars {
      search.take(scalar)
      if let found = search.found { return found }
    }
    search.end()
    return search.found
  }

  /// Whether there are digits enough, full-width ones (which begin with EF) not counted: few texts have.
  public static func mayHoldNumber(_ text: String) -> Bool {
    text.withByteView { text in
      var digits = 0
      for offset in 0..<text.count {
        if text[offset] == 0xEF { return true }
        if text[offset] &- 0x30 < 10 { digits += 1 }
      }
      return digits >= 10
    }
  }

  /// What some groups are that stand together, beginning with the first of them.
  static func kind(of groups: ArraySlice<[UInt8]>) -> PersonalData? {
    let lengths = groups.prefix(5).map(\.count)
    func joined(_ count: Int) -> [UInt8] { Array(groups.prefix(count).joined()) }
    if isMobile(joined(1)) || lengths.prefix(3) == [3, 4, 4] && isMobile(joined(3)) {
      return .mobile
    }
    if isIdentityCard(joined(1)) || lengths.prefix(3) == [6, 8, 4] && isIdentityCard(joined(3)) {
      return .identityCard
    }
    if isLandline(groups, lengths) { return .landline }
    if isBankCard(joined(1)) { return .bankCard }
    // In fours, the last group what is left.
    if lengths.count >= 4, lengths.prefix(4).allSatisfy({ $0 == 4 }) {
      if isBankCard(joined(4)) { return .bankCard }
      if lengths.count == 5, lengths[4] <= 3, isBankCard(joined(5)) { return .bankCard }
    }
    return nil
  }

  // MARK: Digits, as values from 0 to 9; 10 for X

  private static func isMobile(_ digits: [UInt8]) -> Bool {
    let own =
      digits.count == 13 && digits.starts(with: [8, 6]) ? Array(digits.dropFirst(2)) : digits
    return own.count == 11 && own[0] == 1 && own[1] >= 3 && !own.contains(10)
  }

  /// An area code of three digits (010, 02x) or four, and a number of eight, or behind four of seven.
  private static func isLandline(_ groups: ArraySlice<[UInt8]>, _ lengths: [Int]) -> Bool {
    guard let first = groups.first, first.count >= 3, first[0] == 0, first[1] != 0 else {
      return false
    }
    let area = first[1] <= 2 ? 3 : 4
    guard first.count >= area else { return false }
    let isSplit = lengths.count >= 3 && first.count == area && lengths[2] == 4 && lengths[1] <= 4
    let count = isSplit ? 3 : first.count == area ? 2 : 1
    guard groups.count >= count else { return false }
    let number = Array(groups.prefix(count).joined()).dropFirst(area)
    return (number.count == 8 || number.count == 7 && area == 4)
      && number.first.map { (2...8).contains($0) } ?? false && !number.contains(10)
  }

  private static let identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

  /// ISO 7064, MOD 11-2.
  private static func isIdentityCard(_ digits: [UInt8]) -> Bool {
    guard digits.count == 18, digits[0] != 0, !digits.dropLast().contains(10) else { return false }
    let sum = zip(digits, identityWeights).reduce(0) { $0 + Int($1.0) * $1.1 }
    return (12 - sum % 11) % 11 == Int(digits[17])
  }

  private static func isBankCard(_ digits: [UInt8]) -> Bool {
    guard (16...19).contains(digits.count), digits[0] >= 3, !digits.contains(10) else {
      return false
    }
    let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
      let value = Int(entry.element) * (entry.offset % 2 == 1 ? 2 : 1)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }
}

/// Reads a text into groups of digits, and asks of each sequence of them what it is.
private struct DigitGroups {
  private(set) var found: PersonalData?
  private var groups: [[UInt8]] = []
  /// The run of letters and digits that is being read.
  private var run: [UInt8] = []
  private var isBroken = false

  mutating func take(_ scalar: Unicode.Scalar) {
    let ascii = Self.ascii(scalar)
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      run.append(ascii)
    case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
      // A second one behind the first ends the sequence, unless it closes a bracket.
      if run.isEmpty { if !groups.isEmpty, isBroken { endGroups() } } else { endRun() }
      isBroken = ascii == UInt8(ascii: "-") || ascii == UInt8(ascii: " ")
    default: end()
    }
  }

  /// Full-width forms as their ASCII, letters small; 0 for anything else.
  private static func ascii(_ scalar: Unicode.Scalar) -> UInt8 {
    let value = scalar.value
    let plain = (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value == 0x3000 ? 0x20 : value
    guard plain < 0x80 else { return 0 }
    let isCapital = (0x41...0x5A).contains(plain)
    return UInt8(isCapital ? plain + 0x20 : plain)
  }

  mutating func end() {
    endRun()
    endGroups()
    isBroken = false
  }

  private mutating func endRun() {
    defer { run.removeAll(keepingCapacity: true) }
    guard !run.isEmpty else { return }
    let letters = run.count { $0 > UInt8(ascii: "9") }
    // An identity card may end in X, also where it is written in groups.
    let mayEndCard = letters == 1 && run.last == UInt8(ascii: "x") && [4, 18].contains(run.count)
    if letters == 0 || mayEndCard {
      groups.append(run.map { $0 == UInt8(ascii: "x") ? 10 : $0 - UInt8(ascii: "0") })
      return
    }
    endGroups()
    let isHexadecimal = run.allSatisfy { $0 <= UInt8(ascii: "f") }
    guard !isHexadecimal else { return }
    for digits in run.split(whereSeparator: { $0 > UInt8(ascii: "9") }) {
      groups = [digits.map { $0 - UInt8(ascii: "0") }]
      endGroups()
    }
  }

  private mutating func endGroups() {
    for index in groups.indices where found == nil {
      found = PersonalData.kind(of: groups[index...])
    }
    groups.removeAll(keepingCapacity: true)
  }
}
