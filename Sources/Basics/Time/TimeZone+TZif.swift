/// Why a TZif file could not be read.
public struct TZifError: Error, Hashable, Sendable {
  public let reason: String
}

extension TimeZone {
  /// Reads a TZif file of version 2 or later (RFC 8536 §3).
  ///
  /// - Throws: `TZifError` for a file of another form or one that is cut short.
  public init(name: String, tzif bytes: [UInt8]) throws(TZifError) {
    var reader = TZifReader(bytes: bytes)
    let first = try reader.header()
    guard first.version >= 2 else { throw TZifError(reason: "version 1 files are not read") }
    try reader.skip(first.blockLength(timeSize: 4))
    let header = try reader.header()
    let transitions = try reader.integers(header.timeCount, ofSize: 8)
    let types = try reader.integers(header.timeCount, ofSize: 1).map { Int($0 & 0xFF) }
    var utOffsets: [Int] = []
    for _ in 0..<header.typeCount {
      utOffsets.append(Int(try reader.integer(4)))
      try reader.skip(2)
    }
    try reader.skip(header.charCount + header.leapCount * 12 + header.isStdCount + header.isUTCount)
    guard types.allSatisfy({ $0 < utOffsets.count }), let initial = utOffsets.first else {
      throw TZifError(reason: "a transition names a type that is not there")
    }
    let footer = try reader.footer()
    guard footer.isEmpty || FutureRule(footer) != nil else {
      throw TZifError(reason: "the footer '\(footer)' is not a POSIX rule")
    }
    self.init(
      name: name, transitions: transitions, offsets: [initial] + types.map { utOffsets[$0] },
      future: FutureRule(footer))
  }
}

private struct TZifReader {
  let bytes: [UInt8]
  var cursor = 0

  struct Header {
    var version: Int
    var isUTCount, isStdCount, leapCount, timeCount, typeCount, charCount: Int

    func blockLength(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + charCount + leapCount * (timeSize + 4)
        + isStdCount + isUTCount
    }
  }

  mutating func header() throws(TZifError) -> Header {
    guard cursor + 44 <= bytes.count, Array(bytes[cursor..<cursor + 4]) == Array("TZif".utf8) else {
      throw TZifError(reason: "not a TZif file")
    }
    let version = Int(bytes[cursor + 4]) - 0x30
    cursor += 20
    let counts = try integers(6, ofSize: 4).map { Int($0) }
    guard counts.allSatisfy({ (0...1_000_000).contains($0) }) else {
      throw TZifError(reason: "a count is out of range")
    }
    return Header(
      version: version, isUTCount: counts[0], isStdCount: counts[1], leapCount: counts[2],
      timeCount: counts[3], typeCount: counts[4], charCount: counts[5])
  }

  /// A big-endian two's-complement number of `size` bytes.
  mutating func integer(_ size: Int) throws(TZifError) -> Int64 {
    guard cursor + size <= bytes.count else { throw TZifError(reason: "the file is cut short") }
    var value: Int64 = 0
    for byte in bytes[cursor..<cursor + size] { value = value << 8 | Int64(byte) }
    cursor += size
    let unused = Int64(64 - size * 8)
    return (value << unused) >> unused
  }

  mutating func integers(_ count: Int, ofSize size: Int) throws(TZifError) -> [Int64] {
    try (0..<count).map { _ throws(TZifError) in try integer(size) }
  }

  mutating func skip(_ count: Int) throws(TZifError) {
    guard count >= 0, cursor + count <= bytes.count else {
      throw TZifError(reason: "the file is cut short")
    }
    cursor += count
  }

  func footer() throws(TZifError) -> String {
    guard cursor < bytes.count, bytes[cursor] == 0x0A,
      let end = bytes[(cursor + 1)...].firstIndex(of: 0x0A)
    else { throw TZifError(reason: "the footer is cut short") }
    return String(decoding: bytes[(cursor + 1)..<end], as: UTF8.self)
  }
}
