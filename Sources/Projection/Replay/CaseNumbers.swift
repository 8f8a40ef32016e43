import Basics
package import CaseModel

/// The numbers of all registered cases of a state, also of those whose states still lie in the snapshot
/// from which it was loaded.
package struct CaseNumbers {
  private let table: CaseTable
  private let snapshot: Snapshot?
  /// How many names the snapshot's rows may speak of.
  private let symbols: Int

  /// - Parameter snapshot: what the state was loaded from; nil where every line was read.
  package init(_ state: BookState, _ snapshot: Snapshot?) {
    table = state.table
    symbols = state.reference.symbols.count
    self.snapshot = snapshot
  }

  package init(_ loaded: Home.Loaded) { self.init(loaded.state, loaded.snapshot) }

  /// The numbers that end in a text, in byte order: itself alone where it is one.
  ///
  /// - Complexity: O(cases); O(1) for a whole number.
  package func ending(in text: String) -> [String] {
    if text.isEmpty { return [] }
    if table.find(text)?.isRegistered == true { return [text] }
    let end = Array(text.utf8)
    var found: [String] = []
    forEach { name in
      if name.count > end.count, name[name.count - end.count..<name.count].array == end {
        found.append(name.text)
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The number that follows the last registered case: its form with the next running number, from 1
  /// in a year that is new. nil where there is no case, or its number ends in no digits.
  ///
  /// - Parameter year: the present one.
  /// - Complexity: O(cases).
  package func next(in year: Int) -> (number: String, last: String)? {
    var last: [UInt8] = []
    forEach { last = $0.array }
    let digits = last.reversed().prefix { Self.isDigit($0) }.count
    guard digits > 0, digits <= 18 else { return nil }
    let prefix = Self.renewed(Array(last.dropLast(digits)), for: year)
    var highest = 0
    forEach { name in
      guard name.count == prefix.count + digits, name[0..<prefix.count].array == prefix else {
        return
      }
      highest = max(highest, Decimal.value(name[prefix.count..<name.count].array) ?? 0)
    }
    let number = prefix + Array(Decimal.padded(highest + 1, digits).utf8)
    return (String(decoding: number, as: UTF8.self), String(decoding: last, as: UTF8.self))
  }

  /// The beginning of a number with the year in it, where there is one, brought up to date.
  private static func renewed(_ prefix: [UInt8], for year: Int) -> [UInt8] {
    var end = prefix.count
    while end > 0, !isDigit(prefix[end - 1]) { end -= 1 }
    let start = end - prefix[..<end].reversed().prefix { isDigit($0) }.count
    guard end - start == 4, let old = Decimal.value(prefix[start..<end]), old > 1900, old < year
    else { return prefix }
    return prefix[..<start] + Array(Decimal.padded(year, 4).utf8) + prefix[end...]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// In the order of their registration.
  private func forEach(_ body: (ByteView) -> Void) {
    if let snapshot { snapshot.forEachCase(symbols: symbols, body) }
    for index in table.states.indices where table.states[index].isRegistered {
      Array(table.nameBytes(of: Subject(index: Int32(index)))).withByteView { name in
        if snapshot?.hasCase(name, symbols: symbols) != true { body(name) }
      }
    }
  }
}

extension Snapshot {
  /// The numbers of its cases, in the order of their records.
  fileprivate func forEachCase(symbols: Int, _ body: (ByteView) -> Void) {
    let index = section(.index)
    for start in stride(from: 0, to: index.count - IndexRow.size + 1, by: IndexRow.size) {
      guard let row = IndexRow(index[start..<start + IndexRow.size], symbols: symbols), row.isCase,
        let record = record(at: row.offset, symbols: symbols)?.record
      else { continue }
      body(record.name)
    }
  }

  fileprivate func hasCase(_ name: ByteView, symbols: Int) -> Bool {
    (try? record(named: name, symbols: symbols))?.state?.isRegistered == true
  }
}
