import Basics
import CaseTestSupport
import TestSupport
import Testing

@testable import CaseModel

/// Case numbers of a family go straight to an array, all others to a hash table: both must answer as
/// one dictionary would.
@Suite("Subjects by their names")
struct SubjectTableTests {
  private static func admit(_ name: String, to table: inout SubjectTable) -> (Int32, Bool) {
    Array(name.utf8).withByteView { table.admit($0) }
  }

  private static func find(_ name: String, in table: SubjectTable) -> Int32? {
    Array(name.utf8).withByteView { table.find($0) }
  }

  /// Names of few families and many, near and far numbers, other lengths and endings.
  private static func name(_ seeded: inout Seeded) -> String {
    let number = seeded.once(in: 6) ? seeded.below(1_000_000_000) : seeded.below(400)
    let digits = seeded.pick([3, 4, 6, 9, 12])
    let text = Decimal.padded(number, digits)
    switch seeded.below(5) {
    case 0: return "FH-2026-" + text
    case 1: return "F\(seeded.below(40))-" + text
    case 2: return text
    case 3: return "unit/" + text + seeded.pick(["", "x", "-"])
    default: return seeded.pick(["rules", "", "任务/三", "FH-2026-", "FH-2026-00000x"])
    }
  }

  @Test(
    "are numbered as they are met, whatever their form", arguments: 1...6 as ClosedRange<UInt64>)
  func asADictionary(seed: UInt64) {
    var (seeded, table, known) = (Seeded(seed), SubjectTable(), [String: Int32]())
    for _ in 0..<1500 {
      let name = Self.name(&seeded)
      #expect(Self.find(name, in: table) == known[name], "\(name)")
      let (subject, isNew) = Self.admit(name, to: &table)
      #expect(isNew == (known[name] == nil), "\(name)")
      #expect(subject == known[name] ?? Int32(known.count), "\(name)")
      known[name] = subject
    }
    #expect(table.count == known.count)
    for (name, subject) in known {
      #expect(Self.find(name, in: table) == subject)
      #expect(String(decoding: table.name(subject), as: UTF8.self) == name)
    }
  }

  @Test("a number with more zeros in front is another name")
  func zeros() {
    var table = SubjectTable()
    #expect(Self.admit("C-0007", to: &table) == (0, true))
    #expect(Self.admit("C-00007", to: &table) == (1, true))
    #expect(Self.admit("C-0007", to: &table) == (0, false))
    #expect(Self.find("C-7", in: table) == nil)
  }

  @Test("are sorted by the bytes of their names, however long the beginning that they share")
  func sorted() {
    var (seeded, table) = (Seeded(9), SubjectTable())
    let fixed = [
      "", "a", "ab", "ab\0", "ab\0c", "ab\u{1}", "abcdefgh", "abcdefgh\0", "abcdefghi",
      "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopr", "abcdefghijklmnop\0", "供暖", "é",
    ]
    let names = Array(Set(fixed + (0..<300).map { _ in Self.name(&seeded) })).shuffled(
      using: &seeded)
    let subjects = names.map { Self.admit($0, to: &table).0 }
    let sorted = table.sorted(subjects).map { String(decoding: table.name($0), as: UTF8.self) }
    let expected = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(sorted.elementsEqual(expected) { $0.utf8.elementsEqual($1.utf8) })
  }
}
