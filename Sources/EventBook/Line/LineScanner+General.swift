public import Basics
import FileStore

/// Why a line is not an event, at which byte of the line.
public struct LineError: Error, Hashable, Sendable {
  /// `json`, `too-long` or `form`; the last part of the diagnostic's code.
  public let code: String
  public let offset: Int
  public let reason: String
}

extension LineScanner {
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
        code: "too-long", offset: Self.maximumLineLength,
        reason: "the line has \(text.count) bytes, at most \(Self.maximumLineLength) are allowed")
    }
    let value: JSONValue
    do throws(JSONError) { value = try JSONParser.parse(text) } catch {
      throw LineError(code: "json", offset: error.offset, reason: error.reason)
    }
    do throws(Envelope.Fault) {
      let envelope = try Envelope(value, isStored: true)
      normalised.replace(with: envelope.normalisedLine)
    } catch {
      throw LineError(
        code: "form", offset: text.offset(ofKey: error.attribute), reason: error.reason)
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
  /// Where a key stands in a JSON text, for an error about its value; the start where it does not.
  public func offset(ofKey key: String) -> Int {
    Array("\"\(key)\"".utf8).withByteView { wanted in
      var offset = 0
      while let next = firstIndex(of: 0x22, from: offset), next + wanted.count <= count {
        if self[next..<next + wanted.count] == wanted { return next }
        offset = next + 1
      }
      return 0
    }
  }
}
