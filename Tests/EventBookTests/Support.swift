import Basics
import EventBook
import FileStore
import Glibc

/// A small generator of numbers (SplitMix64), so that a seed names a run for ever.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
}

/// A home directory of its own for one test, gone when the test is over.
final class Scratch: Sendable {
  let home: String
  let book: Book

  init() {
    var template = Array("/tmp/whistle-test-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      // SAFETY: the buffer is NUL-terminated, and `mkdtemp` changes its six last letters only.
      guard let address = buffer.baseAddress else { return false }
      return unsafe mkdtemp(address) != nil
    }
    precondition(made, "no directory could be made in /tmp")
    home = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    book = Book(home: home)
  }

  /// A book with these lines, a segment for each array.
  convenience init(_ segments: [[[UInt8]]]) throws(Diagnostic) {
    self.init()
    try Directory.make(book.directory)
    var sequence = 1
    for lines in segments {
      try write(Book.segmentName(firstSequence: sequence), lines.flatMap { $0 + [0x0A] })
      sequence += lines.count
    }
  }

  deinit { try? Directory.removeTree(home) }

  func path(_ name: String) -> String { book.directory + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try AtomicFile.replace(path(name), with: bytes)
  }

  func bytes(_ name: String) throws(Diagnostic) -> [UInt8] {
    try FileBytes(copying: path(name)).array
  }

  /// Puts bytes at the end of a file, as a crash might leave them.
  func smear(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    try AppendFile(path(name)).append(bytes)
  }

  /// The files of the book with their bytes.
  func files() throws(Diagnostic) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try Directory.names(in: book.directory) { files[name] = try bytes(name) }
    return files
  }

  /// Every line that a reader sees, and the code of the note that it leaves.
  func read() throws(Diagnostic) -> (lines: [[UInt8]], note: String?) {
    var cursor = try BookCursor(book)
    var lines: [[UInt8]] = []
    while try cursor.next() != nil { lines.append(cursor.storedLine.array) }
    return (lines, cursor.note?.code)
  }

  /// What stops a reader, and the sequence of the last line before it.
  func stop() -> (error: Diagnostic?, last: Int) {
    var last = 0
    do throws(Diagnostic) {
      var cursor = try BookCursor(book)
      while let line = try cursor.next() { last = line.sequence }
      return (nil, last)
    } catch { return (error, last) }
  }
}

/// The data beside the project, `../shared/data` as seen from the package: it is no part of the
/// repository, so what rests on it is passed over, loudly, where it is missing.
enum SharedData {
  private static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/shared/data"
  }()

  /// The bytes of a file, or nil where it is missing.
  static func bytes(_ file: String) throws -> [UInt8]? {
    guard try FileStatus.of(root + "/" + file) != nil else {
      announce(file)
      return nil
    }
    return try FileBytes(copying: root + "/" + file).array
  }

  private static func announce(_ path: String) {
    print("!!! NOT TESTED against \(root)/\(path): it is not there. Only the built-in cases ran.")
  }
}

let firstSegment = Book.segmentName(firstSequence: 1)

/// The event of a sequence, plain enough for the fast scanner.
func event(_ sequence: Int, title: String = "井盖松动") -> Envelope {
  var event = Envelope(
    id: "01K0ZC4M7Q\(sequence)", source: "/linshu/fenghuang/g017", type: "case.registered",
    subject: "FH-2026-\(Decimal.padded(sequence, 6))", time: "2026-07-26T15:41:00+08:00",
    authType: "user", authID: "wang.li",
    data: ["title": .string(title), "assist": .array([.string("dept/water")])])
  event.recorded = Timestamp(microseconds: 1_785_051_660_000_000 + Int64(sequence) * 1000).rfc3339()
  event.sequence = sequence
  event.caseSequence = 1
  return event
}

func lines(_ range: ClosedRange<Int>) -> [[UInt8]] { range.map { event($0).line } }

/// How long a lock is waited for that is free or soon will be. Never zero: a child process that
/// another test starts holds copies of all open files, locks too, from its fork to its exec.
let patience: Int64 = 60_000_000

/// Bounds the files that this process may write, for exit tests only.
func limitFileSize(to bytes: Int?) {
  let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  var limit = rlimit()
  precondition(unsafe getrlimit(resource, &limit) == 0)
  limit.rlim_cur = bytes.map { rlim_t($0) } ?? limit.rlim_max
  precondition(unsafe setrlimit(resource, &limit) == 0)
}
