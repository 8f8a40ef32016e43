import Basics

/// A snapshot taken apart, to be put together again with every length, place and hash made right:
/// they are no signatures, and what reads the bytes below them must stand whatever is there
/// (`snapshots/FORMAT.md`).
struct SnapshotParts {
  private(set) var sections: [(name: String, bytes: [UInt8])] = []
  /// The header as it is to be written, but for the table of sections.
  private(set) var header: JSONObject

  private static let magic = Array("WHSTLSN1".utf8)
  private static let trailerLength = 24
  private static let recordHeadLength = 12

  /// - Parameter sound: the bytes of a snapshot.
  init?(_ sound: [UInt8]) {
    let trailer = sound.count - Self.trailerLength
    guard trailer > Self.magic.count else { return nil }
    let start = sound.withByteView { Int($0.word(at: trailer)) }
    guard let header = Fixtures.parsed(Array(sound[start..<trailer]))?.object,
      let table = header["sections"]?.object
    else { return nil }
    self.header = header
    for (name, entry) in table.members {
      guard let offset = entry.object?["offset"]?.number?.int,
        let length = entry.object?["length"]?.number?.int
      else { return nil }
      sections.append((name, Array(sound[offset..<offset + length])))
    }
    sections.sort { Self.order($0.name, header) < Self.order($1.name, header) }
  }

  private static func order(_ name: String, _ header: JSONObject) -> Int {
    header["sections"]?.object?[name]?.object?["offset"]?.number?.int ?? 0
  }

  // MARK: Edits

  private static let editLength = 6

  /// Changes what edits say, six bytes each:
  ///
  ///     section or header │ what to do │ place, two bytes │ with what, two bytes
  mutating func apply(_ edits: ArraySlice<UInt8>) {
    var rest = edits
    while rest.count >= Self.editLength {
      let edit = Array(rest.prefix(Self.editLength))
      rest = rest.dropFirst(Self.editLength)
      let place = Int(edit[2]) << 8 | Int(edit[3])
      let operand = Int(edit[4]) << 8 | Int(edit[5])
      let index = Int(edit[0]) % (sections.count + 1)
      if index == sections.count {
        changeHeader(edit[1], place, operand)
      } else {
        Self.change(&sections[index].bytes, edit[1], place, operand)
      }
    }
    resealRecords()
  }

  private static func change(
    _ bytes: inout [UInt8], _ operation: UInt8, _ place: Int, _ operand: Int
  ) {
    guard !bytes.isEmpty else { return }
    var place = place % bytes.count
    // Tables are mostly empty: half of the operations look for a byte that is not zero.
    if operation & 0x80 != 0 { place = bytes[place...].firstIndex { $0 != 0 } ?? place }
    switch operation & 0x07 {
    case 0: bytes[place] = UInt8(operand & 0xFF)
    case 1: bytes[place] ^= 1 << (operand & 7)
    case 2, 3:
      let number = numbers[operand % numbers.count]
      for offset in 0..<(operation & 1 == 0 ? 4 : 8) where place + offset < bytes.count {
        bytes[place + offset] = UInt8(truncatingIfNeeded: number >> (offset * 8))
      }
    case 4: bytes.removeLast(min(bytes.count, operand & 0xFF))
    case 5: bytes.remove(at: place)
    case 6: bytes.insert(UInt8(operand & 0xFF), at: place)
    default:
      let length = min(operand >> 8, bytes.count - place)
      bytes += bytes[place..<place + length]
    }
  }

  private static let numbers: [Int] = [
    0, 1, -1, 2, .max, .min, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000,
    0x7FFF_FFFF_7FFF_FFFF, 1 << 48, 86_400_000_000, 253_402_300_799_999_999,
    253_402_300_800_000_000, -62_167_219_200_000_000,
  ]

  private mutating func changeHeader(_ operation: UInt8, _ place: Int, _ operand: Int) {
    let keys = header.keys.filter { $0 != "sections" }
    let key = keys[place % keys.count]
    let number = JSONValue.integer(Self.numbers[operand % Self.numbers.count])
    switch operation & 0x03 {
    case 0: header[key] = number
    case 1: header[key] = nil
    case 2:
      guard var items = header[key]?.array, !items.isEmpty else { return }
      items[(operand >> 8) % items.count] = number
      header[key] = .array(items)
    default:
      guard var object = header[key]?.object, !object.isEmpty else { return }
      object[object.keys[(operand >> 8) % object.keys.count]] = .string(number.text)
      header[key] = .object(object)
    }
  }

  /// Makes the hash of each record right, as far as their lengths lead.
  private mutating func resealRecords() {
    guard let index = sections.firstIndex(where: { $0.name == "states" }) else { return }
    var bytes = sections[index].bytes
    var start = 0
    while start + Self.recordHeadLength <= bytes.count {
      let length = bytes.withByteView { Int($0.word(at: start, length: 4)) }
      let body = start + Self.recordHeadLength
      guard length <= bytes.count - body else { break }
      let hash = Array(bytes[body..<body + length]).withByteView { ByteHash.hash($0) }
      for offset in 0..<8 {
        bytes[start + 4 + offset] = UInt8(truncatingIfNeeded: hash >> (offset * 8))
      }
      start = body + length
    }
    sections[index].bytes = bytes
  }

  // MARK: Putting together

  /// The bytes of the file; no section may have more than a mebibyte, of which the hash is another one.
  var sealed: [UInt8] {
    var bytes = Self.magic
    var table: [(key: String, value: JSONValue)] = []
    for (name, section) in sections {
      let entry: JSONObject = [
        "offset": .integer(bytes.count), "length": .integer(section.count),
        "hash": .string(
          String(section.isEmpty ? 0 : section.withByteView { ByteHash.hash($0) })),
      ]
      table.append((name, .object(entry)))
      bytes += section
    }
    var header = header
    header["sections"] = .object(JSONObject(table.sorted { $0.key < $1.key }))
    let text = Array(JSONValue.object(header).text.utf8)
    let (start, length) = (UInt64(bytes.count), UInt64(text.count))
    bytes += text
    for number in [start, length, text.withByteView { ByteHash.hash($0) }] {
      for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (shift * 8))) }
    }
    return bytes
  }
}
