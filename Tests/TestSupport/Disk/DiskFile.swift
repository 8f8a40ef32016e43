/// A file of a simulated disk: what programs see, and what would be left of it without power.
struct DiskFile {
  /// What a disk writes as a whole or not at all, in bytes.
  static let sectorSize = 512

  private(set) var content: [UInt8] = []
  /// What is certainly on the disk.
  private var durable: [UInt8] = []
  /// The content after each change since then.
  private var versions: [[UInt8]] = []
  /// Sectors that the system failed to write, and has forgotten.
  private var forgotten: Set<Int> = []

  mutating func write(_ bytes: some Collection<UInt8>, at offset: Int) {
    let end = offset + bytes.count
    if end > content.count { content += [UInt8](repeating: 0, count: end - content.count) }
    content.replaceSubrange(offset..<end, with: bytes)
    forgotten.subtract(offset / Self.sectorSize...max(offset, end - 1) / Self.sectorSize)
    versions.append(content)
  }

  mutating func truncate(to size: Int) {
    content =
      Array(content.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - content.count))
    versions.append(content)
  }

  mutating func sync() {
    durable = withoutForgotten(content)
    versions.removeAll()
  }

  /// The system reports that it could not write, and takes what it could not write for written.
  mutating func failToSync(_ chance: inout Seeded) {
    for sector in 0..<Self.sectors(content.count)
    where chance.chance(50) && Self.sector(sector, of: content) != Self.sector(sector, of: durable)
    {
      forgotten.insert(sector)
    }
    sync()
  }

  /// What the disk holds after a loss of power: each sector as it was at some time since the last sync.
  mutating func losePower(_ chance: inout Seeded) {
    let versions = [durable] + versions
    let left: [UInt8]
    switch chance.below(4) {
    case 0: left = durable
    case 1: left = versions[versions.count - 1]
    case 2: left = chance.pick(versions)
    default: left = mixed(versions, &chance)
    }
    content = withoutForgotten(left)
    durable = content
    self.versions.removeAll()
    forgotten.removeAll()
  }

  /// Other bytes stand where these stood, on the disk and for programs, by no call for this file.
  mutating func spoil(_ bytes: [UInt8], at offset: Int) {
    func spoilt(_ content: [UInt8]) -> [UInt8] {
      var result = content
      for (index, byte) in bytes.enumerated() where offset + index < content.count {
        result[offset + index] = byte
      }
      return result
    }
    content = spoilt(content)
    durable = spoilt(durable)
    versions = versions.map(spoilt)
  }

  /// Whether some bytes are certainly on the disk, or seen by programs.
  func holds(_ bytes: [UInt8]) -> Bool {
    [durable, content].contains { $0.firstRange(of: bytes) != nil }
  }

  private func mixed(_ versions: [[UInt8]], _ chance: inout Seeded) -> [UInt8] {
    let size = chance.pick(versions).count
    let left = (0..<Self.sectors(size)).flatMap { Self.sector($0, of: chance.pick(versions)) }
    return Array(left.prefix(size))
  }

  private func withoutForgotten(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for sector in forgotten {
      let start = sector * Self.sectorSize
      let old = Self.sector(sector, of: durable)
      for index in start..<min(start + Self.sectorSize, result.count) {
        result[index] = old[index - start]
      }
    }
    return result
  }

  private static func sectors(_ size: Int) -> Int { (size + sectorSize - 1) / sectorSize }

  /// A sector, with zeros behind the end of the file.
  private static func sector(_ index: Int, of bytes: [UInt8]) -> [UInt8] {
    let range = (index * sectorSize..<(index + 1) * sectorSize).clamped(to: 0..<bytes.count)
    return bytes[range] + [UInt8](repeating: 0, count: sectorSize - range.count)
  }
}
