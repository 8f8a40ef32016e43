import Basics
import Glibc
import Testing
import TestSupport

@Suite("A view of bytes")
struct ByteViewTests {
  private static let sample = Array("0123456789abcdefghijk".utf8)

  @Test("A word is eight bytes, the first one lowest")
  func words() {
    Self.sample.withByteView { view in
      for offset in 0...view.count - 8 {
        let expected = (0..<8).reduce(UInt64(0)) {
          $0 | UInt64(view[offset + $1]) << UInt64($1 * 8)
        }
        #expect(view.word(at: offset) == expected)
        let half = UInt32(truncatingIfNeeded: expected)
        #expect(view.halfWord(at: offset) == half)
      }
    }
  }

  @Test("A short word is filled up with zeros, also at the view's end", arguments: 0...8)
  func shortWords(length: Int) {
    Self.sample.withByteView { view in
      for offset in 0...view.count - length {
        let expected = (0..<length).reduce(UInt64(0)) {
          $0 | UInt64(view[offset + $1]) << UInt64($1 * 8)
        }
        #expect(view.word(at: offset, length: length) == expected)
      }
    }
  }

  @Test("A part of a view counts from its own start")
  func parts() {
    Self.sample.withByteView { view in
      #expect(view[10..<13].text == "abc")
      #expect(view[10..<13].count == 3)
      #expect(view[10..<13][1..<3].text == "bc")
      #expect(view[21..<21].array.isEmpty)
    }
  }

  @Test("An empty array has an empty view")
  func empty() {
    [UInt8]().withByteView { view in
      #expect(view.count == 0)
      #expect(view.array.isEmpty)
      #expect(view.text.isEmpty)
      #expect(view.firstIndex(of: 0) == nil)
      #expect(view.lastIndex(of: 0) == nil)
      #expect(view == view[0..<0])
      #expect(view.equals(""))
    }
  }

  @Test("The first and the last of a byte are found wherever they stand")
  func search() {
    for length in 0...20 {
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0x0B, count: length)
        bytes[place] = 0x0A
        bytes.withByteView { view in
          #expect(view.firstIndex(of: 0x0A) == place)
          #expect(view.lastIndex(of: 0x0A) == place)
          #expect(view.firstIndex(of: 0x0A, from: place) == place)
          #expect(view.firstIndex(of: 0x0A, from: place + 1) == nil)
        }
      }
    }
  }

  @Test(
    "The search by words agrees with a search by bytes", arguments: 1...20 as ClosedRange<UInt64>)
  func searchAgrees(seed: UInt64) {
    var chance = Seeded(seed)
    // Few different bytes, among them neighbours of the one that is sought.
    let letters: [UInt8] = [0x00, 0x01, 0x0A, 0x0B, 0x09, 0x8A, 0x80, 0xFF]
    let bytes = (0..<100).map { _ in letters.randomElement(using: &chance) ?? 0 }
    bytes.withByteView { view in
      for letter in letters {
        for start in 0...bytes.count {
          #expect(
            view.firstIndex(of: letter, from: start) == bytes[start...].firstIndex(of: letter))
        }
        #expect(view.lastIndex(of: letter) == bytes.lastIndex(of: letter))
      }
    }
  }

  @Test("Views are equal where every byte is", arguments: [0, 1, 7, 8, 9, 16, 17])
  func equality(length: Int) {
    let bytes = Array(Self.sample.prefix(length))
    bytes.withByteView { view in
      bytes.withByteView { #expect(view == $0) }
      (bytes + [0]).withByteView { #expect(!(view == $0)) }
      for place in 0..<length {
        var other = bytes
        other[place] ^= 0x80
        other.withByteView { #expect(!(view == $0)) }
      }
    }
  }

  @Test("Bytes that are not UTF-8 read as replacement characters")
  func text() {
    [0x61, 0xFF, 0x62].withByteView { #expect($0.text == "a\u{FFFD}b") }
  }

  @Test("A byte beyond the bounds is not given out")
  func byteBounds() async {
    await #expect(processExitsWith: .failure) { [1, 2, 3].withByteView { print($0[3]) } }
    await #expect(processExitsWith: .failure) { [1, 2, 3].withByteView { print($0[-1]) } }
  }

  @Test("A word that crosses the end is not given out")
  func wordBounds() async {
    let bytes = [UInt8](repeating: 1, count: 8)
    bytes.withByteView { #expect($0.word(at: 0) == 0x0101_0101_0101_0101) }
    await #expect(processExitsWith: .failure) {
      [UInt8](repeating: 1, count: 8).withByteView { print($0.word(at: 1)) }
    }
    await #expect(processExitsWith: .failure) {
      [UInt8](repeating: 1, count: 8).withByteView { print($0.halfWord(at: 5)) }
    }
    await #expect(processExitsWith: .failure) {
      [UInt8](repeating: 1, count: 8).withByteView { print($0.word(at: -1)) }
    }
  }

  @Test("An offset so large that its end wraps around is refused before memory is touched")
  func wrappingBounds() async throws {
    let result = await #expect(processExitsWith: .failure) {
      [UInt8](repeating: 1, count: 8).withByteView { print($0.word(at: .max - 3)) }
    }
    // A failed precondition is another signal than a read of memory that is not there.
    #expect(try #require(result).exitStatus != .signal(SIGSEGV))
  }

  @Test("A part that reaches beyond the view is not given out")
  func partBounds() async {
    await #expect(processExitsWith: .failure) { [1, 2, 3].withByteView { print($0[1..<4].count) } }
    await #expect(processExitsWith: .failure) {
      [1, 2, 3].withByteView { print($0[-1..<2].count) }
    }
  }
}
