import Basics
import EventBook
import FileStore

/// How the part of a book that a snapshot covers is recognised without reading all of it (SPEC §8):
/// sealed segments by name, length, times and inode, the one that was open by its bytes.
struct BookStamp: Sendable {
  struct Sealed: Sendable, Equatable {
    let name: String
    let size: Int
    let inode, device: UInt64
    let modified, changed: Int64

    init(_ segment: Book.Segment) {
      name = segment.name
      size = segment.status.size
      inode = segment.status.inode
      device = segment.status.device
      modified = segment.status.modified
      changed = segment.status.changed
    }
  }

  var sealed: [Sealed]
  var open: String
  /// The bytes of the open segment that are covered, and their hash.
  var openLength: Int
  var openHash: UInt64

  /// - Parameter position: where the covered part ends.
  init(segments: [Book.Segment], position: BookPosition) throws(Diagnostic) {
    sealed = segments.prefix(position.segment).map(Sealed.init)
    open = segments[position.segment].name
    openLength = position.offset
    openHash = try BookStamp.hash(segments[position.segment].path, length: position.offset, jobs: 1)
  }

  /// Whether the segments still begin with what is stamped here.
  ///
  /// - Parameter jobs: number of threads, from 1.
  func matches(_ segments: [Book.Segment], jobs: Int = 1) throws(Diagnostic) -> Bool {
    guard segments.count > sealed.count, segments.prefix(sealed.count).map(Sealed.init) == sealed
    else { return false }
    let last = segments[sealed.count]
    guard last.name == open, last.status.size >= openLength else { return false }
    return try BookStamp.hash(last.path, length: openLength, jobs: jobs) == openHash
  }

  /// The bytes of the last line that is covered, without LF; nil where the covered part does not end
  /// with one.
  func lastLine(_ segments: [Book.Segment]) throws(Diagnostic) -> [UInt8]? {
    let start = max(0, openLength - LineScanner.maximumLineLength - 2)
    let bytes = try FileBytes(
      copying: segments[sealed.count].path, from: start, limit: openLength - start)
    return bytes.withView { view in
      guard view.count == openLength - start, view.count > 0, view[view.count - 1] == 0x0A else {
        return nil
      }
      let lines = view[0..<view.count - 1]
      guard let before = lines.lastIndex(of: 0x0A) else { return start == 0 ? lines.array : nil }
      return lines[before + 1..<lines.count].array
    }
  }

  private static let piece = 1 << 16
  /// What a thread reads at a time.
  private static let pieces = 4

  /// A hash of a file's first bytes: that of the hashes of its pieces, which threads read beside one another.
  private static func hash(
    _ path: String, length: Int, jobs: Int
  ) throws(Diagnostic) -> UInt64 {
    let starts = Array(stride(from: 0, to: length, by: pieces * piece))
    let parts = Processors.map(starts, jobs: jobs) { start -> Result<[UInt64], Diagnostic> in
      Result { () throws(Diagnostic) in
        // One that ends early has another hash, for the length is part of it.
        try FileBytes(copying: path, from: start, limit: min(pieces * piece, length - start))
          .withView { ByteHash.hashes($0, each: piece) }
      }
    }
    var hashes = ByteWriter()
    for part in parts { for hash in try part.get() { hashes.integer(hash) } }
    return hashes.bytes.withByteView { ByteHash.hash($0) }
  }

  // MARK: As JSON

  fileprivate enum Key: String {
    case sealed, open, openLength, openHash
    case name, size, inode, device, modified, changed
  }

  var json: JSONObject {
    func number(_ value: some BinaryInteger) -> JSONValue { .string(String(value)) }
    return [
      Key.sealed.rawValue: .array(
        sealed.map { segment in
          .object([
            Key.name.rawValue: .string(segment.name), Key.size.rawValue: number(segment.size),
            Key.inode.rawValue: number(segment.inode), Key.device.rawValue: number(segment.device),
            Key.modified.rawValue: number(segment.modified),
            Key.changed.rawValue: number(segment.changed),
          ])
        }),
      Key.open.rawValue: .string(open), Key.openLength.rawValue: number(openLength),
      Key.openHash.rawValue: number(openHash),
    ]
  }

  init?(_ json: JSONObject) {
    func number<Value: FixedWidthInteger>(_ object: JSONObject, _ key: Key) -> Value? {
      object[key]?.string.flatMap { Value($0) }
    }
    var sealed: [Sealed] = []
    guard let items = json[Key.sealed]?.array else { return nil }
    for item in items {
      guard let object = item.object, let segment = Sealed(object, number) else { return nil }
      sealed.append(segment)
    }
    guard let open = json[Key.open]?.string, let length: Int = number(json, .openLength),
      length >= 0, let hash: UInt64 = number(json, .openHash)
    else { return nil }
    self.sealed = sealed
    self.open = open
    openLength = length
    openHash = hash
  }
}

extension BookStamp.Sealed {
  fileprivate init?(_ object: JSONObject, _ number: (JSONObject, BookStamp.Key) -> UInt64?) {
    func signed(_ key: BookStamp.Key) -> Int64? { object[key]?.string.flatMap { Int64($0) } }
    guard let name = object[BookStamp.Key.name]?.string, let size = signed(.size),
      let inode = number(object, .inode), let device = number(object, .device),
      let modified = signed(.modified), let changed = signed(.changed)
    else { return nil }
    self.name = name
    self.size = Int(size)
    self.inode = inode
    self.device = device
    self.modified = modified
    self.changed = changed
  }
}
