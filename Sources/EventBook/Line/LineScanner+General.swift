public import Basics
import FileStore

/// Why a line is not an event, at which byte of the line.
public struct LineError: Error, Hashable, Sendable {
  /// `json`, `tooLong` or `form`.
  public let code: BookCode
  public let offset: Int
  public let reason: Phrase
}

extension LineScanner {
  /// What is said of a line of so many bytes.
  public static func tooLong(_ count: Int) -> Phrase {
    Phrase(
      "the line has \(count) bytes, at most \(maximumLineLength) are allowed",
      "该行有 \(count) 字节，最多 \(maximumLineLength) 字节")
  }

  /// Scans one line, whatever its order of keys and its spelling.
  ///
  /// - Parameter range: the line within `view`, without its LF.
  /// - Throws: `LineError` where the line is no event of SPEC §2.
  public mutating func scan(_ view: ByteView, _ range: Range<Int>) throws(LineError) -> EventLine {
    var line = EventLine(bytes: view, isNormalised: false)
    if scanFast(view, from: range.lowerBound, into: &line) == range.upperBound { return line }
    let text = view[range]
    guard text.count <= Self.maximumLineLength else {
      throw LineError(
        code: .tooLong, offset: Self.maximumLineLength,
        reason: Self.tooLong(text.count))
    }
    let value: JSONValue
    do throws(JSONError) { value = try JSONParser.parse(text) } catch {
      throw LineError(code: .json, offset: error.offset, reason: error.message)
    }
    do throws(Envelope.Fault) {
      let envelope = try Envelope(value, isStored: true)
      normalised.replace(with: envelope.normalisedLine)
    } catch {
      throw LineError(
        code: .form, offset: text.offset(ofKey: error.attribute), reason: error.reason)
    }
    isTrusted = true
    defer { isTrusted = false }
    guard scanFast(normalised.view, from: 0, into: &line) != nil else {
      preconditionFailure("a normalised line must be read by the scanner that it was made for")
    }
    return line
  }
}

extension ByteView {
  /// Where a key of the outermost object of a JSON text stands, or of its `data`, for an error about
  /// its value; the start where there is none.
  ///
  /// - Parameter depth: 1 for the outermost object, 2 for the objects within it.
  public func offset(ofKey key: String, depth wanted: Int = 1) -> Int {
    let quoted = Array("\"\(key)\"".utf8)
    var depth = 0
    var offset = 0
    while offset < count {
      switch self[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case 0x22:
        let end = endOfString(from: offset)
        let isKey = firstIndex(after: end, where: { $0 > 0x20 }).map { self[$0] == 0x3A } ?? false
        if depth == wanted, isKey, quoted.withByteView({ $0 == self[offset..<end] }) {
          return offset
        }
        offset = end - 1
      default: break
      }
      offset += 1
    }
    return 0
  }

  /// Behind the closing quote of the string that begins there, or the end.
  private func endOfString(from start: Int) -> Int {
    var offset = start + 1
    while offset < count, self[offset] != 0x22 { offset += self[offset] == 0x5C ? 2 : 1 }
    return Swift.min(offset + 1, count)
  }

  private func firstIndex(after start: Int, where isWanted: (UInt8) -> Bool) -> Int? {
    (Swift.min(start, count)..<count).first { isWanted(self[$0]) }
  }
}
