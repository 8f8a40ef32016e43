import Basics
import CaseModel
import CaseTestSupport
import Testing
import TestSupport

@Suite("Subjects and their names")
struct CaseTableTests {
  /// Names that differ in a digit, a zero, a separator, the width or the case of a letter.
  static let names: [String] = {
    var names = [
      "FH-2026-000123", "FH-2026-000124", "FH-2026-0000123", "FH-2026-00123", "FH-2026-123",
      "FH-2026-0123",
      "FH-2026-", "FH-2026", "FH", "F", "0", "00", "1", "01", "-1", "FH-2025-000123",
      "FG-2026-000123",
      "fh-2026-000123", "FH_2026-000123", "FH-2026_000123", "FH-2026-00012A", "FH-2026-00012１",
      "FH-2026-000123 ", " FH-2026-000123", "FH-2026-999999", "FH-2026-4294967296", "FH-2026-0",
      "FH-2026-18446744073709551616", "FH-2026-99999999999999999999", "第四件", "第四件-1", "é",
      "e\u{301}",
      "rules", "unit/s", "calendar", "period/2026-10/x", "FH-2026-000123/x", "\"", "\\",
    ]
    for number in 0..<600 { names.append("LS-2026-\(number * 977)") }
    for length in 1..<60 { names.append(String(repeating: "9", count: length)) }
    var seeded = Seeded(81)
    for _ in 0..<200 {
      names.append(
        (0...seeded.below(12)).map { _ in seeded.pick(["A", "-", "0", "7", "/"]) }.joined())
    }
    var seen: Set<[UInt8]> = []
    return names.filter { seen.insert(Array($0.utf8)).inserted }
  }()

  @Test("each name has a subject of its own, whatever its shape, and keeps it")
  func distinct() {
    var table = CaseTable()
    let subjects = Self.names.map { table.admit($0) }
    #expect(Set(subjects).count == Self.names.count)
    for (name, subject) in zip(Self.names, subjects) {
      #expect(table.name(of: subject).utf8.elementsEqual(name.utf8))
      #expect(table.admit(name) == subject)
      #expect(table.find(name) != nil)
    }
    for name in ["FH-2026-000125", "LS-2026-1", "LS-2026", "8", ""] {
      #expect(table.find(name) == nil, "\(name)")
    }
  }

  @Test("cases are sorted by the bytes of their names")
  func sorted() {
    var table = CaseTable()
    var state = CaseState()
    state.isRegistered = true
    for name in Self.names { _ = Array(name.utf8).withByteView { table.restore([$0], [state]) } }
    let found = table.sortedCases.map { Array(table.name(of: $0).utf8) }
    #expect(found == Self.names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("what an earlier reading knew is asked once, for each subject that is met")
  func earlier() {
    var known = CaseState()
    known.version = 7
    let state = known
    var table = CaseTable { name in name.text == "C-1" ? state : nil }
    #expect(table.find("C-1")?.version == 7)
    #expect(table.find("C-2") == nil)
    let subject = table.admit("C-1")
    #expect(table[version: subject] == 7)
    table.countEvent(of: subject)
    let (again, other) = (table.admit("C-1"), table.admit("C-2"))
    #expect(table[version: again] == 8)
    #expect(table[version: other] == 0)
  }
}
