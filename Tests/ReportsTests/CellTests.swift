import Basics
import CaseModel
import CaseTestSupport
import CommandLineKit
import Queries
import Testing

@testable import Reports

@Suite("What may stand in a column")
struct CellTests {
  private static func forms(_ cell: some Cell) -> String {
    let (english, chinese) = (Parcel.context(), Parcel.context(.chinese))
    return [cell.json(english).text, cell.text(english), cell.text(chinese)]
      .map { $0 ?? "nothing" }.joined(separator: " | ")
  }

  @Test("is a value for programs and a text for people, in their language")
  func forms() {
    #expect(Self.forms("a") == #""a" | a | a"#)
    #expect(Self.forms(-3) == "-3 | -3 | -3")
    #expect(Self.forms(true) == "true | yes | 是")
    #expect(Self.forms(false) == "false | nothing | nothing")
    #expect(Self.forms(nil as Int?) == "null | nothing | nothing")
    #expect(Self.forms(["a", "b"]) == #"["a","b"] | a b | a b"#)
    #expect(Self.forms(Phrase("late", "迟")) == #""late" | late | 迟"#)
    #expect(Self.forms(Status.closed) == #""closed" | closed | 已结案"#)
    #expect(Self.forms(Timer.sign) == #""sign" | sign | 签收"#)
    #expect(Self.forms(CardLevel.red) == #""red" | red | 红牌"#)
    #expect(Self.forms(Symbol.none) == "null | nothing | nothing")
    #expect(Self.forms(Parcel.book.symbol("s/c")) == #""s/c" | s/c | s/c"#)
    #expect(Self.forms(Span(3, .workingDays)) == #""3wd" | 3wd | 3wd"#)
    #expect(Self.forms(Hundredths(raw: 1250)) == "12.5 | 12.5 | 12.5")
    #expect(Self.forms(Fraction(1, over: 3)) == "0.33 | 0.33 | 0.33")
    #expect(Self.forms(Fraction(2, over: 1)) == "2 | 2.00 | 2.00")
  }

  @Test("numbers stand to the right, names to the left, and nothing where the value would")
  func alignment() {
    func alignment<Value: Cell>(of value: Value) -> Alignment {
      Column<Int>("key") { _ in value }.head.alignment
    }
    #expect(alignment(of: 1) == .right && alignment(of: Fraction(1, over: 2)) == .right)
    #expect(alignment(of: nil as Int?) == .right && alignment(of: nil as String?) == .left)
    #expect(alignment(of: "1") == .left && alignment(of: Status.closed) == .left)
  }

  @Test(
    "an instant is shown without offset, and without seconds where they are zero",
    arguments: [
      ("2026-03-02T09:00:00+08:00", "2026-03-02 09:00"),
      ("2026-03-02T09:00:07+08:00", "2026-03-02 09:00:07"),
      ("2026-03-02T09:00:07.5+08:00", "2026-03-02 09:00:07"), ("2026-03-02", "2026-03-02"),
      ("", ""),
    ])
  func shortened(text: String, expected: String) {
    #expect(Timestamp.shortened(text) == expected)
  }
}
