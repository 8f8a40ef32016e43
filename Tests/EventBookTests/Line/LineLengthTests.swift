import Basics
import EventBook
import FuzzSupport
import Testing

@Suite("The length of a line")
struct LineLengthTests {
  /// An event whose line has so many bytes.
  private func line(_ count: Int, title: String = "") -> [UInt8] {
    let bare = event(1, title: title).line.count
    return event(1, title: title + String(repeating: "x", count: count - bare)).line
  }

  private func error(_ line: [UInt8]) -> LineError? {
    var scanner = LineScanner()
    return line.withByteView { view in
      do throws(LineError) {
        _ = try scanner.scan(view, 0..<view.count)
        return nil
      } catch { return error }
    }
  }

  @Test("65,535 bytes are taken, one more is refused at the byte that is too many")
  func limit() throws {
    #expect(LineScanner.maximumLineLength == 65_535)
    // Plain, with an escape, and with text of three bytes a character.
    for title in ["", "\"", "中文"] {
      let longest = line(65_535, title: title)
      #expect(longest.count == 65_535)
      #expect(error(longest) == nil)
      #expect(try LineContent.scanned(longest) == LineContent.reference(longest))
      let tooLong = line(65_536, title: title)
      #expect(try LineContent.fast(tooLong) == nil)
      let found = try #require(error(tooLong))
      #expect(found.code == .tooLong)
      #expect(found.offset == 65_535)
      #expect(found.reason.english.contains("65536"))
    }
  }

  @Test("White space counts as other bytes do")
  func space() {
    #expect(error(line(65_000) + [UInt8](repeating: 0x20, count: 535)) == nil)
    #expect(error(line(65_000) + [UInt8](repeating: 0x20, count: 536))?.code == .tooLong)
  }

  @Test("A long line is read whose rewriting is longer still")
  func rewriting() throws {
    // The rewritten time gets two digits more; the escape makes the general way read it.
    var event = event(1, title: "\n")
    event.recorded = "2026-07-26T07:41:02.1Z"
    event.data["pad"] = .string(String(repeating: "x", count: 65_535 - event.line.count - 9))
    #expect(event.line.count == 65_535)
    #expect(try LineContent.scanned(event.line) == LineContent(event))
  }

  @Test("A line of nothing but brackets is refused without exhausting the stack")
  func nesting() {
    let opening = Array(#"{"a":["#.utf8)
    let line = Array(repeating: opening, count: 65_535 / opening.count).flatMap(\.self)
    #expect(error(line)?.code == .json)
  }
}
