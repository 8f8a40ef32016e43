import Basics
import FileStore

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

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
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

  /// The names in a folder, or nil where it is missing.
  static func names(_ folder: String) throws -> [String]? {
    guard try FileStatus.of(root + "/" + folder) != nil else {
      announce(folder)
      return nil
    }
    return try Directory.names(in: root + "/" + folder)
  }

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

/// The bytes that pairs of hexadecimal digits name; white space between them is passed over.
func bytes(hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] * 16 + digits[$0 + 1])
  }
}

/// An instant that the test's author knows to be well written.
func instant(_ text: String) -> Timestamp {
  guard let instant = Timestamp(rfc3339: text) else { preconditionFailure("'\(text)' is no time") }
  return instant
}

/// A date that the test's author knows to be one.
func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is no date") }
  return date
}
