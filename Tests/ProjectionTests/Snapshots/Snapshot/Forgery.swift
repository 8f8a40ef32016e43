import Basics
import CaseTestSupport
import Testing

/// A snapshot whose bytes are changed by somebody who makes all its hashes right again: they are no
/// signatures.
struct Forgery {
  let sound: [UInt8]
  let ranges: [(name: String, range: Range<Int>)]
  private let headerStart: Int

  init(_ bytes: [UInt8]) throws {
    sound = bytes
    let trailer = bytes.count - 24
    headerStart = bytes.withByteView { Int($0.word(at: trailer)) }
    let header = JSONValue.parsed(String(decoding: bytes[headerStart..<trailer], as: UTF8.self))
    var ranges: [(String, Range<Int>)] = []
    for (name, section) in try #require(header.at("sections")?.object).members {
      let start = try #require(section.at("offset")?.number?.int)
      ranges.append((name, start..<start + (try #require(section.at("length")?.number?.int))))
    }
    self.ranges = ranges + [("header", headerStart..<trailer)]
  }

  /// Where every place lies that can be changed so.
  var places: Range<Int> { 8..<sound.count - 24 }

  /// The bytes with another byte at a place, and every hash that covers it made anew.
  func changed(at place: Int, to byte: UInt8) -> [UInt8] {
    var bytes = sound
    bytes[place] = byte
    return sealed(bytes)
  }

  func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for (name, range) in ranges {
      guard bytes[range] != sound[range] else { continue }
      if name == "states" { sealRecords(&bytes, range) }
      if name != "header" { replaceHash(of: range, &bytes) }
    }
    let text = Array(bytes[headerStart..<bytes.count - 24])
    put(text.withByteView { ByteHash.hash($0) }, at: bytes.count - 8, &bytes)
    put(UInt64(text.count), at: bytes.count - 16, &bytes)
    return bytes
  }

  private func put(_ number: UInt64, at place: Int, _ bytes: inout [UInt8]) {
    for shift in 0..<8 {
      bytes[place + shift] = UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))
    }
  }

  /// The hash of each record, by the lengths of the sound file.
  private func sealRecords(_ bytes: inout [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let length = sound.withByteView { Int($0.word(at: start, length: 4)) }
      let body = start + 12..<start + 12 + length
      if bytes[body] != sound[body] {
        put(Array(bytes[body]).withByteView { ByteHash.hash($0) }, at: start + 4, &bytes)
      }
      start = body.upperBound
    }
  }

  /// Puts another decimal text in the header, whose length may change.
  private func replaceHash(of range: Range<Int>, _ bytes: inout [UInt8]) {
    func sum(_ bytes: [UInt8]) -> [UInt8] {
      Array(String(Array(bytes[range]).withByteView { ByteHash.hash($0) }).utf8)
    }
    let (old, new) = (sum(sound), sum(bytes))
    let header = Array(bytes[headerStart..<bytes.count - 24])
    guard let at = header.indices.first(where: { header[$0...].starts(with: old) }) else { return }
    bytes.replaceSubrange(headerStart + at..<headerStart + at + old.count, with: new)
  }
}
