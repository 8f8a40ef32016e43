import Basics
import Testing

/// A snapshot's bytes with another header, whose hash in the trailer is made anew.
func reheaded(_ bytes: [UInt8], replacing old: String, with new: String) throws -> [UInt8] {
  let trailer = bytes.count - 24
  let (offset, length) = bytes.withByteView {
    (Int($0.word(at: trailer)), Int($0.word(at: trailer + 8)))
  }
  let header = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
  let other = header.replacing(old, with: new)
  try #require(other != header)
  let text = Array(other.utf8)
  var result = Array(bytes[..<offset]) + text
  for number in [UInt64(offset), UInt64(text.count), text.withByteView { ByteHash.hash($0) }] {
    for shift in 0..<8 { result.append(UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))) }
  }
  return result
}
