import Basics
import EventBook
import FuzzSupport
import TestSupport
import Testing

@Suite("A damaged line is never read as a good one")
struct CorruptionTests {
  private static let short: [UInt8] = {
    var event = Envelope(
      id: "i", source: "/s", type: "t", subject: "S", time: "2026-07-26T15:41:00+08:00",
      authType: "u", data: ["k": .string("中é"), "n": .array([.string("x")]), "m": .integer(10)])
    event.recorded = "2026-07-26T07:41:02.125Z"
    event.sequence = 12
    event.caseSequence = 1
    return event.line
  }()

  @Test("Every byte changed to every other is refused, or read as the general parser reads it")
  func everyByte() throws {
    let line = Self.short
    #expect(try LineContent.fast(line) == LineContent.reference(line))
    var faults: [String] = []
    for place in line.indices {
      let bytes = (UInt8.min...UInt8.max).sampled(24, seed: UInt64(place))
      for byte in bytes where byte != line[place] {
        var damaged = line
        damaged[place] = byte
        if let fault = LineContent.fault(damaged) { faults.append(fault) }
      }
    }
    #expect(faults == [])
  }

  @Test("No part of a line from its start is read, but the whole")
  func everyPrefix() throws {
    for line in [Self.short, event(1).line, event(1, title: "say \"no\"\n").line] {
      for length in line.indices {
        #expect(try LineContent.scanned(Array(line[..<length])) == nil)
        #expect(try LineContent.fast(Array(line[..<length])) == nil)
      }
      #expect(try LineContent.scanned(line) != nil)
    }
  }

  @Test("A byte lost or doubled is refused, or read as the general parser reads it")
  func everyShift() {
    let line = Self.short
    var faults: [String] = []
    for place in line.indices {
      var shorter = line
      shorter.remove(at: place)
      var longer = line
      longer.insert(line[place], at: place)
      faults += [shorter, longer].compactMap { LineContent.fault($0) }
    }
    #expect(faults == [])
  }

  @Test(
    "Random damage of random lines is judged alike by both ways",
    arguments: (1...200 as ClosedRange<UInt64>).sampled(40))
  func random(seed: UInt64) {
    var chance = Seeded(seed)
    let line = chance.event().line
    let tokens = [
      "\"", "\\", ",", ":", "{", "}", "[", "]", "0", "1", "e", "\"a\":1,", "\\u0041", " ", "\u{0}",
      "中",
    ]
    for _ in 0..<20 {
      var damaged = line
      for _ in 0...chance.below(3) {
        let place = chance.below(damaged.count)
        switch chance.below(5) {
        case 0: damaged[place] = UInt8(truncatingIfNeeded: chance.next())
        case 1: damaged[place] ^= 1 << UInt8(chance.below(8))
        case 2: damaged.insert(contentsOf: chance.pick(tokens).utf8, at: place)
        case 3: damaged.removeSubrange(place..<min(damaged.count, place + 1 + chance.below(20)))
        default:
          let end = min(damaged.count, place + 1 + chance.below(30))
          damaged.insert(contentsOf: damaged[place..<end], at: chance.below(damaged.count))
        }
        if damaged.isEmpty { damaged = line }
      }
      #expect(LineContent.fault(damaged) == nil)
    }
  }
}
