import Basics
import CaseTestSupport
import TestSupport
import Testing

@testable import CaseModel

@Suite("Names and their symbols")
struct SymbolTests {
  @Test("each text has one symbol, in the order in which it was met, however many there are")
  func interned() {
    var (table, seeded, known) = (SymbolTable(), Seeded(7), [String]())
    // Beyond the slots that there are at first, and of every length up to three words of eight bytes.
    for _ in 0..<1200 {
      let text = String((0..<seeded.below(25)).map { _ in seeded.pick(Array("ab/中")) })
      let place = known.firstIndex(of: text) ?? known.count
      #expect(table.find(text).isNone == (place == known.count))
      if place == known.count { known.append(text) }
      #expect(table.intern(text) == Symbol(raw: Int32(place)))
    }
    #expect(table.count == known.count && known.count > 300)
    for (index, text) in known.enumerated() {
      #expect(table.find(text).index == index && table.text(Symbol(raw: Int32(index))) == text)
    }
  }

  @Test("a copy that takes in more leaves the other as it was")
  func copies() {
    var table = SymbolTable()
    _ = table.intern("a")
    var copy = table
    #expect(copy.intern("b").index == 1)
    #expect(table.find("b").isNone && table.count == 1)
    #expect(table.intern("c").index == 1)
  }

  @Test("there is no text where there is no symbol, and the empty text is one")
  func none() {
    var table = SymbolTable()
    #expect(table.optionalText(.none) == nil && table.text(.none) == "" && table.bytes(.none) == [])
    #expect(!table.intern("").isNone && table.optionalText(table.find("")) == "")
  }

  @Test("texts are ordered by their bytes, not as people would sort them")
  func order() {
    var table = SymbolTable()
    let symbols = ["b", "a", "é", "Z", "aa", ""].map { table.intern($0) }
    let sorted = symbols.sorted { table.precedes($0, $1) }.map { table.text($0) }
    #expect(sorted == ["", "Z", "a", "aa", "b", "é"])
  }

  @Test(
    "the longest part of a path that is wanted, whole steps only",
    arguments: [
      ("s/c/g/b", "s/c/g"), ("s/c/gg", "s/c"), ("s/c/g", "s/c"), ("s", nil), ("s/", "s"),
      ("x/s/c", nil), ("s//c", "s"), ("", nil),
    ])
  func prefix(path: String, expected: String?) {
    var table = SymbolTable()
    for unit in ["s", "s/c", "s/c/g"] { _ = table.intern(unit) }
    let wanted = table.count
    let symbol = table.intern(path)
    let found = table.longestPrefix(of: symbol) { $0.index < wanted }
    #expect(table.optionalText(found) == expected)
  }

  @Test("values by symbol are those that were set, and no others")
  func map() {
    var map = SymbolMap<Int>()
    #expect(map[Symbol(raw: 3)] == nil && map[.none] == nil)
    map[Symbol(raw: 3)] = 30
    map[Symbol(raw: 1)] = 10
    #expect(map.symbols.map(\.index) == [1, 3])
    map[Symbol(raw: 3)] = nil
    #expect(map.symbols.map(\.index) == [1] && map[Symbol(raw: 1)] == 10)
  }
}
