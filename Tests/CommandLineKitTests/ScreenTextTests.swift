import CommandLineKit
import Testing

@Suite("Words in a window") struct ScreenTextTests {
  @Test("go on in the next line under their beginning")
  func wrapped() {
    let text = "  HOLDER  dept/housing and others\nshort\n"
    #expect(
      ScreenText.wrapped(text, columns: 20) == "  HOLDER\n    dept/housing and\n    others\nshort\n"
    )
    #expect(ScreenText.wrapped(text, columns: nil) == text)
  }

  @Test("are parted between wide characters where there is no blank")
  func wide() {
    #expect(ScreenText.wrapped("吹哨报到吹哨报到", columns: 9) == "吹哨报到\n  吹哨报\n  到")
    // Neither within a word, nor before a closing mark.
    #expect(ScreenText.wrapped("回访、reply", columns: 9) == "回访、\n  reply")
    #expect(ScreenText.wrapped("吹哨报到、回访", columns: 9) == "吹哨报\n  到、回\n  访")
    #expect(ScreenText.wrapped("请写〈单位〉", columns: 9) == "请写\n  〈单位\n  〉")
    #expect(ScreenText.wrapped("请写〈单位〉", columns: 10) == "请写\n  〈单位〉")
  }

  @Test("have colours that take no room")
  func coloured() {
    let style = Style(isOn: true)
    let text = style.paint("now 12:00", .dim)
    #expect(ScreenText.wrapped(text, columns: 9) == text)
    #expect(ScreenText.wrapped(text, columns: 8).split(separator: "\n").count == 2)
  }

  @Test("never go beyond it", arguments: 4...40)
  func never(_ columns: Int) {
    let text = "    a word, 幸福社区 and averyveryverylongword-without-any-blank to follow"
    for line in ScreenText.wrapped(text, columns: columns).split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= columns, "\(line)")
    }
  }
}
