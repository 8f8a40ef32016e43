import Basics
import EventBook
import FuzzSupport
import TestSupport
import Testing

@Suite("UTF-8 in lines")
struct UTF8Tests {
  /// A line whose title is `title`, with the title's offset in it.
  private static func line(_ title: [UInt8]) -> (bytes: [UInt8], offset: Int) {
    let line = event(1, title: "#").line
    guard let place = line.firstIndex(of: UInt8(ascii: "#")) else { return (line, 0) }
    return (Array(line[..<place]) + title + Array(line[(place + 1)...]), place)
  }

  private static func error(_ line: [UInt8]) -> LineError? {
    var scanner = LineScanner()
    return line.withByteView { view in
      do throws(LineError) {
        _ = try scanner.scan(view, 0..<view.count)
        return nil
      } catch { return error }
    }
  }

  @Test(
    "Bytes that are not UTF-8 are refused at their place, whatever stands before them",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xDF], [0xC3, 0x28],
      [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE4], [0xE4, 0xB8], [0xE4, 0xB8, 0x41],
      [0xE4, 0x41, 0xAD], [0xED, 0xA0, 0x80], [0xED, 0xAD, 0xBF], [0xED, 0xBF, 0xBF],
      [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xF7, 0xBF, 0xBF, 0xBF], [0xF8, 0x88, 0x80, 0x80, 0x80],
      [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func refused(bad: [UInt8]) throws {
    for before in ["", "a", "abcdefg", "abcdefgh", "中", "中文", "中文退", "é中", "😀中文", "a中文b"] {
      for after in ["", "z", "中文"] {
        let (line, offset) = Self.line(Array(before.utf8) + bad + Array(after.utf8))
        #expect(try LineContent.fast(line) == nil)
        let error = try #require(Self.error(line))
        #expect(error.code == .json)
        #expect(error.offset == offset + before.utf8.count)
      }
    }
  }

  @Test(
    "The first and the last characters of each length are read",
    arguments: [
      0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD, 0xFFFE,
      0xFFFF, 0x1_0000, 0x1_FFFF, 0xF_FFFF, 0x10_0000, 0x10_FFFF,
    ] as [UInt32])
  func taken(code: UInt32) throws {
    let scalar = String(Character(try #require(UnicodeScalar(code))))
    for title in [scalar, "a" + scalar, "中" + scalar, scalar + "中文", "abcdefg" + scalar] {
      let found = try #require(try LineContent.fast(Self.line(Array(title.utf8)).bytes))
      #expect(found == LineContent(event(1, title: title)))
    }
  }

  @Test("Every pair of a lead byte and its second byte is taken just where UTF-8 has it")
  func everyPair() throws {
    var wrong: [[UInt8]] = []
    let neighbour = Array("中".utf8)
    for lead in UInt8(0x80)...0xFF {
      for second in (UInt8(0x70)...0xC8).sampled(22, seed: UInt64(lead)) {
        let rest: [UInt8] = lead >= 0xF0 ? [0x80, 0xBF] : lead >= 0xE0 ? [0x80] : []
        let bytes = [lead, second] + rest
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        // First and second in the lane of six bytes, and alone.
        for title in [bytes + neighbour + neighbour, neighbour + bytes + neighbour, bytes] {
          if (try LineContent.fast(Self.line(title).bytes) != nil) != isValid {
            wrong.append(title)
          }
        }
      }
    }
    #expect(wrong == [])
  }

  @Test(
    "Half of a surrogate pair is refused at its escape",
    arguments: [
      (#"\ud800"#, 0), (#"\uDBFF"#, 0), (#"\udc00"#, 0), (#"\uDFFF"#, 0), (#"ab\ud800"#, 2),
      (#"\ud800\ud800"#, 0), (#"\ud800x"#, 0), (#"\ud800\n"#, 0), (#"\ud83d\ude00\ude00"#, 12),
      (#"中\ud800"#, 3),
    ])
  func surrogates(title: String, offset: Int) throws {
    let (line, start) = Self.line(Array(title.utf8))
    let error = try #require(Self.error(line))
    #expect(error.code == .json)
    #expect(error.offset == start + offset)
  }

  @Test("A pair of surrogates is one character")
  func pairs() throws {
    let (line, _) = Self.line(Array(#"\ud83d\ude00"#.utf8))
    #expect(try LineContent.scanned(line) == LineContent(event(1, title: "😀")))
  }

  @Test("A byte-order mark is not part of a line")
  func mark() throws {
    let line = [0xEF, 0xBB, 0xBF] + event(1).line
    let error = try #require(Self.error(line))
    #expect(error.code == .json)
    #expect(error.offset == 0)
  }
}
