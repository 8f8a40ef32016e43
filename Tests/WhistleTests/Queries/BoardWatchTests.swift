import Foundation
import Testing

@Suite struct BoardWatchTests {
  @Test(.enabled(if: ColourTests.hasScript))
  func theBoardIsPaintedAnewWhenTheBookHasChanged() throws {
    let home = try Home.fixed()
    let outcome = try home.shell(
      """
      shown() {
        i=0; until [ "$(grep -c 'Whistle and report' out)" -ge $1 ] || [ $i -gt 300 ]; do
          sleep .1; i=$((i+1))
        done
      }
      : > out
      TERM=xterm script -qefc "stty rows 12 cols 70; \
        sh -c 'echo \\$\\$ > pid; exec $WHISTLE --now \(Home.now) board --watch 1'" out > typed &
      shown 1
      $WHISTLE --now \(Home.now) record case.noted FH-2026-000003 what=x --by li.na > /dev/null
      shown 2
      kill -INT $(cat pid)
      wait $!
      echo "status $?"
      """)
    #expect(outcome.out.contains("status 0"), "\(outcome.out)\(outcome.err)")
    let screen = try home.text(of: "out")
    #expect(screen.contains("\u{1B}[?1049h") && screen.contains("\u{1B}[?25h\u{1B}[?1049l"))
    let painted = screen.components(separatedBy: "\u{1B}[H").dropFirst()
    #expect(painted.count >= 2)
    #expect(painted.first?.contains("sequence \(FixedBook.events)") == true)
    #expect(painted.last?.contains("sequence \(FixedBook.events + 1)") == true)
    #expect(painted.last?.contains("more lines in a taller window") == true)
  }

  @Test func whereNobodyLooksItIsRefused() throws {
    let home = try Home.fixed()
    for words in ["board --watch", "board --watch 5", "board --watch=5 --format json"] {
      expectRefusal(try home.run(words), "usage.watch")
    }
  }
}
